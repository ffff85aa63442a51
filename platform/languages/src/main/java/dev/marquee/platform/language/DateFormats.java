package dev.marquee.platform.language;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How dates and times read in each language. Those whose files say it read as they say, whatever
 * the Java of the day knows of them; in English, as Java knows it of the reader's region.
 */
public final class DateFormats {

    private static final Map<String, DatePatterns> PATTERNS = new ConcurrentHashMap<>();
    private static final Map<String, DateTimeFormatter> MADE = new ConcurrentHashMap<>();

    /** Readers may name any region; formats are kept for so many, and then all are made anew. */
    private static final int MOST_KEPT = 500;

    private DateFormats() {}

    /** Files of the same language say the same; the last one that was read counts. */
    static void learn(Language language) {
        var tag = language.locale().toLanguageTag();
        var patterns = DatePatterns.of(language);
        if (patterns == null) return;
        if (!patterns.equals(PATTERNS.put(tag, patterns))) MADE.clear();
    }

    /**
     * The format that means the same as an English pattern.
     *
     * @param pattern a date, a time, or both with a comma between them, such as {@code d MMM yyyy,
     *     HH:mm}
     */
    public static DateTimeFormatter of(String pattern, Locale locale) {
        return kept(
                pattern,
                locale,
                () -> DateTimeFormatter.ofPattern(pattern, locale),
                own -> own.meaning(pattern));
    }

    /** A day with its weekday, such as Saturday, November 28, 2026. */
    public static DateTimeFormatter day(Locale locale) {
        return kept(
                "full",
                locale,
                () -> DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL),
                DatePatterns::full);
    }

    /** A day, such as November 28, 2026. */
    public static DateTimeFormatter date(Locale locale) {
        return kept(
                "long",
                locale,
                () -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG),
                DatePatterns::date);
    }

    /** A day of a list, such as Nov 28, 2026. */
    public static DateTimeFormatter shortDate(Locale locale) {
        return kept(
                "medium",
                locale,
                () -> DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM),
                DatePatterns::shortDate);
    }

    /** A time of day, such as 7:30 PM. */
    public static DateTimeFormatter time(Locale locale) {
        return kept(
                "time",
                locale,
                () -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT),
                DatePatterns::time);
    }

    /** A day with its time, such as November 28, 2026 at 7:30 PM. */
    public static DateTimeFormatter dateAndTime(Locale locale) {
        return kept(
                "both",
                locale,
                () -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT),
                DatePatterns::dateAndTime);
    }

    private static DateTimeFormatter kept(
            String key,
            Locale locale,
            Supplier<DateTimeFormatter> usual,
            Function<DatePatterns, String> pattern) {
        var name = locale.toLanguageTag() + " " + key;
        var known = MADE.get(name);
        if (known != null) return known;
        var own = own(locale);
        var made =
                own == null
                        ? usual.get().withLocale(locale)
                        : DateTimeFormatter.ofPattern(pattern.apply(own), locale);
        if (MADE.size() >= MOST_KEPT) MADE.clear();
        MADE.put(name, made);
        return made;
    }

    private static @Nullable DatePatterns own(Locale locale) {
        return PATTERNS.get(locale.toLanguageTag());
    }
}
