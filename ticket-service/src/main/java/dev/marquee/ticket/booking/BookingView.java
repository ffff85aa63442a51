package dev.marquee.ticket.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.offer.AppliedOffer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking in the API.
 *
 * @param total what is to be paid, decimal, in {@code currency}; so are the other amounts
 * @param tax in the total
 * @param paid what was paid of it
 * @param refunded what of that is going back, or has gone back
 * @param expiresAt until when it is reserved, or was before it lapsed; absent where that has no end
 * @param offer what takes the discount off; absent if nothing does
 * @param buyerEmail ends with {@code @box-office.invalid} for a buyer who gave none, to whom no
 *     mail goes
 * @param test whether the event is only tried out, so that the booking does not count
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
        @Schema(example = "48.00") String subtotal,
        @Schema(example = "0.00") String discount,
        @Schema(example = "7.66") String tax,
        @Schema(example = "48.00") String paid,
        @Schema(example = "0.00") String refunded,
        String currency,
        String buyerName,
        EmailAddress buyerEmail,
        @Nullable String buyerPhone,
        Instant createdAt,
        @Schema(example = "2026-11-28T18:42:00Z") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Instant expiresAt,
        @Schema(example = "k3Vt9bQx0PzL") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String accessKey,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AppliedOffer offer,
        List<TicketView> tickets,
        @Schema(example = "false") boolean test,
        @Schema(
                        description =
                                "The language in which it was made, and all that is sent about it; absent for that of the installation",
                        example = "vi")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String lang) {}
