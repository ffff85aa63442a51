package dev.marquee.ticket.change;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import java.util.List;

/**
 * What a change would mean for tickets of a booking.
 *
 * @param event of the tickets afterwards
 * @param type of the tickets afterwards
 * @param tickets that change; none if all have that type already
 * @param lines what each of them costs before, and would cost at the type's price
 */
record ChangePlan(
        Booking booking,
        SaleTerms event,
        TicketType type,
        List<Ticket> tickets,
        List<ChangeLine> lines) {

    boolean isMove() {
        return event.eventId() != booking.event().eventId();
    }

    long beforeMinor() {
        return lines.stream().mapToLong(line -> line.before().paidMinor()).sum();
    }

    long afterMinor() {
        return lines.stream().mapToLong(line -> line.after().paidMinor()).sum();
    }

    /** What the tickets become dearer, or cheaper where it is negative. */
    long differenceMinor() {
        return afterMinor() - beforeMinor();
    }

    List<String> codes() {
        return tickets.stream().map(it -> booking.event().ticketCode(it.number())).toList();
    }

    List<Long> ticketIds() {
        return tickets.stream().map(Ticket::id).toList();
    }
}
