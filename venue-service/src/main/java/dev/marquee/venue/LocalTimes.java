package dev.marquee.venue;

import dev.marquee.platform.value.WrittenTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times as people write them, by the clock of a venue. */
public final class LocalTimes {

    private LocalTimes() {}

    /** The moment a text names, to search by; a day alone is its beginning. Empty if it is none. */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        return WrittenTime.read(text, zone).nearest();
    }

    /** The same for the end of a time: a day alone is included. */
    public static Optional<Instant> parseEnd(String text, ZoneId zone) {
        var time = parse(text, zone);
        return text.contains(":")
                ? time
                : time.map(start -> start.atZone(zone).plusDays(1).toInstant());
    }

    /** A zone by its name in the time-zone database. */
    public static Optional<ZoneId> zone(String name) {
        return WrittenTime.zone(name);
    }

    /** Whether there is nothing to read. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
