package dev.marquee.notification.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook, as the log shows it.
 *
 * @param messageId what the receiver knows it by: the {@code webhook-id}
 * @param status waiting, sending, delivered or failed
 * @param lastStatus the HTTP status of the last answer
 * @param nextAttemptAt when it is due, while it waits
 */
public record Delivery(
        long id,
        String messageId,
        String type,
        String status,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt) {

    static final String COLUMNS =
            "id, message_id, type, status, attempts, last_status, last_error, created_at, next_attempt_at, delivered_at";
}
