package dev.marquee.notification.content;

import dev.marquee.platform.value.RepeatedHour;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** When an event is, told in its own zone, with the zone named. */
record EventTime(String when, String zone) {

    /** In the middle of a sentence. */
    public String withZone() {
        return when + " (" + zone + ")";
    }

    static EventTime of(BookingMail.Event event, Locale locale, MessageSource messages) {
        return of(event.startsAt(), event.endsAt(), event.timeZone(), locale, messages);
    }

    static EventTime of(ChangeMail.Before event, Locale locale, MessageSource messages) {
        return of(event.startsAt(), event.endsAt(), event.timeZone(), locale, messages);
    }

    private static EventTime of(
            Instant startsAt,
            @Nullable Instant endsAt,
            ZoneId zone,
            Locale locale,
            MessageSource messages) {
        var date = formatter("mail.date", locale, messages);
        var time = formatter("mail.time", locale, messages);
        var start = startsAt.atZone(zone);
        var when = date.format(start) + ", " + clock(start, time);
        return new EventTime(
                when + until(endsAt, start, date, time), zoneName(zone, locale, messages));
    }

    /** The day it begins. */
    static String date(BookingMail.Event event, Locale locale, MessageSource messages) {
        return formatter("mail.date", locale, messages)
                .format(event.startsAt().atZone(event.timeZone()));
    }

    /** The time it begins, with the zone named. */
    static String clock(BookingMail.Event event, Locale locale, MessageSource messages) {
        var start = event.startsAt().atZone(event.timeZone());
        return clock(start, formatter("mail.time", locale, messages))
                + " ("
                + zoneName(event.timeZone(), locale, messages)
                + ")";
    }

    /** Another time, in the event's zone. */
    static EventTime at(Instant instant, ZoneId zone, Locale locale, MessageSource messages) {
        return of(instant, null, zone, locale, messages);
    }

    private static String until(
            @Nullable Instant endsAt,
            ZonedDateTime start,
            DateTimeFormatter date,
            DateTimeFormatter time) {
        if (endsAt == null) return "";
        var end = endsAt.atZone(start.getZone());
        return end.toLocalDate().equals(start.toLocalDate())
                ? "–" + clock(end, time)
                : " – " + date.format(end) + ", " + clock(end, time);
    }

    private static String clock(ZonedDateTime at, DateTimeFormatter time) {
        return time.format(at) + RepeatedHour.mark(at.toInstant(), at.getZone(), time.getLocale());
    }

    /** "Lisbon time" says more to most people than "Western European Summer Time". */
    private static String zoneName(ZoneId zone, Locale locale, MessageSource messages) {
        var id = zone.getId();
        var city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return id.contains("/") && !id.startsWith("Etc/")
                ? messages.getMessage("mail.zone", new Object[] {city}, locale)
                : zone.getDisplayName(TextStyle.FULL, locale);
    }

    private static DateTimeFormatter formatter(String key, Locale locale, MessageSource messages) {
        return DateTimeFormatter.ofPattern(messages.getMessage(key, null, locale), locale);
    }
}
