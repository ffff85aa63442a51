package dev.marquee.notification.webhook.dispatch;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as the log shows it.
 *
 * @param millis how long it took; null while it is under way, or where it was cut off
 * @param answer the first part of the answer's body
 */
public record AttemptLine(
        @Schema(example = "1") int number,
        Instant startedAt,
        @Schema(example = "84") @Nullable Integer millis,
        @Schema(example = "503") @Nullable Integer statusCode,
        @Schema(example = "timed out") @Nullable String error,
        @Schema(example = "down for maintenance") @Nullable String answer) {}
