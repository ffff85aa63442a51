package dev.marquee.notification.content;

import java.util.Arrays;
import java.util.Optional;

/** The mails this service can write. */
public enum MailKind {
    BOOKING_RESERVED("booking-reserved", BookingMail.class),
    BOOKING_CONFIRMED("booking-confirmed", BookingMail.class),
    BOOKING_CANCELLED("booking-cancelled", BookingMail.class),
    EVENT_CHANGED("event-changed", ChangeMail.class),
    EVENT_CANCELLED("event-cancelled", BookingMail.class),
    LOOKUP_LINK("lookup-link", LookupMail.class),
    VERIFY_EMAIL("verify-email", LinkMail.class),
    PASSWORD_RESET("password-reset", LinkMail.class),
    ACCOUNT_EXISTS("account-exists", LinkMail.class),
    INVITATION("invitation", LinkMail.class),
    ROLE_DECISION("role-decision", RoleMail.class),
    ACCOUNT_CHANGED("account-changed", AccountMail.class),
    WEBHOOK_PAUSED("webhook-paused", WebhookMail.class);

    private final String slug;
    private final Class<? extends MailContent> content;

    MailKind(String slug, Class<? extends MailContent> content) {
        this.slug = slug;
        this.content = content;
    }

    /** The kind by its name on the wire, in the database and in the message bundles. */
    public static Optional<MailKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }

    public String slug() {
        return slug;
    }

    /** The type of its facts. */
    public Class<? extends MailContent> content() {
        return content;
    }

    /** The name of its templates; letters that bring a link of an account share theirs. */
    String template() {
        return content == LinkMail.class ? "account-link" : slug;
    }

    /** Whether its tickets open the door, so that each needs its code as a picture. */
    public boolean admits() {
        return this == BOOKING_CONFIRMED;
    }
}
