package dev.marquee.ticket.roster;

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
}
