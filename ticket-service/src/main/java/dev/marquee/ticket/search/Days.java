package dev.marquee.ticket.search;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** Reads the days, moments and zones of requests. What cannot be read is refused with 422. */
public final class Days {

    private Days() {}

    /** The zone that is asked for, or else the usual one. */
    public static ZoneId zone(@Nullable String given, ZoneId usual) {
        if (given == null || given.isBlank()) return usual;
        try {
            return ZoneId.of(given.strip());
        } catch (DateTimeException e) {
            throw Problems.invalid("zone", Text.of("invalid.time-zone"));
        }
    }

    /** When a day begins, or the moment itself; null for nothing. */
    static @Nullable Instant start(String field, @Nullable String given, ZoneId zone) {
        if (given == null || given.isBlank()) return null;
        if (given.contains("T")) return moment(field, given);
        return day(field, given).atStartOfDay(zone).toInstant();
    }

    /** When a day is over, or the moment itself; null for nothing. */
    static @Nullable Instant end(String field, @Nullable String given, ZoneId zone) {
        if (given == null || given.isBlank()) return null;
        if (given.contains("T")) return moment(field, given);
        return day(field, given).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** A day such as 2026-11-25. */
    static LocalDate day(String field, String given) {
        try {
            var day = LocalDate.parse(given.strip());
            if (isWithin(day)) return day;
        } catch (DateTimeException e) {
            throw noDay(field);
        }
        throw noDay(field);
    }

    /** Whether it is a day of the years that are searched: a database knows no others. */
    public static boolean isWithin(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9998;
    }

    /** Refuses a day of other years. */
    public static void check(String field, @Nullable LocalDate day) {
        if (day != null && !isWithin(day)) throw noDay(field);
    }

    /** The day that is asked for, or else the usual one. */
    public static LocalDate dayOr(String field, @Nullable String given, LocalDate usual) {
        return given == null || given.isBlank() ? usual : day(field, given);
    }

    private static Instant moment(String field, String given) {
        try {
            var moment = OffsetDateTime.parse(given.strip());
            if (moment.getYear() >= 1 && moment.getYear() <= 9998) return moment.toInstant();
        } catch (DateTimeException e) {
            throw noDay(field);
        }
        throw noDay(field);
    }

    private static ErrorResponseException noDay(String field) {
        return Problems.invalid(field, Text.of("invalid.a-day-such-as"));
    }
}
