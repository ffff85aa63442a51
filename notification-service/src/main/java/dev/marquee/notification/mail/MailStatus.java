package dev.marquee.notification.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a mail. */
public enum MailStatus {
    /** Due now or later. */
    QUEUED,
    /** A worker is talking to the mail server about it. */
    SENDING,
    /** The mail server said that it took it. */
    SENT,
    /** Given up. */
    FAILED,
    /** There is no mail server: it can be read in the mailbox, and was not sent. */
    KEPT,
    /** Its reader was erased before it was sent: it will not be. */
    ERASED,
    /** Its reader does not want it, or what it says is not true any more: it was not sent. */
    SKIPPED;

    /** Its name in the database and in addresses. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MailStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
