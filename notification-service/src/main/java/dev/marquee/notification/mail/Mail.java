package dev.marquee.notification.mail;

import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.content.ErasedMail;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail and what became of it.
 *
 * @param key what it was asked for by; there is one mail a key
 * @param messageId the same at every attempt, so that a second copy can be recognised
 * @param attempts how often a worker took it up
 * @param inDoubt how many attempts ended without an answer, so that the reader may have it already
 * @param lastError why the last attempt failed
 * @param giveUpAt delivery is not tried after this
 * @param organizerId whose event it is about, where it is about one
 * @param nextAttemptAt when it is due; while it is being sent, when its worker counts as lost
 */
public record Mail(
        long id,
        String key,
        MailKind kind,
        String recipient,
        Locale locale,
        String subject,
        MailContent content,
        String messageId,
        MailStatus status,
        int attempts,
        int inDoubt,
        @Nullable String lastError,
        Instant createdAt,
        Instant queuedAt,
        Instant giveUpAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        Envelope envelope) {

    /**
     * Whose it is and where it goes.
     *
     * @param organizerId whose event it is about, where it is about one
     * @param sender with whom it shares its turns; null where it is not for many
     * @param domain the provider that takes it; null for a mail of before that was known
     * @param unsubscribeScope what its reader may refuse by one click, where there is something
     * @param token stands for it in the sender's address; null for a mail of before there was one
     * @param hasSlot whether its time is one that its domain had free
     * @param contentRemoved whether it is too long ago to know what it said
     */
    public record Envelope(
            @Nullable Long organizerId,
            @Nullable String sender,
            @Nullable String domain,
            @Nullable SuppressionScope unsubscribeScope,
            @Nullable String token,
            boolean hasSlot,
            boolean contentRemoved) {

        /** Of nobody. */
        public static final Envelope NONE =
                new Envelope(null, null, null, null, null, false, false);
    }

    /** Whether its words are still all there, and nobody is sending it just now. */
    public boolean canBeResent() {
        return switch (status) {
            case SENT, FAILED, SKIPPED -> content.lasting();
            case KEPT, QUEUED -> content.lasting() || content.holdsSecrets();
            case SENDING, ERASED -> false;
        };
    }

    /** Whether nobody knows any more what it said: its reader was erased, or it is too old. */
    public boolean isErased() {
        return content instanceof ErasedMail;
    }
}
