package dev.marquee.notification.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a queue.
 *
 * @param name mails, webhooks or outbox
 * @param oldest since when the oldest that is due waits
 * @param dead given up, or tried in vain
 * @param deadMails of mails only: those that can be sent again, by their kind
 * @param byPriority of mails only: what waits, the most urgent first
 * @param bulkPausedUntil until when mails for many are stopped
 * @param bulkPausedBecause why: blocked, or asked
 */
record QueueState(
        @Schema(example = "mails") String name,
        @Schema(example = "12") long waiting,
        @Nullable Instant oldest,
        @Schema(example = "2") long dead,
        @Schema(example = "{\"booking-confirmed\":2}") Map<String, Long> deadMails,
        List<Waiting> byPriority,
        @Nullable Instant bulkPausedUntil,
        @Schema(example = "blocked") @Nullable String bulkPausedBecause) {

    /** How many of one priority wait. */
    record Waiting(
            @Schema(example = "urgent") String priority,
            @Schema(example = "3") long waiting,
            @Nullable Instant oldest) {}
}
