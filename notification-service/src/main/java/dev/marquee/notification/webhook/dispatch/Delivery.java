package dev.marquee.notification.webhook.dispatch;

import io.swagger.v3.oas.annotations.media.Schema;
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
        @Schema(example = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W") String messageId,
        @Schema(example = "booking.confirmed") String type,
        @Schema(
                        allowableValues = {"waiting", "sending", "delivered", "failed"},
                        example = "delivered")
                String status,
        @Schema(example = "2") int attempts,
        @Schema(example = "200") @Nullable Integer lastStatus,
        @Schema(example = "timed out") @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt) {

    static final String COLUMNS =
            "id, message_id, type, status, attempts, last_status, last_error, created_at, next_attempt_at, delivered_at";
}
