package dev.marquee.ticket.noshow;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.search.Scope;
import org.springframework.stereotype.Component;

/** Opens tickets for those who may mark them. */
@Component
class NoShowDesk {

    private final Bookings bookings;

    NoShowDesk(Bookings bookings) {
        this.bookings = bookings;
    }

    /**
     * The ticket's booking, whose event the caller runs, or they are support.
     *
     * @throws org.springframework.web.ErrorResponseException 404 otherwise
     */
    Booking open(long ticket, Caller caller) {
        return bookings.idOfTicket(ticket)
                .flatMap(bookings::find)
                .filter(it -> Scope.of(caller).covers(it.event().organizerId()))
                .orElseThrow(() -> Problems.notFound("ticket"));
    }
}
