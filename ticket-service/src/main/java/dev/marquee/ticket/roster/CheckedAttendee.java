package dev.marquee.ticket.roster;

import dev.marquee.ticket.bulk.ListedLine;
import org.jspecify.annotations.Nullable;

/**
 * A line that was looked at.
 *
 * @param typeId of the ticket that it leads to; null if it leads to none
 * @param problem why it is not taken in; null if it is
 * @param bookingId what was made of it, now or before; null if nothing was
 */
record CheckedAttendee(
        RosterFile.Line line,
        Attendee attendee,
        String key,
        @Nullable Long typeId,
        @Nullable String typeName,
        @Nullable RosterProblem problem,
        @Nullable Long bookingId) {

    CheckedAttendee refused(RosterProblem why) {
        return new CheckedAttendee(line, attendee, key, typeId, typeName, why, bookingId);
    }

    CheckedAttendee booked(long booking) {
        return new CheckedAttendee(line, attendee, key, typeId, typeName, null, booking);
    }

    /** As pages show it: by the type that it leads to, or else that it names. */
    ListedLine shown() {
        var products = attendee.products();
        var named = products.isEmpty() ? "" : products.getFirst();
        return new ListedLine(
                line.number(),
                attendee.name(),
                attendee.email(),
                typeName == null ? named : typeName,
                "",
                problem == null ? null : "roster.problem." + problem.word());
    }
}
