package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan that was kept by a phone, as far as it can be understood.
 *
 * @param shown what the phone showed; null where it does not say
 * @param passed whether somebody went through the door
 */
record UploadedScan(Reading reading, @Nullable Outcome shown, boolean passed) {

    private static final int LONGEST = 60;
    private static final int LONGEST_TOKEN = 1000;
    private static final int LONGEST_WHY = 300;

    /** A phone's clock may be wrong by this; anything further off is no time. */
    private static final Duration FAR = Duration.ofDays(366 * 5L);

    /** The scan; empty if it has no id, or says nothing that could have been read. */
    static Optional<UploadedScan> of(
            UploadRequest.Item item,
            @Nullable Instant sentAt,
            Instant receivedAt,
            @Nullable String device) {
        var id = uuid(item.scanId());
        var token = text(item.token(), LONGEST_TOKEN);
        var code = token == null ? text(item.code(), LONGEST) : null;
        if (id == null || token == null && code == null) return Optional.empty();
        var shown = outcome(item.resultShown());
        var exit = "exit".equalsIgnoreCase(text(item.direction(), LONGEST));
        var passed =
                item.passed() != null
                        ? item.passed()
                        : shown != null && (shown.letsIn() || shown == Outcome.LEFT);
        var reading =
                new Reading(
                        id,
                        token,
                        code,
                        item.eventId(),
                        item.listId(),
                        exit ? Direction.EXIT : Direction.ENTRY,
                        text(item.gate(), LONGEST),
                        device,
                        true,
                        text(item.why(), LONGEST_WHY),
                        ScanTime.sentLater(
                                time(item.deviceTime(), receivedAt),
                                sentAt,
                                receivedAt,
                                millis(item.deviceOffsetMs()),
                                millis(item.deviceOffsetErrorMs())));
        return Optional.of(new UploadedScan(reading, shown, passed));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
        try {
            return word == null ? null : Outcome.of(word.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant time(@Nullable String text, Instant now) {
        try {
            if (text == null) return null;
            var at = OffsetDateTime.parse(text.strip()).toInstant();
            return Duration.between(at, now).abs().compareTo(FAR) > 0 ? null : at;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Duration millis(@Nullable Long millis) {
        return millis == null || Math.abs(millis) > FAR.toMillis()
                ? null
                : Duration.ofMillis(millis);
    }

    private static @Nullable String text(@Nullable String text, int longest) {
        if (text == null) return null;
        var plain =
                text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]", "")
                        .strip();
        if (plain.isEmpty()) return null;
        if (plain.length() <= longest) return plain;
        var end = Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest;
        return plain.substring(0, end).strip();
    }
}
