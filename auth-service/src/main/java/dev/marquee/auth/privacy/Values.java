package dev.marquee.auth.privacy;

import dev.marquee.platform.language.DateFormats;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** Values as the page of the file shows them. */
public final class Values {

    private static final String TIME = "d MMM uuuu, HH:mm z";

    private final Locale locale;
    private final ZoneId zone;

    Values(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** Times in the person's zone and language; all else as it is stored. */
    public String text(Object value) {
        var text = value.toString();
        if (!text.endsWith("Z") || text.indexOf('T') != 10) return text;
        try {
            return DateFormats.of(TIME, locale).format(Instant.parse(text).atZone(zone));
        } catch (DateTimeException e) {
            return text;
        }
    }
}
