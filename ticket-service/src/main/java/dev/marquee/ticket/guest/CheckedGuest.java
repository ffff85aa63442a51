package dev.marquee.ticket.guest;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.bulk.ListedLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the guest list that was looked at.
 *
 * @param problem why it cannot be taken; null if it can
 * @param bookingId what was made of it; null if nothing was
 */
record CheckedGuest(
        GuestLine line,
        @Nullable Guest guest,
        @Nullable GuestProblem problem,
        @Nullable Long bookingId) {

    /**
     * A guest who can be taken.
     *
     * @param typeName of their tickets
     */
    record Guest(
            String name,
            @Nullable EmailAddress email,
            long typeId,
            String typeName,
            int quantity,
            @Nullable String note) {

        /**
         * The same for the same guest with the same tickets, however it is written.
         *
         * @param time how often they were taken and cancelled before
         */
        String key(int time) {
            return Sha256.of(
                    "%s\n%s\n%d\n%d\n%s\n%d"
                            .formatted(
                                    name.toLowerCase(Locale.ROOT),
                                    email,
                                    typeId,
                                    quantity,
                                    note,
                                    time));
        }
    }

    /** The same, which cannot be taken after all. */
    CheckedGuest refused(GuestProblem why) {
        return new CheckedGuest(line, guest, why, null);
    }

    CheckedGuest booked(long booking) {
        return new CheckedGuest(line, guest, null, booking);
    }

    /** As pages show it: by what it leads to, or else as it was written. */
    ListedLine shown() {
        return new ListedLine(
                line.line(),
                line.name(),
                line.email(),
                guest == null ? line.type() : guest.typeName(),
                guest == null ? line.quantity() : String.valueOf(guest.quantity()),
                problem == null ? null : "guest.problem." + problem.word());
    }

    static CheckedGuest good(GuestLine line, Guest guest) {
        return new CheckedGuest(line, guest, null, null);
    }

    static CheckedGuest bad(GuestLine line, GuestProblem problem) {
        return new CheckedGuest(line, null, problem, null);
    }
}
