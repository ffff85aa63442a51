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
 * @param quotaEmail what the quota counts by
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
        EmailAddress quotaEmail,
        @Nullable Long accountId,
        Instant createdAt,
        List<Ticket> tickets) {

    Booking with(List<Ticket> tickets) {
        return with(status, tickets);
    }

    /** As its buyer saw it first: confirmed, with all its tickets. */
    Booking asFirstAnswered() {
        return with(
                BookingStatus.CONFIRMED,
                tickets.stream().map(ticket -> ticket.with(TicketStatus.ISSUED)).toList());
    }

    private Booking with(BookingStatus status, List<Ticket> tickets) {
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
                quotaEmail,
                accountId,
                createdAt,
                tickets);
    }
}
