package dev.marquee.ticket.change;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.search.Scope;
import org.springframework.stereotype.Component;

/** Opens bookings for those who may change their tickets: who runs the event, and support. */
@Component
class ChangeDesk {

    private final Bookings bookings;

    ChangeDesk(Bookings bookings) {
        this.bookings = bookings;
    }

    /**
     * The booking, for those who run its event.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none, or it is not
     *     theirs
     */
    Booking open(long id, Caller caller) {
        return bookings.find(id)
                .filter(booking -> Scope.of(caller).covers(booking.event().organizerId()))
                .orElseThrow(() -> Problems.notFound("booking"));
    }
}
