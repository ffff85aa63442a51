package dev.marquee.venue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times as people write them, by the clock of a venue. */
public final class LocalTimes {

    private LocalTimes() {}

    /**
     * The moment a text names: with an offset, or else in the zone; a day alone is its beginning.
     * Empty if it is none, or too far away to be meant.
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        try {
            return Optional.of(read(text.strip().replaceFirst(" ", "T"), zone))
                    .filter(time -> time.getYear() >= 2000 && time.getYear() < 2200)
                    .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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
        return Optional.of(name.strip())
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }

    /** Whether there is nothing to read. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static ZonedDateTime read(String text, ZoneId zone) {
        if (!text.contains("T")) return LocalDate.parse(text).atStartOfDay(zone);
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, ZonedDateTime::from, LocalDateTime::from)) {
            case ZonedDateTime exact -> exact;
            case LocalDateTime local -> local.atZone(zone);
            default -> throw new DateTimeException("neither");
        };
    }
}
