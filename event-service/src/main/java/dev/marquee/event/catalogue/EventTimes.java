package dev.marquee.event.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times as people and older systems write them. */
final class EventTimes {

    private EventTimes() {}

    /**
     * The moment a text names: with an offset, or else in the zone; a day alone is its beginning.
     * Empty if it is none, or too far away to be meant.
     */
    static Optional<Instant> parse(String text, ZoneId zone) {
        try {
            return Optional.of(read(text.strip().replaceFirst(" ", "T"), zone))
                    .filter(time -> time.getYear() >= 2000 && time.getYear() < 2200)
                    .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A zone by its name in the time-zone database. */
    static Optional<ZoneId> zone(String name) {
        return Optional.of(name.strip())
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }

    /** A time as a form shows it. */
    static @Nullable String local(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toLocalDateTime().toString();
    }

    /** What was typed; an hour that comes twice stays the one it was, where it was left alone. */
    static @Nullable String exact(@Nullable String typed, @Nullable OffsetDateTime stored) {
        return stored != null && Objects.equals(typed, local(stored)) ? stored.toString() : typed;
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
