package dev.marquee.ticket.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of an audience: one address, with all its tickets.
 *
 * @param address where they are written to; of nobody, where they gave none
 * @param locale the tag of the language that they read in
 * @param bookingId the booking that they made themselves, the newest; null where others made it
 * @param news whether they want news of the organiser of their first ticket
 * @param link opens their booking, or their one ticket where they made none; null where it was not
 *     asked for, or opens nothing any more
 */
record Person(
        String address,
        String name,
        String locale,
        @Nullable Long bookingId,
        List<Held> tickets,
        boolean news,
        @Nullable String link) {

    /** A ticket of theirs. */
    record Held(
            long id,
            String code,
            String type,
            @Nullable String seat,
            long eventId,
            long bookingId) {}
}
