package dev.marquee.report.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.report.metric.Period;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One report.
 *
 * @param key one a period
 * @param late whether it was due long before it could be made
 * @param trial whether only its owner gets it
 * @param why it was refused, in a word
 * @param lease of whoever works on it
 */
record Run(
        long id,
        long scheduleId,
        String key,
        Period period,
        Instant dueAt,
        boolean late,
        boolean trial,
        State state,
        @Nullable String why,
        int attempts,
        @Nullable String lease,
        Instant createdAt,
        @Nullable Instant finishedAt,
        int mails) {

    enum State {
        WAITING,
        SENT,
        /** Its owner may not see the figures. */
        REFUSED,
        /** Not possible within a day. */
        FAILED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
