package dev.marquee.report.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What days are put together to. */
public enum Group {
    DAY,
    WEEK,
    MONTH;

    private static final int MOST_DAYS = 92;
    private static final int MOST_DAYS_OF_WEEKS = 500;

    public static Optional<Group> of(String word) {
        return Stream.of(values()).filter(group -> group.word().equals(word)).findFirst();
    }

    /** One that can be read for so many days. */
    public static Group fitting(long days) {
        if (days <= MOST_DAYS) return DAY;
        return days <= MOST_DAYS_OF_WEEKS ? WEEK : MONTH;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the one that a day is in; weeks begin on Mondays. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The starts of all that these days are in. */
    public List<LocalDate> starts(LocalDate from, LocalDate until) {
        var starts = new ArrayList<LocalDate>();
        for (var day = start(from); !day.isAfter(until); day = next(day)) starts.add(day);
        return starts;
    }

    private LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
