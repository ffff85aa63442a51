package dev.marquee.ticket.booking;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.offer.AppliedOffer;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows bookings in the API, their QR tokens included. */
@Component
public class BookingViews {

    private final TicketTokens tokens;
    private final AccessKeys keys;
    private final Languages languages;
    private final Clock clock;

    BookingViews(TicketTokens tokens, AccessKeys keys, Languages languages, Clock clock) {
        this.tokens = tokens;
        this.languages = languages;
        this.clock = clock;
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

    private BookingView of(Booking all, @Nullable String accessKey, boolean withTokens) {
        // one that was just made is in the event's language still
        var booking = all.in(languages.orHouse(all.locale()).toLanguageTag());
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
                AppliedOffer.of(booking.offer()),
                booking.tickets().stream()
                        .map(ticket ->
                                ticket(booking, ticket, withTokens && mayCome(booking, ticket)))
                        .toList(),
                event.isTest(),
                booking.locale());
    }

    /** What was handed on is its holder's, and no longer its buyer's to come with. */
    private static boolean mayCome(Booking booking, Ticket ticket) {
        return !ticket.isHandedOn(booking.buyerEmail())
                || Caller.current()
                        .filter(caller -> BookingAccess.seesCodes(caller, booking))
                        .isPresent();
    }

    private boolean isTransferable(Booking booking, Ticket ticket) {
        var event = booking.event();
        var now = clock.instant();
        return booking.status() == BookingStatus.CONFIRMED
                && ticket.status() == TicketStatus.ISSUED
                && ticket.revision() < event.holders().maxTransfers()
                && !event.startedAt(now)
                && now.isBefore(event.holders().transferableUntil(event.startsAt()));
    }

    private TicketView ticket(Booking booking, Ticket ticket, boolean withToken) {
        var event = booking.event();
        var code = event.ticketCode(ticket.number());
        var claim = ticket.claim(event.eventId());
        var shown = withToken && ticket.status().hasCode();
        return new TicketView(
                ticket.id(),
                code,
                ticket.status(),
                ticket.ticketTypeId(),
                ticket.ticketType(),
                Money.text(ticket.priceMinor(), booking.currency()),
                Money.text(ticket.discountMinor(), booking.currency()),
                ticket.seat(),
                ticket.seat() == null ? null : ticket.seat().label(),
                ticket.attendeeName(),
                ticket.attendeeEmail(),
                ticket.revision(),
                shown && isTransferable(booking, ticket),
                shown ? tokens.entryCode(code, claim) : null,
                shown ? tokens.token(claim) : null);
    }
}
