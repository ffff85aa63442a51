package dev.marquee.notification.inbox.message;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came in.
 *
 * @param hash names it: of its Message-ID, or of all of it where it has none
 * @param messageId with its angle brackets; empty where it has none
 * @param from the address that it says it is from; empty for none
 * @param to all addresses that it says it went to, also by the server's headers
 * @param refersTo the Message-IDs that it answers or refers to
 * @param text what was written, without what it quotes
 * @param files how many came with it
 * @param automatic why a machine seems to have written it; null for a person's
 * @param report of a mail server; null where it is none
 * @param feedback what a provider says that a reader did, such as abuse; null where it says nothing
 * @param original the Message-ID of the mail inside it, of a report; null for none
 * @param language that it says it is in; null where it says none
 */
public record ReceivedMail(
        String hash,
        String messageId,
        String from,
        String fromName,
        List<String> to,
        List<String> refersTo,
        String subject,
        String text,
        int files,
        @Nullable String automatic,
        @Nullable DeliveryReport report,
        @Nullable String feedback,
        @Nullable String original,
        @Nullable String language) {

    /** Whether it is of a server or a provider, about another mail. */
    public boolean isReport() {
        return report != null || feedback != null;
    }

    /** The Message-ID of the mail that a report is about. */
    public Optional<String> about() {
        return Optional.ofNullable(original);
    }

    /** The same, known to come from ourselves. */
    public ReceivedMail asOwn() {
        return new ReceivedMail(
                hash, messageId, from, fromName, to, refersTo, subject, text, files, "own", report,
                feedback, original, language);
    }
}
