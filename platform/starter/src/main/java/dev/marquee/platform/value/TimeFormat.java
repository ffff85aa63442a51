package dev.marquee.platform.value;

import dev.marquee.platform.language.DateFormats;
import java.time.ZonedDateTime;
import java.util.Locale;

/** How times read on the pages of staff, by the clock of the zone that they carry. */
public final class TimeFormat {

    private TimeFormat() {}

    /** 21 Nov 2026. */
    public static String day(ZonedDateTime time, Locale locale) {
        return format("d MMM uuuu", time, locale);
    }

    /** 21 Nov 2026, 07:40; the hour that a clock shows twice is marked. */
    public static String minute(ZonedDateTime time, Locale locale) {
        return format("d MMM uuuu, HH:mm", time, locale) + mark(time, locale);
    }

    /** 21 Nov 2026, 07:40:01; marked in the same way. */
    public static String second(ZonedDateTime time, Locale locale) {
        return format("d MMM uuuu, HH:mm:ss", time, locale) + mark(time, locale);
    }

    private static String format(String pattern, ZonedDateTime time, Locale locale) {
        return DateFormats.of(pattern, locale).format(time);
    }

    private static String mark(ZonedDateTime time, Locale locale) {
        return RepeatedHour.mark(time.toInstant(), time.getZone(), locale);
    }
}
