package dev.marquee.auth.archive;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive of an organiser.
 *
 * @param state waiting, ready, or failed
 * @param step the service that is being read now
 * @param away the service that did not answer yet, or still tells others what happened; it is tried
 *     again
 * @param trouble why it failed: rows that name others that are not there
 * @param asOf of when it is
 * @param expiresAt until when it can be fetched
 * @param contentHash the same for archives with the same content
 * @param rows how many it has
 * @param size in bytes
 */
@Schema(name = "Archive")
record ArchiveView(
        @Schema(example = "3") long id,
        @Schema(example = "7") long organizerId,
        @Schema(
                        example = "ready",
                        allowableValues = {"waiting", "ready", "failed"})
                String state,
        Instant askedAt,
        @Schema(example = "ticket") @Nullable String step,
        @Schema(example = "event") @Nullable String away,
        @Schema(
                        example =
                                "ticket 0a1b2c3d-0000-4000-8000-000000000001:5: booking 0a1b2c3d-0000-4000-8000-000000000001:4")
                @Nullable String trouble,
        @Nullable Instant asOf,
        @Nullable Instant readyAt,
        Instant expiresAt,
        @Schema(example = "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea")
                @Nullable String contentHash,
        @Schema(example = "1204") long rows,
        @Schema(example = "204800") long size) {

    static ArchiveView of(ArchiveJob job) {
        return new ArchiveView(
                job.id(),
                job.organizerId(),
                job.state(),
                job.askedAt(),
                job.step(),
                job.away(),
                job.trouble(),
                job.isReady() ? job.asOf() : null,
                job.readyAt(),
                job.expiresAt(),
                job.contentHash(),
                job.rows(),
                job.size());
    }
}
