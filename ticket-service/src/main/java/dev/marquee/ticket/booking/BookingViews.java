package dev.marquee.ticket.booking;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.qr.TicketTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows bookings in the API, their QR tokens included. */
@Component
public class BookingViews {

    private final TicketTokens tokens;

    BookingViews(TicketTokens tokens) {
        this.tokens = tokens;
    }

    /** The booking for somebody who may see it. */
    public BookingView of(Booking booking) {
        return of(booking, null);
    }

    /** The same, with the key that opens it later: for the one who made it. */
    BookingView of(Booking booking, @Nullable String accessKey) {
        var event = booking.event();
        return new BookingView(
                booking.id(),
                event.eventId(),
                event.code(),
                event.name(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.location(),
                booking.status(),
                booking.quantity(),
                Money.text(booking.totalMinor(), booking.currency()),
                booking.currency(),
                booking.buyerName(),
                booking.buyerEmail(),
                booking.buyerPhone(),
                booking.createdAt(),
                accessKey,
                booking.tickets().stream().map(ticket -> ticket(booking, ticket)).toList());
    }

    private TicketView ticket(Booking booking, Ticket ticket) {
        var event = booking.event();
        return new TicketView(
                ticket.id(),
                event.ticketCode(ticket.number()),
                ticket.status(),
                ticket.ticketTypeId(),
                ticket.ticketType(),
                Money.text(ticket.priceMinor(), booking.currency()),
                ticket.attendeeName(),
                tokens.token(event.eventId(), ticket.number(), ticket.id()));
    }
}
