package dev.marquee.site.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as ticket-service shows it, as far as buyers' pages use it.
 *
 * @param expiresAt when a reservation gives its tickets back, if it does
 * @param accessKey opens the booking without an account; only in the answer that made it
 */
public record Booking(
        long id,
        String eventCode,
        String eventName,
        Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId timeZone,
        @Nullable String location,
        String status,
        String total,
        String currency,
        String buyerName,
        String buyerEmail,
        @Nullable Instant expiresAt,
        @Nullable String accessKey,
        List<Ticket> tickets) {

    /** One admission; {@code qrToken} is what its QR code says, null unless it is valid. */
    public record Ticket(
            String code,
            String status,
            String ticketType,
            @Nullable String attendeeName,
            @Nullable String qrToken) {}

    /** Whether its tickets are kept for the buyer, and good only once it is confirmed. */
    public boolean waiting() {
        return status.equals("pending_payment");
    }

    /** Whether its tickets are good. */
    public boolean confirmed() {
        return status.equals("confirmed");
    }

    /** Whether its tickets are good for nothing any more. */
    public boolean cancelled() {
        return !waiting() && !confirmed();
    }
}
