package dev.marquee.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as staff read them: to the second, in UTC, which is named. */
public final class UtcTime {

    private UtcTime() {}

    /** In words; empty where there is none. */
    public static String words(@Nullable Instant time, Locale locale) {
        if (time == null) return "";
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", locale)
                .format(time.atOffset(ZoneOffset.UTC));
    }
}
