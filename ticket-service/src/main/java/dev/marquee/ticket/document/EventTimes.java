package dev.marquee.ticket.document;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.value.RepeatedHour;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** When an event is, in its own zone, with the zone named. */
@Component
public class EventTimes {

    private final MessageSource messages;

    EventTimes(MessageSource messages) {
        this.messages = messages;
    }

    /** Its day and times. The end of the same day is said without the day. */
    public String when(Instant startsAt, @Nullable Instant endsAt, ZoneId zone, Locale locale) {
        var start = startsAt.atZone(zone);
        var begins = day(start, locale) + ", " + time(start, locale);
        if (endsAt == null) return begins;
        var end = endsAt.atZone(zone);
        return end.toLocalDate().equals(start.toLocalDate())
                ? begins + "–" + time(end, locale)
                : begins + " – " + day(end, locale) + ", " + time(end, locale);
    }

    /** "Lisbon time" says more to most people than "Western European Summer Time". */
    public String zone(Instant at, ZoneId zone, Locale locale) {
        var id = zone.getId();
        var city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        var name =
                id.contains("/") && !id.startsWith("Etc/")
                        ? messages.getMessage("platform.zone", new Object[] {city}, locale)
                        : zone.getDisplayName(TextStyle.FULL, locale);
        return messages.getMessage(
                "document.zone",
                new Object[] {name, offset(zone.getRules().getOffset(at))},
                locale);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0" : offset.getId().replaceFirst("^([+-])0", "$1");
    }

    private static String day(ZonedDateTime at, Locale locale) {
        return DateFormats.day(locale).format(at);
    }

    private static String time(ZonedDateTime at, Locale locale) {
        return DateFormats.time(locale).format(at)
                + RepeatedHour.mark(at.toInstant(), at.getZone(), locale);
    }
}
