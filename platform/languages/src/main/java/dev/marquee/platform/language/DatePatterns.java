package dev.marquee.platform.language;

import org.jspecify.annotations.Nullable;

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

    private static final String YEAR = "[,./ -]*\\s*[yu]+$";
    private static final String WEEKDAY = "^E+,?\\s*";

    /** Those of a file; null if it leaves dates to Java. */
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
        return new DatePatterns(
                full, date, shortDate, time, both == null ? date + ", " + time : both);
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
