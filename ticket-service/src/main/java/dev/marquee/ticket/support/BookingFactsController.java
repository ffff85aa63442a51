package dev.marquee.ticket.support;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.TicketLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** For customer-service: whose booking it is, and whether a mailed link is that of one. */
@RestController
class BookingFactsController {

    /**
     * A booking.
     *
     * @param accountId who was signed in when it was made; null for a guest
     */
    record BookingFacts(
            long id,
            long eventId,
            String eventCode,
            String eventName,
            long organizerId,
            String buyerName,
            String buyerEmail,
            @Nullable Long accountId) {

        static BookingFacts of(Booking booking) {
            var event = booking.event();
            return new BookingFacts(
                    booking.id(),
                    event.eventId(),
                    event.code(),
                    event.name(),
                    event.organizerId(),
                    booking.buyerName(),
                    booking.buyerEmail().value(),
                    booking.accountId());
        }
    }

    private final Bookings bookings;
    private final TicketLinks links;

    BookingFactsController(Bookings bookings, TicketLinks links) {
        this.bookings = bookings;
        this.links = links;
    }

    @GetMapping("/internal/bookings/{id}/facts")
    BookingFacts facts(@PathVariable long id) {
        return bookings.find(id)
                .map(BookingFacts::of)
                .orElseThrow(() -> Problems.notFound("booking"));
    }

    /** Also once the event is over, which is when people complain. */
    @GetMapping("/internal/bookings/link/facts")
    BookingFacts byLink(@RequestHeader(TicketLinks.HEADER) String token) {
        return links.bookingId(token)
                .flatMap(bookings::find)
                .filter(booking -> links.isOf(token, booking) && !booking.isErased())
                .map(BookingFacts::of)
                .orElseThrow(() -> Problems.notFound("link"));
    }
}
