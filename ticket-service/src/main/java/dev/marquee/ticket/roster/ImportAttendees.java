package dev.marquee.ticket.roster;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.bulk.BookList;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.seating.SeatWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in the attendees of a file: each gets a booking of their own, which costs nothing here
 * because it was paid elsewhere, of the same stock as every other. What there was no time for, or
 * what was cut off in the middle, is taken in by the same file again.
 */
@Component
class ImportAttendees {

    private static final int LONGEST_NOTE = 200;

    /** One request. */
    private record Round(
            DoorEvent event, Shape shape, boolean mails, Caller by, BookList.Round bookings) {}

    private final CheckRoster check;
    private final BookList bookList;
    private final ImportedTickets imported;
    private final AuditTrail trail;

    ImportAttendees(
            CheckRoster check, BookList bookList, ImportedTickets imported, AuditTrail trail) {
        this.check = check;
        this.bookList = bookList;
        this.imported = imported;
        this.trail = trail;
    }

    /**
     * Takes in all that can be taken.
     *
     * @param otherwise the type of those whose own is not here; null to refuse them
     * @param mails whether attendees with an address get their tickets by mail
     */
    List<CheckedAttendee> handle(
            DoorEvent event, RosterFile file, @Nullable Long otherwise, boolean mails, Caller by) {
        var round = new Round(event, file.shape(), mails, by, bookList.begin());
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
        var now = one.problem() == null ? book(one, round) : one;
        var booking = now.bookingId();
        // also for one whose booking was made, and nothing more, before it was cut off
        if (booking != null && (now.problem() == null || now.problem() == RosterProblem.LISTED))
            imported.keep(booking, round.shape, one.line().cells());
        return now;
    }

    private CheckedAttendee book(CheckedAttendee one, Round round) {
        var seat = seat(one);
        var outcome =
                round.bookings.book(
                        purchase(one, seat, round),
                        seat == null ? null : purchase(one, null, round));
        var booking = outcome.booking();
        return booking != null
                ? one.booked(booking)
                : one.refused(problem(Objects.requireNonNull(outcome.refused())));
    }

    private static RosterProblem problem(BookList.Refused refused) {
        return switch (refused) {
            case SOLD_OUT -> RosterProblem.SOLD_OUT;
            case NOT_ON_SALE -> RosterProblem.NOT_ON_SALE;
            case TYPE -> RosterProblem.TYPE;
            case TRY_AGAIN -> RosterProblem.TRY_AGAIN;
        };
    }

    private static Purchase purchase(CheckedAttendee one, @Nullable SeatWish seat, Round round) {
        var event = round.event;
        var key = one.key();
        var attendee = one.attendee();
        var email = attendee.address();
        var nobody = new EmailAddress(key + Booking.NO_ADDRESS);
        var request = "%s:%d:%s".formatted(seat == null ? "import" : "seat", event.id(), key);
        return new Purchase(
                event.id(),
                List.of(new Line(Objects.requireNonNull(one.typeId()), 1, seat)),
                new Buyer(attendee.name(), email == null ? nobody : email, attendee.phone(), null),
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
