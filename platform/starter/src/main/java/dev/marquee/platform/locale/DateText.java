package dev.marquee.platform.locale;

import dev.marquee.platform.language.DateFormats;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Dates and times in the reader's language. For pages it is the bean {@code @dates}. */
public final class DateText {

    DateText() {}

    /**
     * A time as an English pattern says it, in the way of the reader's language.
     *
     * @param time nothing is read as an empty text
     * @param pattern see {@link DateFormats#of}
     */
    public String text(@Nullable TemporalAccessor time, String pattern) {
        return time == null
                ? ""
                : DateFormats.of(pattern, LocaleContextHolder.getLocale()).format(time);
    }
}
