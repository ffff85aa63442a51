package dev.marquee.event.catalogue;

import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times as people and older systems write them. */
public final class EventTimes {

    private EventTimes() {}

    /** The moment a text names, to search by; empty if it names none. */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        return WrittenTime.read(text, zone).nearest();
    }

    /**
     * The moment that a field names.
     *
     * @throws org.springframework.web.ErrorResponseException 422 naming the field, if there is none
     */
    public static Instant required(String field, String text, ZoneId zone) {
        return switch (WrittenTime.read(text, zone)) {
            case WrittenTime.At at -> at.moment();
            case WrittenTime.Skipped skipped -> throw Problems.invalid(field, skipped.message());
            case WrittenTime.Unreadable none ->
                    throw Problems.invalid(field, Text.of("invalid.a-time-such-as"));
        };
    }

    /** A zone by its name in the time-zone database. */
    public static Optional<ZoneId> zone(String name) {
        return WrittenTime.zone(name);
    }

    /** A time as a form shows it. */
    public static @Nullable String local(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toLocalDateTime().toString();
    }

    /** What was typed; an hour that comes twice stays the one it was, where it was left alone. */
    public static @Nullable String exact(@Nullable String typed, @Nullable OffsetDateTime stored) {
        return stored != null && Objects.equals(typed, local(stored)) ? stored.toString() : typed;
    }
}
