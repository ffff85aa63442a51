package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.search.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens bookings for those who may see them. */
@Component
class BookingDesk {

    /**
     * A booking, or one ticket of it.
     *
     * @param ticket null where the whole booking is meant
     */
    record Opened(Booking booking, @Nullable Ticket ticket) {}

    private final Bookings bookings;

    BookingDesk(Bookings bookings) {
        this.bookings = bookings;
    }

    /**
     * The booking with that id, or the ticket: both draw their ids from one sequence.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none, or it is of
     *     somebody else's event
     */
    Opened open(long id, Caller caller) {
        var booking =
                bookings.find(bookings.idOfTicket(id).orElse(id))
                        .filter(found -> Scope.of(caller).covers(found.event().organizerId()))
                        .orElseThrow(() -> Problems.notFound("booking"));
        return new Opened(booking, booking.id() == id ? null : booking.ticket(id));
    }

    /**
     * A ticket with its booking.
     *
     * @throws org.springframework.web.ErrorResponseException 404 the same way
     */
    Opened openTicket(long id, Caller caller) {
        var opened = open(id, caller);
        if (opened.ticket() == null) throw Problems.notFound("ticket");
        return opened;
    }

    /**
     * A booking by its own id alone.
     *
     * @throws org.springframework.web.ErrorResponseException 404 the same way
     */
    Booking openBooking(long id, Caller caller) {
        var opened = open(id, caller);
        if (opened.ticket() != null) throw Problems.notFound("booking");
        return opened.booking();
    }
}
