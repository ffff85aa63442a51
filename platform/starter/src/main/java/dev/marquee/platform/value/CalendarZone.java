package dev.marquee.platform.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times of a calendar file in their zone (RFC 5545, 3.3.5), and the part of the zone's rules that
 * they need (3.6.5): the offset that holds when they begin, and each change until they are over.
 */
final class CalendarZone {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1970, 1, 1, 0, 0);

    private CalendarZone() {}

    /** The lines that describe the zone; none for one whose offset never changes. */
    static List<String> rules(ZoneId zone, Instant from, Instant until) {
        var rules = zone.getRules();
        if (rules.isFixedOffset()) return List.of();
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VTIMEZONE");
        lines.add("TZID:" + zone.getId());
        var before = rules.previousTransition(from.plusNanos(1));
        if (before == null) {
            var offset = rules.getOffset(from);
            observance(zone, ALWAYS, offset, offset, from, lines);
        } else {
            standardBefore(zone, before, from, until, lines);
            observance(zone, before, lines);
        }
        var next = rules.nextTransition(from);
        while (happensBy(next, until)) {
            observance(zone, next, lines);
            next = rules.nextTransition(next.getInstant());
        }
        lines.add("END:VTIMEZONE");
        return lines;
    }

    /** Some programs reckon from the standard time of a zone, so it is said where all is summer. */
    private static void standardBefore(
            ZoneId zone,
            ZoneOffsetTransition change,
            Instant from,
            Instant until,
            List<String> lines) {
        var rules = zone.getRules();
        var earlier = rules.previousTransition(change.getInstant());
        if (earlier != null
                && rules.isDaylightSavings(change.getInstant())
                && !rules.isDaylightSavings(earlier.getInstant())
                && !happensBy(rules.nextTransition(from), until)) observance(zone, earlier, lines);
    }

    private static boolean happensBy(@Nullable ZoneOffsetTransition change, Instant until) {
        return change != null && !change.getInstant().isAfter(until);
    }

    private static void observance(ZoneId zone, ZoneOffsetTransition change, List<String> lines) {
        observance(
                zone,
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter(),
                change.getInstant(),
                lines);
    }

    private static void observance(
            ZoneId zone,
            LocalDateTime start,
            ZoneOffset before,
            ZoneOffset after,
            Instant at,
            List<String> lines) {
        var kind = zone.getRules().isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN:" + kind);
        lines.add("DTSTART:" + LOCAL.format(start));
        lines.add("RDATE:" + LOCAL.format(start)); // ical4j overlooks changes without it
        lines.add("TZOFFSETFROM:" + offset(before));
        lines.add("TZOFFSETTO:" + offset(after));
        lines.add("TZNAME:" + NAME.format(at.atZone(zone)));
        lines.add("END:" + kind);
    }

    /** +0100; with seconds where there are some. */
    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }

    /**
     * The parameters and the value of a property. A time that clocks show twice means the first of
     * the two, so the second is said in UTC.
     */
    static String time(Instant at, ZoneId zone) {
        var local = LocalDateTime.ofInstant(at, zone);
        var ambiguous = !local.atZone(zone).toInstant().equals(at);
        return zone.getRules().isFixedOffset() || ambiguous
                ? ":" + CalendarEvent.UTC.format(at)
                : ";TZID=" + zone.getId() + ":" + LOCAL.format(local);
    }
}
