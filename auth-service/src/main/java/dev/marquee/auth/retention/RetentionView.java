package dev.marquee.auth.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.retention.RetentionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something is kept, and what would go now.
 *
 * @param rule the word of its setting, {@code marquee.retention.keep.<rule>}
 * @param state nightly: old rows go every night; reports: the next run only says what would go;
 *     automatic: the service deletes them as it works, holds or not
 * @param keepDays how long it is kept
 * @param leastDays a setting cannot be less
 * @param count how many would go now; null where that was not asked for
 * @param samples up to five of these
 */
@Schema(name = "Retention")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RetentionView(
        @Schema(example = "customer") String service,
        @Schema(example = "complaints") String rule,
        @Schema(
                        example = "nightly",
                        allowableValues = {"nightly", "reports", "automatic"})
                String state,
        @Schema(example = "1095") long keepDays,
        @Schema(example = "1095") long defaultDays,
        @Schema(example = "30") long leastDays,
        @Nullable Instant lastRun,
        @Schema(example = "0") long lastDeleted,
        @Schema(example = "12") @Nullable Long count,
        @Nullable Instant oldest,
        List<Row> samples) {

    /** One that would go. */
    @Schema(name = "RetentionRow")
    record Row(@Schema(example = "17") String id, Instant at) {}

    static RetentionView of(String service, RetentionKind kind) {
        return new RetentionView(
                service,
                kind.kind(),
                kind.purged() ? "automatic" : kind.reportsOnly() ? "reports" : "nightly",
                kind.keepDays(),
                kind.defaultDays(),
                kind.leastDays(),
                kind.lastRun(),
                kind.lastDeleted(),
                kind.count(),
                kind.oldest(),
                kind.samples().stream().map(one -> new Row(one.id(), one.at())).toList());
    }

    /** Without what would go. */
    RetentionView settings() {
        return new RetentionView(
                service,
                rule,
                state,
                keepDays,
                defaultDays,
                leastDays,
                lastRun,
                lastDeleted,
                null,
                null,
                List.of());
    }
}
