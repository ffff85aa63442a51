package dev.marquee.ticket.roster;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.seating.SeatWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Takes in the attendees of a file: each gets a booking of their own, which costs nothing here
 * because it was paid elsewhere, of the same stock as every other. What there was no time for, or
 * what was cut off in the middle, is taken in by the same file again.
 */
@Component
class ImportAttendees {

    private static final int LONGEST_NOTE = 200;

    /** One request, and how far it may go on. */
    private static final class Round {

        final DoorEvent event;
        final Shape shape;
        final boolean mails;
        final Caller by;
        final long since;
        boolean begun;
        boolean stopped;

        Round(DoorEvent event, Shape shape, boolean mails, Caller by, long since) {
            this.event = event;
            this.shape = shape;
            this.mails = mails;
            this.by = by;
            this.since = since;
        }
    }

    private final CheckRoster check;
    private final BookTickets bookTickets;
    private final ImportedTickets imported;
    private final AuditTrail trail;
    private final Duration longest;

    /**
     * @param longest after that no further booking is begun: less than the gateway waits for an
     *     answer
     */
    ImportAttendees(
            CheckRoster check,
            BookTickets bookTickets,
            ImportedTickets imported,
            AuditTrail trail,
            @Value("${marquee.attendee-import.longest:8s}") Duration longest) {
        this.check = check;
        this.bookTickets = bookTickets;
        this.imported = imported;
        this.trail = trail;
        this.longest = longest;
    }

    /**
     * Takes in all that can be taken.
     *
     * @param otherwise the type of those whose own is not here; null to refuse them
     * @param mails whether attendees with an address get their tickets by mail
     */
    List<CheckedAttendee> handle(
            DoorEvent event, RosterFile file, @Nullable Long otherwise, boolean mails, Caller by) {
        var round = new Round(event, file.shape(), mails, by, System.nanoTime());
        var done = new ArrayList<CheckedAttendee>();
        try {
            for (var one : check.handle(event, file, otherwise)) done.add(take(one, round));
        } finally {
            var taken = done.stream().filter(one -> one.problem() == null).count();
            if (taken > 0)
                trail.record("attendees.imported", "event:" + event.code(), taken + " attendees");
        }
        return done;
    }

    private CheckedAttendee take(CheckedAttendee one, Round round) {
        var now = one;
        if (one.problem() == null)
            now = mayGoOn(round) ? book(one, round) : one.refused(RosterProblem.TRY_AGAIN);
        var booking = now.bookingId();
        // also for one whose booking was made, and nothing more, before it was cut off
        if (booking != null && (now.problem() == null || now.problem() == RosterProblem.LISTED))
            imported.keep(booking, round.shape, one.line().cells());
        return now;
    }

    /** Each request gets one on, so the same file again and again comes to its end. */
    private boolean mayGoOn(Round round) {
        return !round.stopped
                && (!round.begun || System.nanoTime() - round.since < longest.toNanos());
    }

    private CheckedAttendee book(CheckedAttendee one, Round round) {
        round.begun = true;
        var seat = seat(one);
        try {
            return one.booked(book(one, seat, round));
        } catch (ErrorResponseException e) {
            if (seat == null || !isAboutSeat(e)) return refused(one, e, round);
        }
        // the event has no such seat, or it was taken meanwhile; places are still places
        try {
            return one.booked(book(one, null, round));
        } catch (ErrorResponseException e) {
            return refused(one, e, round);
        }
    }

    private static boolean isAboutSeat(ErrorResponseException e) {
        return e.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT
                || e.getStatusCode() == HttpStatus.CONFLICT && type(e).contains(":seat-");
    }

    private static CheckedAttendee refused(
            CheckedAttendee one, ErrorResponseException e, Round round) {
        if (type(e).endsWith(":sold-out")) return one.refused(RosterProblem.SOLD_OUT);
        if (type(e).endsWith(":event-not-on-sale")) return one.refused(RosterProblem.NOT_ON_SALE);
        // others would wait as long for nothing
        if (e.getStatusCode().is5xxServerError()) round.stopped = true;
        return one.refused(RosterProblem.TRY_AGAIN);
    }

    private static String type(ErrorResponseException e) {
        return String.valueOf(e.getBody().getType());
    }

    private long book(CheckedAttendee one, @Nullable SeatWish seat, Round round) {
        var event = round.event;
        var key = one.key();
        var attendee = one.attendee();
        var email = attendee.address();
        var nobody = new EmailAddress(key + Booking.NO_ADDRESS);
        var request = "%s:%d:%s".formatted(seat == null ? "import" : "seat", event.id(), key);
        var purchase =
                new Purchase(
                        event.id(),
                        List.of(new Line(Objects.requireNonNull(one.typeId()), 1, seat)),
                        new Buyer(
                                attendee.name(),
                                email == null ? nobody : email,
                                attendee.phone(),
                                null),
                        nobody,
                        new RequestKey(request, key, true),
                        false,
                        null,
                        null,
                        new OfferClaim.Again(null),
                        new StaffSale(
                                Channel.GUEST_LIST,
                                key,
                                key,
                                round.by.name(),
                                round.mails && email != null,
                                note(attendee.note())));
        return bookTickets.handleForStaff(purchase).booking().id();
    }

    private static @Nullable SeatWish seat(CheckedAttendee one) {
        var seat = one.attendee().seat();
        return seat.isEmpty() || seat.length() > 90 ? null : SeatWish.rather(List.of(seat));
    }

    /** As much as there is room for; the whole stays with the line. */
    private static @Nullable String note(String text) {
        var note = CleanText.of(text);
        if (note.isEmpty()) return null;
        if (note.length() <= LONGEST_NOTE) return note;
        var end = LONGEST_NOTE - 1;
        return note.substring(0, Character.isHighSurrogate(note.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
