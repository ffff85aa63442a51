package dev.marquee.report.afterwards;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event that is completed, as far as a report needs it.
 *
 * @param startsAt in the event's zone
 * @param figures null where they were not told: it was completed before figures were kept, or a
 *     moment ago
 */
record CompletedEvent(
        long id,
        String code,
        String name,
        ZonedDateTime startsAt,
        long organizerId,
        @Nullable Figures figures) {

    static CompletedEvent of(Completion kept) {
        return new CompletedEvent(
                kept.eventId(),
                kept.code(),
                kept.name(),
                kept.startsAt(),
                kept.organizerId(),
                Figures.of(kept));
    }
}
