package dev.marquee.notification.mailbox;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.Mailbox;
import dev.marquee.platform.web.ListAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the mailbox, as the address says it. What is not understood filters
 * nothing.
 *
 * @param q a part of the recipient or of the subject
 * @param status a state, or {@code uncertain}
 * @param sort {@code created} or {@code recipient}, with a minus for descending
 */
record MailSearch(
        @Nullable String q, @Nullable String status, @Nullable String kind, @Nullable String sort) {

    private static final String UNCERTAIN = "uncertain";
    private static final int LONGEST = 320;

    MailSearch {
        q = q == null ? "" : q.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (q.length() > LONGEST) q = q.substring(0, LONGEST);
        status = status == null ? "" : status;
        kind = kind == null ? "" : kind;
        sort = sort == null || sort.isBlank() ? "-created" : sort;
    }

    Mailbox.Filter filter() {
        return new Mailbox.Filter(
                MailStatus.of(word(status)).orElse(null),
                UNCERTAIN.equals(status),
                MailKind.of(word(kind)).orElse(null),
                word(q),
                null,
                null);
    }

    Mailbox.Order order() {
        return switch (word(sort)) {
            case "created" -> Mailbox.Order.OLDEST;
            case "recipient" -> Mailbox.Order.RECIPIENT;
            case "-recipient" -> Mailbox.Order.RECIPIENT_BACKWARDS;
            default -> Mailbox.Order.NEWEST;
        };
    }

    ListAddress address() {
        return ListAddress.of("/admin/mail")
                .with("q", q)
                .with("status", status)
                .with("kind", kind)
                .sortedBy(sort);
    }

    private static String word(@Nullable String word) {
        return word == null ? "" : word;
    }
}
