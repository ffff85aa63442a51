package dev.marquee.customer.complaint.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stop-watch of working time.
 *
 * @param used what it showed when it last stood still
 * @param since when it runs; null while it stands still
 */
public record Span(Duration used, @Nullable Instant since) {

    static final Span ZERO = new Span(Duration.ZERO, null);

    Span start(Instant now) {
        return since == null ? new Span(used, now) : this;
    }

    Span stop(Instant now, WorkingCalendar calendar) {
        return since == null ? this : new Span(at(now, calendar), null);
    }

    /** What it shows. */
    Duration at(Instant now, WorkingCalendar calendar) {
        return since == null ? used : used.plus(calendar.worked(since, now));
    }

    /** When it will show the limit, or did; empty while it stands still. */
    Optional<Instant> due(Duration limit, WorkingCalendar calendar) {
        return since == null ? Optional.empty() : calendar.after(since, limit.minus(used));
    }
}
