package dev.marquee.platform.value;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A calendar that programs ask for again and again (RFC 5545, RFC 7986), with the same entries as
 * single files bring. How often a program comes is its own affair: some obey what the feed asks
 * for, some come when they like.
 *
 * @param name what the calendar is called in a program
 * @param url of the page that it belongs to
 * @param events each {@code uid} once
 */
public record CalendarFeed(String name, String url, List<CalendarEvent> events) {

    /** How often the feed asks to be read again. */
    private static final String RHYTHM = "PT6H";

    private record Span(Instant from, Instant until) {

        static Span of(CalendarEvent event) {
            return new Span(event.startsAt(), event.lastMoment());
        }

        Span and(Span other) {
            return new Span(
                    from.isBefore(other.from) ? from : other.from,
                    until.isAfter(other.until) ? until : other.until);
        }
    }

    /** The file, in UTF-8: the same for the same entries. */
    public byte[] file() {
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:" + CalendarEvent.PRODUCT);
        lines.add("METHOD:" + CalendarEvent.METHOD);
        lines.add("NAME:" + CalendarEvent.text(name));
        lines.add("X-WR-CALNAME:" + CalendarEvent.text(name));
        lines.add("URL:" + url);
        lines.add("REFRESH-INTERVAL;VALUE=DURATION:" + RHYTHM);
        lines.add("X-PUBLISHED-TTL:" + RHYTHM);
        zones().forEach((zone, span) ->
                lines.addAll(CalendarZone.rules(ZoneId.of(zone), span.from, span.until)));
        events.forEach(event -> event.addTo(lines));
        lines.add("END:VCALENDAR");
        return CalendarEvent.written(lines);
    }

    /** Each zone once, with the rules that its entries need together. */
    private TreeMap<String, Span> zones() {
        var zones = new TreeMap<String, Span>(Comparator.naturalOrder());
        for (var event : events) zones.merge(event.zone().getId(), Span.of(event), Span::and);
        return zones;
    }
}
