package dev.marquee.report.postevent;

import java.time.Instant;
import java.time.ZonedDateTime;

/** A completed event that nobody has reported on. */
record DueEvent(long eventId, Completion.Event event, Instant completedAt, int capacity, int sold) {

    /** The event, without its figures. */
    CompletedEvent completed() {
        return new CompletedEvent(eventId, code(), name(), startsAt(), event.organizerId(), null);
    }

    public String code() {
        return event.code();
    }

    public String name() {
        return event.name();
    }

    /** In the event's zone. */
    public ZonedDateTime startsAt() {
        return event.starts();
    }
}
