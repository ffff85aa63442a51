package dev.marquee.venue.booking;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A month of hires, day by day, each told by the clock of its venue.
 *
 * @param weekdays the heads of the columns
 * @param weeks of seven days each; days of other months are null
 */
record CalendarMonth(
        YearMonth month, List<DayOfWeek> weekdays, List<List<@Nullable Day>> weeks, int hires) {

    /** How many of a day's hires have room in its square. */
    private static final int ROOM = 4;

    /** How a hire lies on a day. */
    enum Part {
        WHOLE,
        BEGINS,
        ENDS,
        ALL_DAY
    }

    /** A hire on one of its days. */
    record Entry(VenueBooking hire, Part part) {}

    /**
     * A day.
     *
     * @param more how many hires have no room here
     */
    record Day(LocalDate date, boolean today, List<Entry> entries, int more) {}

    static CalendarMonth of(
            YearMonth month, DayOfWeek firstOfWeek, LocalDate today, List<VenueBooking> hires) {
        var entries = new TreeMap<LocalDate, List<Entry>>();
        for (var hire : hires) place(hire, month, entries);
        var weekdays = IntStream.range(0, 7).mapToObj(firstOfWeek::plus).toList();
        var weeks = new ArrayList<List<@Nullable Day>>();
        var start = month.atDay(1).with(TemporalAdjusters.previousOrSame(firstOfWeek));
        for (var week = start; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1))
            weeks.add(week(week, month, today, entries));
        return new CalendarMonth(month, weekdays, weeks, hires.size());
    }

    /** From when on a hire may touch the month, wherever its venue is. */
    static Instant earliest(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** Until when. */
    static Instant latest(YearMonth month, ZoneId zone) {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    /** Whether a hire touches the month by the clock of its venue. */
    static boolean touches(VenueBooking hire, YearMonth month) {
        return !YearMonth.from(hire.starts()).isAfter(month)
                && !YearMonth.from(lastDay(hire)).isBefore(month);
    }

    private static List<@Nullable Day> week(
            LocalDate first,
            YearMonth month,
            LocalDate today,
            TreeMap<LocalDate, List<Entry>> all) {
        var days = new ArrayList<@Nullable Day>();
        for (var i = 0; i < 7; i++) {
            var date = first.plusDays(i);
            days.add(YearMonth.from(date).equals(month) ? day(date, today, all) : null);
        }
        return days;
    }

    private static Day day(LocalDate date, LocalDate today, TreeMap<LocalDate, List<Entry>> all) {
        var entries = all.getOrDefault(date, List.of());
        var room = entries.size() > ROOM ? ROOM - 1 : entries.size();
        return new Day(date, date.equals(today), entries.subList(0, room), entries.size() - room);
    }

    private static void place(
            VenueBooking hire, YearMonth month, TreeMap<LocalDate, List<Entry>> entries) {
        var first = hire.starts().toLocalDate();
        var last = lastDay(hire);
        var from = first.isBefore(month.atDay(1)) ? month.atDay(1) : first;
        var until = last.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : last;
        for (var date = from; !date.isAfter(until); date = date.plusDays(1)) {
            entries.computeIfAbsent(date, any -> new ArrayList<>())
                    .add(new Entry(hire, part(date, first, last)));
        }
    }

    private static Part part(LocalDate date, LocalDate first, LocalDate last) {
        if (first.equals(last)) return Part.WHOLE;
        if (date.equals(first)) return Part.BEGINS;
        return date.equals(last) ? Part.ENDS : Part.ALL_DAY;
    }

    /** A hire until midnight is not there on the day that begins then. */
    private static LocalDate lastDay(VenueBooking hire) {
        ZonedDateTime ends = hire.ends();
        return ends.minusNanos(1).toLocalDate();
    }
}
