package dev.marquee.report.postevent;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A report as callers see it.
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
@Schema(name = "Report")
record ReportView(
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

    /**
     * What is shown of a report.
     *
     * @param kept what was stored of its event when it was completed, if it was
     */
    static ReportView of(Report report, @Nullable Completion kept) {
        var event = report.event();
        var starts = kept == null ? null : kept.event().starts();
        return new ReportView(
                report.id(),
                event.id(),
                kept == null ? event.code() : kept.event().code(),
                kept == null ? event.name() : kept.event().name(),
                starts,
                starts == null ? null : starts.getZone().getId(),
                event.organizerId(),
                report.author(),
                report.summary(),
                report.feedback(),
                kept == null ? Figures.of(report.typed()) : Figures.of(kept),
                report.createdAt(),
                report.updatedAt(),
                report.version());
    }
}
