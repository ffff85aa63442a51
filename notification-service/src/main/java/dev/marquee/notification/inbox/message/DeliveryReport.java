package dev.marquee.notification.inbox.message;

import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a mail that it had taken (RFC 3464), or of one that it had to pass on.
 *
 * @param action failed, delayed, delivered, relayed or expanded
 * @param status such as 5.1.1; empty where it does not say
 * @param diagnostic in the server's words, on one line; empty where it has none
 */
public record DeliveryReport(String action, String status, String diagnostic) {

    /** Whether the mail will not arrive. */
    public boolean failed() {
        return action.equals("failed");
    }

    /** With the words of a letter, where the report itself has none. */
    DeliveryReport inWordsOf(DeliveryReport letter) {
        return diagnostic.isEmpty() ? new DeliveryReport(action, status, letter.diagnostic) : this;
    }

    static DeliveryReport of(@Nullable String action, @Nullable String status, String diagnostic) {
        return new DeliveryReport(
                action == null ? "" : action.strip().toLowerCase(java.util.Locale.ROOT),
                status == null ? "" : status.strip().replaceAll("[^0-9.].*", ""),
                diagnostic.replaceAll("\\s+", " ").strip());
    }
}
