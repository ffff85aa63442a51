package dev.marquee.notification.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as the log shows it.
 *
 * @param millis how long it took; null while it is under way, or where it was cut off
 * @param answer the first part of the answer's body
 */
public record AttemptLine(
        int number,
        Instant startedAt,
        @Nullable Integer millis,
        @Nullable Integer statusCode,
        @Nullable String error,
        @Nullable String answer) {}
