package dev.marquee.site.wording;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.value.RepeatedHour;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When an event is, in its own zone and the reader's language.
 *
 * @param iso for machines, with the offset
 * @param until the end: a time, or with its day if it is another one
 * @param city what the zone is named after, "Lisbon" of Europe/Lisbon; null where it has no city
 * @param zone the name of a zone without a city
 */
public record EventTime(
        String iso,
        String weekday,
        String day,
        String month,
        String date,
        String time,
        @Nullable String until,
        @Nullable String city,
        String zone) {

    /** The time of an event. */
    public static EventTime of(
            Instant startsAt, @Nullable Instant endsAt, ZoneId zone, Locale locale) {
        var start = startsAt.atZone(zone);
        return new EventTime(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start),
                text("EEE", start, locale),
                text("d", start, locale),
                text("LLL", start, locale),
                date(start, locale),
                time(start, locale),
                endsAt == null ? null : until(start, endsAt.atZone(zone), locale),
                city(zone),
                zone.getDisplayName(TextStyle.FULL, locale));
    }

    private static String until(ZonedDateTime start, ZonedDateTime end, Locale locale) {
        // a night that ends before six is still the same evening to everybody
        var sameNight = end.minusHours(6).toLocalDate().equals(start.toLocalDate());
        return sameNight || end.toLocalDate().equals(start.toLocalDate())
                ? time(end, locale)
                : date(end, locale) + ", " + time(end, locale);
    }

    private static @Nullable String city(ZoneId zone) {
        var id = zone.getId();
        return id.contains("/") && !id.startsWith("Etc/")
                ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')
                : null;
    }

    private static String date(ZonedDateTime at, Locale locale) {
        return DateFormats.day(locale).format(at);
    }

    private static String time(ZonedDateTime at, Locale locale) {
        return DateFormats.time(locale).format(at)
                + RepeatedHour.mark(at.toInstant(), at.getZone(), locale);
    }

    private static String text(String pattern, ZonedDateTime at, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at);
    }
}
