package dev.marquee.site.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as ticket-service shows it, as far as buyers' pages use it.
 *
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
        @Nullable String accessKey,
        List<Ticket> tickets) {

    /** One admission; {@code qrToken} is what its QR code says. */
    public record Ticket(String code, String status, String ticketType, String qrToken) {}

    /**
     * Whether its tickets were given back, by somebody or because nobody confirmed them in time.
     */
    public boolean cancelled() {
        return status.equals("cancelled") || status.equals("expired");
    }
}
