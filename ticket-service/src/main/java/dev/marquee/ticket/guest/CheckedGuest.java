package dev.marquee.ticket.guest;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.EmailAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the guest list that was looked at.
 *
 * @param problem why it cannot be taken; null if it can
 */
record CheckedGuest(GuestLine line, @Nullable Guest guest, @Nullable GuestProblem problem) {

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

    static CheckedGuest good(GuestLine line, Guest guest) {
        return new CheckedGuest(line, guest, null);
    }

    static CheckedGuest bad(GuestLine line, GuestProblem problem) {
        return new CheckedGuest(line, null, problem);
    }
}
