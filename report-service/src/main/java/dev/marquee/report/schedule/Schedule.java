package dev.marquee.report.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report that comes by mail.
 *
 * @param name for its owner and those who get it
 * @param eventId null for all that its owner may see
 * @param lang the tag of the language of those who have no account
 * @param active whether it comes
 * @param why it was paused by itself, in a word; null where its owner did
 * @param nextDay on which it is due next, in its zone
 * @param lastRunKey of the last report; null where there was none
 */
record Schedule(
        long id,
        long ownerId,
        String name,
        Timing timing,
        @Nullable Long eventId,
        boolean pdf,
        boolean excel,
        String lang,
        boolean active,
        @Nullable String why,
        LocalDate nextDay,
        @Nullable String lastRunKey,
        Instant createdAt,
        long version) {

    /** When it is due next; that of one that is paused is not kept. */
    Instant nextAt() {
        return timing.due(nextDay);
    }
}
