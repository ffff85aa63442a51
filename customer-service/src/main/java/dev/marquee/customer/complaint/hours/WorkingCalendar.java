package dev.marquee.customer.complaint.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The time that staff work: hours of the days of a week, but for holidays, by the clock of one
 * zone. An hour that a zone skips is not worked, one that it repeats is worked twice.
 *
 * @param holidays days on which nobody works
 */
public record WorkingCalendar(
        ZoneId zone, Map<DayOfWeek, List<Opening>> openings, Set<LocalDate> holidays) {

    /** A calendar that has not so much time in this many days is taken for one without any. */
    private static final int MOST_DAYS = 3 * 366;

    private record Interval(Instant from, Instant until) {}

    public WorkingCalendar {
        openings = Map.copyOf(openings);
        holidays = Set.copyOf(holidays);
    }

    /** How much of the time between two moments is worked. */
    public Duration worked(Instant from, Instant until) {
        var worked = Duration.ZERO;
        if (!from.isBefore(until)) return worked;
        var last = until.atZone(zone).toLocalDate();
        for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1))
            for (var open : intervals(day)) {
                var start = later(open.from, from);
                var end = open.until.isBefore(until) ? open.until : until;
                if (start.isBefore(end)) worked = worked.plus(Duration.between(start, end));
            }
        return worked;
    }

    /**
     * The moment at which so much has been worked since another one.
     *
     * @param work nothing, or less, for that very moment
     * @return empty if nobody works so much in three years
     */
    public Optional<Instant> after(Instant from, Duration work) {
        if (!work.isPositive()) return Optional.of(from);
        var left = work;
        var day = from.atZone(zone).toLocalDate();
        for (var n = 0; n < MOST_DAYS; n++, day = day.plusDays(1))
            for (var open : intervals(day)) {
                var start = later(open.from, from);
                if (!start.isBefore(open.until)) continue;
                var here = Duration.between(start, open.until);
                if (here.compareTo(left) >= 0) return Optional.of(start.plus(left));
                left = left.minus(here);
            }
        return Optional.empty();
    }

    /** The times that are worked on a day, the first one first. */
    private List<Interval> intervals(LocalDate day) {
        var hours = openings.getOrDefault(day.getDayOfWeek(), List.of());
        if (hours.isEmpty() || holidays.contains(day)) return List.of();
        var found = new ArrayList<Interval>();
        var cursor = day.atStartOfDay(zone).toInstant();
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        // From one change of the clocks to the next, the clock on the wall runs evenly.
        while (cursor.isBefore(end)) {
            var offset = zone.getRules().getOffset(cursor);
            var change = zone.getRules().nextTransition(cursor);
            var until =
                    change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            for (var open : hours) {
                var from = later(at(day, open.opens()).toInstant(offset), cursor);
                var closes = at(day, open.closes()).toInstant(offset);
                if (closes.isAfter(until)) closes = until;
                if (from.isBefore(closes)) found.add(new Interval(from, closes));
            }
            cursor = until;
        }
        return found;
    }

    private static LocalDateTime at(LocalDate day, int minute) {
        return minute == Opening.END_OF_DAY
                ? day.plusDays(1).atStartOfDay()
                : day.atTime(LocalTime.ofSecondOfDay(minute * 60L));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
