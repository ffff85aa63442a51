package dev.marquee.platform.value;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Tells apart the two hours that a clock shows when it is put back: whoever writes a time by the
 * clock of a place adds the mark of it. For pages it is the bean {@code @repeatedHour}.
 */
public final class RepeatedHour {

    /** " WEST" for a time that its clock shows twice, and nothing for all others. */
    public static String mark(Instant moment, ZoneId zone, Locale locale) {
        var time = moment.atZone(zone);
        return zone.getRules().getValidOffsets(time.toLocalDateTime()).size() < 2
                ? ""
                : " " + DateTimeFormatter.ofPattern("zzz", locale).format(time);
    }

    /** The same in the reader's language. */
    public String of(ZonedDateTime time) {
        return mark(time.toInstant(), time.getZone(), LocaleContextHolder.getLocale());
    }

    /** The same; nothing for no time. */
    public String of(@Nullable OffsetDateTime time, String zone) {
        return time == null
                ? ""
                : mark(time.toInstant(), ZoneId.of(zone), LocaleContextHolder.getLocale());
    }
}
