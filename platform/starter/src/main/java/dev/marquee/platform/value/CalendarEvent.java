package dev.marquee.platform.value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry for people's calendars, as a published iCalendar file (RFC 5545, RFC 5546). A program
 * that has the {@code uid} already takes the higher {@code sequence}, and of equal ones the later
 * {@code stamp}.
 *
 * @param uid the same for all versions of the entry
 * @param sequence rises with every change
 * @param stamp when this version was made
 * @param modified when what it says changed last; null where that is not known
 * @param zone in which the times are said, with its rules around them; UTC where its offset never
 *     changes
 * @param cancelled whether it is off
 */
public record CalendarEvent(
        String uid,
        long sequence,
        Instant stamp,
        @Nullable Instant modified,
        Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId zone,
        String summary,
        @Nullable String location,
        String url,
        boolean cancelled) {

    /** The method of the file, which its media type names too. */
    public static final String METHOD = "PUBLISH";

    static final String PRODUCT = "-//Marquee//Tickets//EN";
    static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75; // bytes

    /** The file, in UTF-8. */
    public byte[] file() {
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:" + PRODUCT);
        lines.add("METHOD:" + METHOD);
        lines.addAll(CalendarZone.rules(zone, startsAt, lastMoment()));
        addTo(lines);
        lines.add("END:VCALENDAR");
        return written(lines);
    }

    /** When it is over, or begins where nobody knows that. */
    Instant lastMoment() {
        return endsAt == null ? startsAt : endsAt;
    }

    /** Its lines, without those of its zone. */
    void addTo(List<String> lines) {
        lines.add("BEGIN:VEVENT");
        lines.add("UID:" + uid);
        lines.add("SEQUENCE:" + sequence);
        lines.add("DTSTAMP:" + UTC.format(stamp));
        if (modified != null) lines.add("LAST-MODIFIED:" + UTC.format(modified));
        lines.add("DTSTART" + CalendarZone.time(startsAt, zone));
        if (endsAt != null) lines.add("DTEND" + CalendarZone.time(endsAt, zone));
        lines.add("SUMMARY:" + text(summary));
        if (location != null && !location.isEmpty()) lines.add("LOCATION:" + text(location));
        lines.add("URL:" + url);
        lines.add("STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"));
        lines.add("END:VEVENT");
    }

    /** The lines as they stand in a file. */
    static byte[] written(List<String> lines) {
        var file = new StringBuilder();
        lines.forEach(line -> fold(line, file));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String text(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cc}", " ");
    }

    /** Breaks a line where it gets too long, between characters. */
    private static void fold(String line, StringBuilder file) {
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            var character = Character.toString(line.codePointAt(i));
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.append(character);
            bytes += size;
            i += character.length();
        }
        file.append("\r\n");
    }
}
