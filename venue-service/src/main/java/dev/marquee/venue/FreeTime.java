package dev.marquee.venue;

import dev.marquee.platform.words.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.validation.Errors;

/**
 * A time that somebody wants a venue for, as it is written: without an offset, by the clock of
 * whichever venue it may be.
 *
 * @param from empty, or a time; alone, that moment, or the whole of a day
 * @param until the same; a day is included
 */
record FreeTime(String from, String until) {

    /** What that is at one venue; the end is not part of it. */
    record Span(Instant from, Instant until) {}

    boolean isAny() {
        return from.isEmpty() && until.isEmpty();
    }

    void check(Errors errors) {
        var zone = ZoneOffset.UTC;
        var missing = false;
        if (!from.isEmpty() && LocalTimes.parse(from, zone).isEmpty()) {
            missing = true;
            Text.of("invalid.a-time-such-as").reject(errors, "freeFrom", "no_time");
        }
        if (!until.isEmpty() && LocalTimes.parse(until, zone).isEmpty()) {
            missing = true;
            Text.of("invalid.a-time-such-as-2026").reject(errors, "freeUntil", "no_time");
        }
        if (missing || isAny()) return;
        var span = in(zone);
        if (!span.until.isAfter(span.from))
            Text.of("invalid.after-free-from").reject(errors, "freeUntil", "before_start");
    }

    /** When that is where clocks show the time of a zone. */
    Span in(ZoneId zone) {
        var start = from.isEmpty() ? null : LocalTimes.parse(from, zone).orElseThrow();
        var end = until.isEmpty() ? null : LocalTimes.parseEnd(until, zone).orElseThrow();
        if (start != null) return new Span(start, end == null ? endOf(start, zone) : end);
        if (end != null) return new Span(end.minusSeconds(1), end);
        throw new IllegalStateException("any time will do");
    }

    private Instant endOf(Instant start, ZoneId zone) {
        return from.contains(":")
                ? start.plusSeconds(1)
                : LocalTimes.parseEnd(from, zone).orElseThrow();
    }
}
