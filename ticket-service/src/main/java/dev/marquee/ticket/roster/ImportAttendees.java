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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Takes in the attendees of a file: each gets a booking of their own, which costs nothing here
 * because it was paid elsewhere, of the same stock as every other. What is cut off in the middle is
 * finished by the same file again.
 */
@Component
class ImportAttendees {

    private static final int LONGEST_NOTE = 200;

    private final CheckRoster check;
    private final BookTickets bookTickets;
    private final ImportedTickets imported;
    private final AuditTrail trail;

    ImportAttendees(
            CheckRoster check,
            BookTickets bookTickets,
            ImportedTickets imported,
            AuditTrail trail) {
        this.check = check;
        this.bookTickets = bookTickets;
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
        var done = new ArrayList<CheckedAttendee>();
        for (var one : check.handle(event, file, otherwise)) {
            var now = one.problem() == null ? book(event, file.shape(), one, mails, by) : one;
            var booking = now.bookingId();
            // also for one whose booking was made, and nothing more, before it was cut off
            if (booking != null && (now.problem() == null || now.problem() == RosterProblem.LISTED))
                imported.keep(booking, file.shape(), one.line().cells());
            done.add(now);
        }
        var taken = done.stream().filter(one -> one.problem() == null).count();
        if (taken > 0)
            trail.record("attendees.imported", "event:" + event.code(), taken + " attendees");
        return done;
    }

    private CheckedAttendee book(
            DoorEvent event, Shape shape, CheckedAttendee one, boolean mails, Caller by) {
        try {
            return one.booked(book(event, shape, one, seat(one), mails, by));
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT && seat(one) != null)
                return bookAnywhere(event, shape, one, mails, by);
            return refused(one, e);
        }
    }

    /** The event has no such seat; places are still places. */
    private CheckedAttendee bookAnywhere(
            DoorEvent event, Shape shape, CheckedAttendee one, boolean mails, Caller by) {
        try {
            return one.booked(book(event, shape, one, null, mails, by));
        } catch (ErrorResponseException e) {
            return refused(one, e);
        }
    }

    private static CheckedAttendee refused(CheckedAttendee one, ErrorResponseException e) {
        if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
        var type = String.valueOf(e.getBody().getType());
        return one.refused(
                type.endsWith("sold-out") ? RosterProblem.SOLD_OUT : RosterProblem.NOT_ON_SALE);
    }

    private long book(
            DoorEvent event,
            Shape shape,
            CheckedAttendee one,
            @Nullable SeatWish seat,
            boolean mails,
            Caller by) {
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
                                by.name(),
                                mails && email != null,
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
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…";
    }
}
