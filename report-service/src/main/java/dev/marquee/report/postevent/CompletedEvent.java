package dev.marquee.report.postevent;

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
        var event = kept.event();
        return new CompletedEvent(
                kept.eventId(),
                event.code(),
                event.name(),
                event.starts(),
                event.organizerId(),
                Figures.of(kept));
    }

    /** As a report about it keeps it. */
    EventSubject subject() {
        return new EventSubject(id, organizerId, code, name);
    }
}
