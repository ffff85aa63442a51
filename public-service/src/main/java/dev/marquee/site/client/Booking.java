package dev.marquee.site.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as ticket-service shows it, as far as buyers' pages use it.
 *
 * @param subtotal what its tickets cost before discount and tax on top, decimal; so are the other
 *     amounts
 * @param tax in the total
 * @param paid what was paid of the total
 * @param refunded what of that is going back, or has gone back
 * @param expiresAt when a reservation gives its tickets back, if it does
 * @param offer what takes the discount off; null if nothing does
 * @param test whether it does not count; null from an older ticket-service
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
        @Nullable String subtotal,
        @Nullable String discount,
        @Nullable String tax,
        @Nullable String paid,
        @Nullable String refunded,
        String currency,
        String buyerName,
        String buyerEmail,
        @Nullable String buyerPhone,
        @Nullable Instant expiresAt,
        @Nullable String accessKey,
        @Nullable Offer offer,
        List<Ticket> tickets,
        @Nullable Boolean test,
        @Nullable String lang) {

    /**
     * What takes its discount off.
     *
     * @param code that the buyer had; null where it needs none
     */
    public record Offer(String name, @Nullable String code) {}

    /**
     * One admission.
     *
     * @param entryCode what is typed at the door; null unless it is valid and the reader's
     * @param qrToken what its QR code says; null in the same cases
     * @param transfers how often it was handed on; null from an older ticket-service
     * @param transferable whether the reader can hand it on now; null from an older one
     * @param seat null for a ticket without one
     */
    public record Ticket(
            @Nullable Long id,
            String code,
            String status,
            long ticketTypeId,
            String ticketType,
            String price,
            @Nullable String attendeeName,
            @Nullable String entryCode,
            @Nullable String qrToken,
            @Nullable Integer transfers,
            @Nullable Boolean transferable,
            @Nullable Seat seat) {

        /** Where its holder sits, as people say it; null for a ticket without a seat. */
        public @Nullable String seatLabel() {
            return seat == null ? null : seat.label();
        }
    }

    /** Where somebody sits. */
    public record Seat(String id, String label) {}

    /** Whether its event is only tried out. */
    public boolean isTest() {
        return Boolean.TRUE.equals(test);
    }

    /** Whether its tickets are kept for the buyer, and good only once it is confirmed. */
    public boolean waiting() {
        return status.equals("pending_payment");
    }

    /** Whether it costs anything. */
    public boolean priced() {
        return new BigDecimal(total).signum() > 0;
    }

    /** Whether it was paid, wholly or in part. */
    public boolean isPaid() {
        return paid != null && new BigDecimal(paid).signum() > 0;
    }

    /** Whether its buyer can pay for it now; what staff reserved may be kept without an end. */
    public boolean payable(Instant now) {
        return waiting() && priced() && !isPaid() && (expiresAt == null || expiresAt.isAfter(now));
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
