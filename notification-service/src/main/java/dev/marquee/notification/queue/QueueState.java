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
 * @param service whose outbox it is; null where there is one such queue
 * @param answered false where that service does not say now what waits: the numbers are 0 then
 * @param oldest since when the oldest that is due waits
 * @param dead given up, or tried in vain
 * @param deadMails of mails only: those that can be sent again, by their kind
 * @param byPriority of mails only: what waits, the most urgent first
 * @param bulkPausedUntil until when mails for many are stopped
 * @param bulkPausedBecause why: blocked, or asked
 */
record QueueState(
        @Schema(example = "mails") String name,
        @Schema(example = "ticket") @Nullable String service,
        @Schema(example = "true") boolean answered,
        @Schema(example = "12") long waiting,
        @Nullable Instant oldest,
        @Schema(example = "2") long dead,
        @Schema(example = "{\"booking-confirmed\":2}") Map<String, Long> deadMails,
        List<Waiting> byPriority,
        @Nullable Instant bulkPausedUntil,
        @Schema(example = "blocked") @Nullable String bulkPausedBecause) {

    /** Without parts. */
    static QueueState simple(
            String name,
            @Nullable String service,
            long waiting,
            long dead,
            @Nullable Instant oldest) {
        return new QueueState(
                name, service, true, waiting, oldest, dead, Map.of(), List.of(), null, null);
    }

    /** The outbox of a service that gives no answer. */
    static QueueState unknown(String service) {
        return new QueueState(
                "outbox", service, false, 0, null, 0, Map.of(), List.of(), null, null);
    }

    /** How many of one priority wait. */
    record Waiting(
            @Schema(example = "urgent") String priority,
            @Schema(example = "3") long waiting,
            @Nullable Instant oldest) {}
}
