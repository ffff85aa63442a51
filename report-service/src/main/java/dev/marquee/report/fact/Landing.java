package dev.marquee.report.fact;

import dev.marquee.report.metric.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The day and the moment at which a fact counts.
 *
 * @param at when it happened, or when it arrived if its day was closed by then
 * @param belongsTo the day on which it happened, if that is another
 */
record Landing(LocalDate day, Instant at, @Nullable LocalDate belongsTo) {

    private static final long QUARTER = 15 * 60L;

    /**
     * Days of one subject.
     *
     * @param closedUntil no day up to this takes anything, since the zone was changed; null for no
     *     such day
     */
    record Days(ZoneId zone, @Nullable LocalDate closedUntil) {

        /** Where it counts if nothing is closed but by the change of the zone. */
        Landing land(Instant at, @Nullable LocalDate belongsTo) {
            var day = at.atZone(zone).toLocalDate();
            if (closedUntil == null || day.isAfter(closedUntil))
                return new Landing(day, at, belongsTo);
            var next = closedUntil.plusDays(1);
            return new Landing(next, next.atStartOfDay(zone).toInstant(), belongsTo);
        }

        /** When the day takes no more facts of the kind. */
        Instant closes(LocalDate day, FactKind kind) {
            return day.plusDays(1).atStartOfDay(zone).toInstant().plus(kind.open());
        }

        boolean isOpen(LocalDate day, FactKind kind, Instant now) {
            return (closedUntil == null || day.isAfter(closedUntil))
                    && now.isBefore(closes(day, kind));
        }

        /** The last day that is closed by now. */
        LocalDate lastClosed(FactKind kind, Instant now) {
            return now.minus(kind.open()).atZone(zone).toLocalDate().minusDays(1);
        }
    }

    /**
     * Where a fact lands that is new.
     *
     * @param began when this installation began to count: what is older is history, and no day of
     *     history is closed to it
     */
    static Landing of(FactKind kind, Instant at, Days days, Instant received, Instant began) {
        var landing = days.land(at, null);
        if (at.isBefore(began) || received.isBefore(days.closes(landing.day, kind))) return landing;
        return days.land(received, at.atZone(days.zone).toLocalDate());
    }

    /** The start of its quarter of an hour; every zone of today is a multiple of that. */
    Instant quarter() {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER) * QUARTER);
    }
}
