package dev.marquee.platform.value;

import com.ibm.icu.util.TimeZone;
import dev.marquee.platform.words.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A time as people and programs write it: what it means on the clock of a place. */
public sealed interface WrittenTime {

    /** A moment, in whole seconds. */
    record At(Instant moment) implements WrittenTime {}

    /**
     * A time that does not exist: the clock of the place skips it, as in the night when summer time
     * begins.
     *
     * @param before the last minute before the clock is put forward
     * @param after the first moment after that
     */
    record Skipped(OffsetDateTime before, OffsetDateTime after) implements WrittenTime {

        /** For the person who wrote it: the two nearest times, on the clock there and in full. */
        public Text message() {
            return Text.of(
                    "invalid.time-skipped",
                    before.toLocalTime().toString(),
                    after.toLocalTime().toString(),
                    before.toString(),
                    after.toString());
        }
    }

    /** No time at all, or one too far away to be meant. */
    enum Unreadable implements WrittenTime {
        INSTANCE
    }

    /**
     * Reads a text in ISO 8601, also with a space for the T: with an offset, or else by the clock
     * of the zone. A day alone is its beginning; of a time that comes twice, the first is meant.
     */
    static WrittenTime read(String text, ZoneId zone) {
        try {
            var time = parse(text.strip().replaceFirst(" ", "T"), zone);
            if (time instanceof LocalDateTime local) {
                var skipped = zone.getRules().getTransition(local);
                if (skipped != null && skipped.isGap())
                    return new Skipped(
                            skipped.getDateTimeBefore()
                                    .minusMinutes(1)
                                    .atOffset(skipped.getOffsetBefore()),
                            skipped.getDateTimeAfter().atOffset(skipped.getOffsetAfter()));
                time = local.atZone(zone);
            }
            var moment = (ZonedDateTime) time;
            if (moment.getYear() < 2000 || moment.getYear() >= 2200) return Unreadable.INSTANCE;
            return new At(moment.toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Unreadable.INSTANCE;
        }
    }

    /** The moment to search from or to: of a time that is skipped, the first one after that. */
    default Optional<Instant> nearest() {
        return switch (this) {
            case At at -> Optional.of(at.moment());
            case Skipped skipped -> Optional.of(skipped.after().toInstant());
            case Unreadable none -> Optional.empty();
        };
    }

    /** A zone by its name in the time-zone database. */
    static Optional<ZoneId> zone(String name) {
        return Optional.of(name.strip())
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }

    /** The same by the name that it has now: browsers still say Asia/Saigon and Europe/Kiev. */
    static Optional<ZoneId> presentZone(String name) {
        return zone(name)
                .map(zone ->
                        Optional.ofNullable(TimeZone.getIanaID(zone.getId()))
                                .flatMap(WrittenTime::zone)
                                .orElse(zone));
    }

    private static Object parse(String text, ZoneId zone) {
        if (!text.contains("T")) return LocalDate.parse(text).atStartOfDay(zone);
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, ZonedDateTime::from, LocalDateTime::from);
    }
}
