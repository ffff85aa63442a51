package dev.marquee.ticket.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking in the API.
 *
 * @param total decimal, in {@code currency}
 * @param expiresAt until when it is reserved, or was before it lapsed; absent where that has no end
 * @param accessKey opens the booking without an account; only in the answer to the request that
 *     made it
 */
public record BookingView(
        long id,
        long eventId,
        String eventCode,
        String eventName,
        Instant startsAt,
        @Nullable Instant endsAt,
        String timeZone,
        String location,
        BookingStatus status,
        int quantity,
        String total,
        String currency,
        String buyerName,
        EmailAddress buyerEmail,
        @Nullable String buyerPhone,
        Instant createdAt,
        @Schema(example = "2026-11-28T18:42:00Z") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Instant expiresAt,
        @Schema(example = "k3Vt9bQx0PzL") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String accessKey,
        List<TicketView> tickets) {}
