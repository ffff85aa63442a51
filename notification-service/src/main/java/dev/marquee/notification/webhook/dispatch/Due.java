package dev.marquee.notification.webhook.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that somebody has taken up, with all that is needed to make it.
 *
 * @param attempts the number of this attempt
 * @param secret sealed
 * @param oldSecret sealed; null where it signs no more
 */
record Due(
        long id,
        long webhookId,
        String messageId,
        String type,
        String body,
        int attempts,
        Instant queuedAt,
        Instant giveUpAt,
        String address,
        String secret,
        @Nullable String oldSecret) {}
