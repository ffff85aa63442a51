package dev.marquee.ticket.export;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An export as programs see it.
 *
 * @param rowsTotal null until they are counted
 * @param problem why it failed, or waits to be tried again
 * @param file where it can be fetched; null before and after
 */
@Schema(name = "Export")
record ExportView(
        @Schema(example = "12") long id,
        @Schema(allowableValues = {"accounts", "journal", "taxes", "vat", "attendees", "marketing"})
                ExportKind kind,
        @Schema(allowableValues = {"csv", "xlsx"}) String format,
        @Schema(example = "7") @Nullable Long eventId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Schema(example = "Europe/Lisbon") String zone,
        @Schema(allowableValues = {"queued", "running", "ready", "failed", "cancelled", "expired"})
                ExportState state,
        @Schema(example = "4000") long rowsDone,
        @Schema(example = "12000") @Nullable Long rowsTotal,
        @Schema(description = "The moment that all of it is of") @Nullable Instant asOf,
        @Schema(description = "Bytes; 0 before it is ready", example = "512000") long size,
        @Schema(
                        description =
                                "Why it failed, or waits to be tried again: away, too-long, broken",
                        example = "away")
                @Nullable String problem,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Schema(example = "/api/exports/12/file") @Nullable String file) {

    static ExportView of(ExportJob job) {
        var order = job.order();
        return new ExportView(
                job.id(),
                order.kind(),
                order.format().ending(),
                order.event(),
                order.from(),
                order.to(),
                order.zone().getId(),
                job.state(),
                job.rowsDone(),
                job.rowsTotal(),
                job.asOf(),
                job.state() == ExportState.READY ? job.size() : 0,
                job.problem(),
                job.createdAt(),
                job.expiresAt(),
                job.state() == ExportState.READY ? "/api/exports/" + job.id() + "/file" : null);
    }
}
