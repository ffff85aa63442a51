package dev.marquee.notification.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as lists show it, without its words.
 *
 * @param kind such as booking-confirmed
 * @param inDoubt how many attempts ended without an answer
 * @param nextAttemptAt when it is due, while it waits
 */
public record MailSummary(
        long id,
        String kind,
        String subject,
        String recipient,
        MailStatus status,
        int attempts,
        int inDoubt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt) {

    static final String COLUMNS =
            "id, kind, subject, recipient, status, attempts, in_doubt, last_error, created_at, next_attempt_at, sent_at";
}
