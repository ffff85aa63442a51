package dev.marquee.report.afterwards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote after an event.
 *
 * @param eventCode null where only the event's id is known, as of older reports
 * @param startsAt in the event's zone; null where it is not known
 * @param timeZone the event's, such as Europe/Lisbon; null where its time is not known
 * @param organizerId whose event it is
 * @param author who wrote it; empty where that is not known
 * @param feedback empty where there was none
 * @param figures those at completion, where they are known
 * @param updatedAt null where it is as it was first written
 * @param version to send back with a change
 */
record Report(
        @Schema(example = "12") long id,
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") @Nullable String eventCode,
        @Schema(example = "Lantern Night") @Nullable String eventName,
        @Nullable ZonedDateTime startsAt,
        @Schema(example = "Europe/Lisbon") @Nullable String timeZone,
        @Schema(example = "2") long organizerId,
        @Schema(example = "Ana Ribeiro") String author,
        @Schema(example = "A full house, and nobody waited.") String summary,
        @Schema(example = "The band was loved; the bar was slow.") String feedback,
        @Nullable Figures figures,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Schema(example = "0") long version) {

    /** The same with the figures of the completion. */
    Report with(Figures kept) {
        return new Report(
                id,
                eventId,
                eventCode,
                eventName,
                startsAt,
                timeZone,
                organizerId,
                author,
                summary,
                feedback,
                kept,
                createdAt,
                updatedAt,
                version);
    }
}
