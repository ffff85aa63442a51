package dev.marquee.ticket.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One buyer's purchase, with all its tickets.
 *
 * @param event the terms as they are now, not as they were when it was made
 * @param totalMinor in minor units of {@code currency}
 * @param buyerEmail where mails go
 * @param accountId who was signed in when it was made
 */
public record Booking(
        long id,
        SaleTerms event,
        BookingStatus status,
        int quantity,
        long totalMinor,
        String currency,
        String buyerName,
        EmailAddress buyerEmail,
        @Nullable String buyerPhone,
        @Nullable Long accountId,
        Instant createdAt,
        List<Ticket> tickets) {

    Booking with(List<Ticket> tickets) {
        return new Booking(
                id,
                event,
                status,
                quantity,
                totalMinor,
                currency,
                buyerName,
                buyerEmail,
                buyerPhone,
                accountId,
                createdAt,
                tickets);
    }
}
