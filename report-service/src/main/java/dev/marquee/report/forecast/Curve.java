package dev.marquee.report.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many tickets were sold in all, by the days that were left to the start of an event.
 *
 * @param sold by days left; days on which nothing was sold need not be there
 */
public record Curve(NavigableMap<Integer, Long> sold) {

    /**
     * Of what was sold on each day.
     *
     * @param byDay more or fewer than before; what came after the start counts at the start
     */
    public static Curve of(Map<LocalDate, Long> byDay, LocalDate start) {
        var sold = new TreeMap<Integer, Long>();
        long all = 0;
        for (var day : new TreeMap<>(byDay).entrySet()) {
            all += day.getValue();
            sold.put(left(day.getKey(), start), Math.max(0, all));
        }
        return new Curve(sold);
    }

    private static int left(LocalDate day, LocalDate start) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(day, start));
    }

    /** Sold by the end of the day on which so many days are left. */
    public long at(int daysLeft) {
        var last = sold.ceilingEntry(daysLeft);
        return last == null ? 0 : last.getValue();
    }

    /** Sold in the end. */
    public long last() {
        return at(0);
    }

    /** Days left when the first one was sold; 0 where none was. */
    public int length() {
        return sold.isEmpty() ? 0 : sold.lastKey();
    }

    /** The part of all that was sold by then. */
    double share(int daysLeft) {
        return last() == 0 ? 0 : Math.min(1, (double) at(daysLeft) / last());
    }

    /** What was sold on each of the last days, the oldest first. */
    List<Long> lastDays(int daysLeft, int days) {
        var each = new ArrayList<Long>();
        for (int n = days - 1; n >= 0; n--) each.add(at(daysLeft + n) - at(daysLeft + n + 1));
        return each;
    }
}
