package dev.marquee.ticket.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.qr.TicketTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows bookings in the API, their QR tokens included. */
@Component
public class BookingViews {

    private final TicketTokens tokens;
    private final AccessKeys keys;

    BookingViews(TicketTokens tokens, AccessKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /** The booking for its buyer. */
    public BookingView of(Booking booking) {
        return of(booking, null, true);
    }

    /** The booking for its buyer or for staff, as it was opened. */
    public BookingView of(Booking booking, BookingAccess.Opened opened) {
        return of(booking, null, opened.withCodes());
    }

    /** The booking for staff who may see it, with codes if the event is theirs. */
    public BookingView of(Booking booking, Caller staff) {
        return of(booking, null, BookingAccess.seesCodes(staff, booking));
    }

    /** The booking for whoever made it: with the key that opens it later. */
    public BookingView withKey(Booking booking) {
        return of(booking, keys.keyOf(booking.id()), true);
    }

    /** The booking for somebody who may know of it, and no more. */
    public BookingView withoutCodes(Booking booking) {
        return of(booking, null, false);
    }

    private BookingView of(Booking booking, @Nullable String accessKey, boolean withTokens) {
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
                Money.text(booking.amounts().subtotalMinor(), booking.currency()),
                Money.text(booking.amounts().discountMinor(), booking.currency()),
                Money.text(booking.amounts().taxMinor(), booking.currency()),
                Money.text(booking.amounts().paidMinor(), booking.currency()),
                Money.text(booking.amounts().refundedMinor(), booking.currency()),
                booking.currency(),
                booking.buyerName(),
                booking.buyerEmail(),
                booking.buyerPhone(),
                booking.createdAt(),
                booking.heldUntil(),
                accessKey,
                booking.tickets().stream()
                        .map(ticket -> ticket(booking, ticket, withTokens))
                        .toList());
    }

    private TicketView ticket(Booking booking, Ticket ticket, boolean withToken) {
        var event = booking.event();
        return new TicketView(
                ticket.id(),
                event.ticketCode(ticket.number()),
                ticket.status(),
                ticket.ticketTypeId(),
                ticket.ticketType(),
                Money.text(ticket.priceMinor(), booking.currency()),
                ticket.attendeeName(),
                withToken && ticket.status().hasCode()
                        ? tokens.token(event.eventId(), ticket.number(), ticket.id())
                        : null);
    }
}
