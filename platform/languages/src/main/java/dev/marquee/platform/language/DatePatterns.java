package dev.marquee.platform.language;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The patterns that a language's file has for dates and times.
 *
 * @param full a day with its weekday
 * @param date a day without it
 * @param shortDate a day in digits
 * @param time of day
 * @param dateAndTime a day and a time of it
 */
record DatePatterns(String full, String date, String shortDate, String time, String dateAndTime) {

    private static final Logger log = LoggerFactory.getLogger(DatePatterns.class);

    /** Those that {@link #meaning} makes something of. */
    private static final List<String> ENGLISH =
            List.of(
                    "HH:mm",
                    "HH:mm:ss",
                    "d MMM yyyy",
                    "d MMM",
                    "EEE d MMM yyyy",
                    "EEEE d MMMM yyyy",
                    "EEEE d MMMM",
                    "d MMMM yyyy");

    private static final String YEAR = "[,./ -]*\\s*[yu]+$";
    private static final String WEEKDAY = "^E+,?\\s*";

    /** Those of a file; null if it leaves dates to Java, or writes what cannot be read. */
    static @Nullable DatePatterns of(Language language) {
        var written = language.about("date.long");
        var shortDate = language.about("date.short");
        var time = language.about("time");
        if (written == null || shortDate == null || time == null) return null;
        var date = written.replaceFirst(WEEKDAY, "");
        var weekday = language.about("date.weekday");
        // a weekday alone is no day
        var full = weekday != null && weekday.contains("d") ? weekday : "EEEE, " + date;
        var both = language.about("datetime");
        var patterns =
                new DatePatterns(
                        full, date, shortDate, time, both == null ? date + ", " + time : both);
        try {
            patterns.check(language.locale());
            return patterns;
        } catch (IllegalArgumentException | DateTimeException e) {
            log.error("The dates of {} are left to Java: {}", language, e.getMessage());
            return null;
        }
    }

    /** Writes a moment in each of them: what pages cannot write is to be known at the start. */
    private void check(Locale locale) {
        var moment = LocalDateTime.of(2026, 11, 28, 19, 30, 5);
        var written = new StringBuilder();
        for (var pattern : List.of(full, date, shortDate))
            DateTimeFormatter.ofPattern(pattern, locale).formatTo(moment.toLocalDate(), written);
        DateTimeFormatter.ofPattern(time, locale).formatTo(moment.toLocalTime(), written);
        DateTimeFormatter.ofPattern(dateAndTime, locale).formatTo(moment, written);
        for (var english : ENGLISH)
            DateTimeFormatter.ofPattern(meaning(english), locale).formatTo(moment, written);
    }

    /** The pattern that means the same as an English one; itself where the language has none. */
    String meaning(String pattern) {
        var comma = pattern.indexOf(", ");
        if (comma > 0)
            return meaning(pattern.substring(0, comma))
                    + ", "
                    + meaning(pattern.substring(comma + 2));
        return switch (pattern.replace('u', 'y')) {
            case "HH:mm" -> time;
            case "HH:mm:ss" -> time.replaceFirst("(\\W)mm", "$1mm$1ss");
            case "d MMM yyyy" -> shortDate;
            case "d MMM" -> shortDate.replaceFirst(YEAR, "");
            case "EEE d MMM yyyy" -> "EEE, " + shortDate;
            case "EEEE d MMMM yyyy" -> full;
            case "EEEE d MMMM" -> full.replaceFirst(YEAR, "");
            case "d MMMM yyyy" -> date;
            default -> pattern;
        };
    }
}
