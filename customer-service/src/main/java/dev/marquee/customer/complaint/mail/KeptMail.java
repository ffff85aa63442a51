package dev.marquee.customer.complaint.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody wrote, and what became of it.
 *
 * @param senderKey the address in its one spelling; empty where it is none
 * @param body empty once it stands in a thread, or nobody needs it
 * @param why it was not taken at once: other-address, automatic, loop, limit; null where it was
 * @param complaintId that it belongs to; null for none
 */
public record KeptMail(
        long id,
        String messageId,
        String sender,
        String senderKey,
        String senderName,
        String locale,
        String subject,
        String body,
        int files,
        MailVerdict verdict,
        @Nullable String why,
        @Nullable Long complaintId,
        Instant receivedAt) {

    /** Whether staff are to say what becomes of it. */
    public boolean waits() {
        return verdict == MailVerdict.HELD || verdict == MailVerdict.QUARANTINE;
    }
}
