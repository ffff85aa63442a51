package dev.marquee.notification.address;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Why an address gets some mails no more; the later ones weigh more. */
public enum SuppressionReason {
    /** No mail arrives there. */
    HARD,
    /** Staff stopped it. */
    BLOCKED,
    /** Its reader does not want it. */
    UNSUBSCRIBED,
    /** Its reader reported a mail as spam. */
    COMPLAINED,
    /** Its reader was erased on request. */
    ERASED;

    /** Its name in the database and on the wire. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SuppressionReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
