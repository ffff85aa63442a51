package dev.marquee.site.event;

import dev.marquee.site.client.Event;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** An event as an iCalendar file (RFC 5545). */
final class CalendarFile {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75; // bytes

    private CalendarFile() {}

    /** The file; the same event gets the same UID, so that a second import replaces the first. */
    static String of(Event event, URI site, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:-//Marquee//Tickets//EN");
        lines.add("BEGIN:VEVENT");
        lines.add("UID:" + event.code() + "@" + site.getHost());
        lines.add("DTSTAMP:" + UTC.format(now));
        lines.add("DTSTART:" + UTC.format(event.startsAt()));
        var end = event.endsAt();
        if (end != null) lines.add("DTEND:" + UTC.format(end));
        lines.add("SUMMARY:" + text(event.name()));
        if (event.location() != null) lines.add("LOCATION:" + text(event.location()));
        lines.add("URL:" + site + "/e/" + event.code());
        if (event.status().equals("cancelled")) lines.add("STATUS:CANCELLED");
        lines.add("END:VEVENT");
        lines.add("END:VCALENDAR");
        var file = new StringBuilder();
        lines.forEach(line -> fold(line, file));
        return file.toString();
    }

    private static String text(@Nullable String value) {
        return String.valueOf(value)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
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
