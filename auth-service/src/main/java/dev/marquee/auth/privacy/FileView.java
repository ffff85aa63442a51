package dev.marquee.auth.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of what is stored about you.
 *
 * @param id of the job that makes it
 * @param state waiting, or ready
 * @param away the service that did not answer yet; it is tried again
 * @param expiresAt until when it can be fetched
 * @param size in bytes
 */
@Schema(name = "PersonalExport")
record FileView(
        @Schema(example = "12") long id,
        @Schema(
                        example = "ready",
                        allowableValues = {"waiting", "ready"})
                String state,
        Instant askedAt,
        @Schema(example = "ticket") @Nullable String away,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        @Schema(example = "20480") long size) {

    static FileView of(PersonalFile file) {
        return new FileView(
                file.id(),
                file.isReady() ? "ready" : "waiting",
                file.askedAt(),
                file.away(),
                file.readyAt(),
                file.expiresAt(),
                file.size());
    }
}
