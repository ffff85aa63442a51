package dev.marquee.platform.web;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.TimeFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Times by the clock of whoever is signed in: everything on the pages of staff that is not the time
 * of an event or a hire. For pages it is the bean {@code @staffTime}; a page that uses it names the
 * zone once, with {@code platform/pieces :: times}.
 */
public final class StaffTime {

    private final HouseZone house;
    private final MessageSource messages;

    StaffTime(HouseZone house, MessageSource messages) {
        this.house = house;
        this.messages = messages;
    }

    /** The zone of the account that is signed in; that of the house where it has chosen none. */
    public ZoneId zone() {
        return Caller.current().flatMap(Caller::zone).orElseGet(house::zone);
    }

    /** That zone in words. */
    public String zoneName() {
        return nameOf(zone());
    }

    /** A zone in words, such as Lisbon time. */
    public String nameOf(ZoneId zone) {
        var id = zone.getId();
        if (id.contains("/") && !id.startsWith("Etc/"))
            return messages.getMessage(
                    "platform.zone",
                    new Object[] {id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')},
                    locale());
        return zone.getDisplayName(TextStyle.FULL, locale());
    }

    /** 21 Nov 2026; empty for no time. A day of the calendar is the same day everywhere. */
    public String day(@Nullable TemporalAccessor time) {
        if (time == null) return "";
        return TimeFormat.day(
                time instanceof LocalDate day ? day.atStartOfDay(zone()) : here(time), locale());
    }

    /** 21 Nov 2026, 07:40; empty for no time. */
    public String minute(@Nullable TemporalAccessor time) {
        return time == null ? "" : TimeFormat.minute(here(time), locale());
    }

    /** 28 Nov 2026, 20:00, Lisbon time: by the clock of another zone, which is named. */
    public String minuteIn(TemporalAccessor time, String zone) {
        var there = ZoneId.of(zone);
        return TimeFormat.minute(Instant.from(time).atZone(there), locale()) + ", " + nameOf(there);
    }

    /** 21 Nov 2026, 07:40:01; empty for no time. */
    public String second(@Nullable TemporalAccessor time) {
        return time == null ? "" : TimeFormat.second(here(time), locale());
    }

    private ZonedDateTime here(TemporalAccessor time) {
        return Instant.from(time).atZone(zone());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
