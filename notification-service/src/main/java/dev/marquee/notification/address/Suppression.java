package dev.marquee.notification.address;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mails that an address gets no more.
 *
 * @param smtpCode what a mail server said, such as 550; null where none did
 * @param enhanced the finer code, such as 5.1.1
 * @param evidence its words, or why staff did it
 * @param until when it ends by itself; null for never
 */
public record Suppression(
        SuppressionScope scope,
        SuppressionReason reason,
        @Nullable Integer smtpCode,
        @Nullable String enhanced,
        @Nullable String evidence,
        Instant since,
        @Nullable Instant until) {

    boolean isFor(SuppressionScope asked) {
        return scope.equals(SuppressionScope.ALL) || scope.equals(asked);
    }
}
