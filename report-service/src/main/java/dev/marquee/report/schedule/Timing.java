package dev.marquee.report.schedule;

import dev.marquee.report.metric.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * When a report is due: at a time of the day by the clock of a zone. Moments are worked out from
 * the rules of the zone each time, so that a report at eight is at eight all year.
 *
 * @param weekday of one that comes every week; null for every day
 */
record Timing(Rhythm rhythm, @Nullable DayOfWeek weekday, LocalTime time, ZoneId zone) {

    /**
     * When it is due on a day. A time that the clocks leave out is the next one that there is, one
     * that there is twice the first.
     */
    Instant due(LocalDate day) {
        var local = day.atTime(time);
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The first day on which it is due later than now. */
    LocalDate next(Instant now) {
        var day = onOrAfter(LocalDate.ofInstant(now, zone).minusDays(1));
        while (!due(day).isAfter(now)) day = onOrAfter(day.plusDays(1));
        return day;
    }

    /**
     * The last day on which it was due by now.
     *
     * @param first a day on which it is due, and was by now
     */
    LocalDate last(LocalDate first, Instant now) {
        var day = first;
        for (var later = following(day); !due(later).isAfter(now); later = following(later))
            day = later;
        return day;
    }

    /** The day on which it is due after this one. */
    LocalDate following(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    private LocalDate onOrAfter(LocalDate day) {
        return weekday == null ? day : day.with(TemporalAdjusters.nextOrSame(weekday));
    }

    /**
     * What is reported: the day or the seven days before, as far as they are over where figures are
     * counted all year round. When the clocks change in one of the zones, that stays as it was:
     * each day is reported once.
     *
     * @param counted the zone of the days of the figures
     */
    Period period(LocalDate day, ZoneId counted) {
        var there = day.atTime(time).plusSeconds(leastAhead(day.getYear(), counted));
        var over = there.toLocalDate().minusDays(1);
        var before = day.minusDays(1);
        var until = over.isBefore(before) ? over : before;
        return new Period(rhythm == Rhythm.DAILY ? until : until.minusDays(6), until);
    }

    /** How many seconds the clocks of another zone are ahead of those here, at least, in a year. */
    private int leastAhead(int year, ZoneId other) {
        var least = Integer.MAX_VALUE;
        for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            var noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            var there = other.getRules().getOffset(noon).getTotalSeconds();
            least = Math.min(least, there - zone.getRules().getOffset(noon).getTotalSeconds());
        }
        return least;
    }

    /** What a report of a day is known by: there is one a period. */
    String key(LocalDate day) {
        return rhythm.word() + "-" + day;
    }
}
