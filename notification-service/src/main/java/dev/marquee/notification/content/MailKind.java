package dev.marquee.notification.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The mails this service can write. */
public enum MailKind {
    BOOKING_RESERVED("booking-reserved", BookingMail.class, Urgency.SOON),
    BOOKING_CONFIRMED("booking-confirmed", BookingMail.class, Urgency.SOON),
    BOOKING_CANCELLED("booking-cancelled", BookingMail.class, Urgency.SOON),
    EVENT_CHANGED("event-changed", ChangeMail.class, Urgency.NEWS),
    EVENT_CANCELLED("event-cancelled", BookingMail.class, Urgency.NEWS),
    LOOKUP_LINK("lookup-link", LookupMail.class, Urgency.AT_ONCE),
    VERIFY_EMAIL("verify-email", LinkMail.class, Urgency.AT_ONCE),
    PASSWORD_RESET("password-reset", LinkMail.class, Urgency.AT_ONCE),
    ACCOUNT_EXISTS("account-exists", LinkMail.class, Urgency.AT_ONCE),
    INVITATION("invitation", LinkMail.class, Urgency.AT_ONCE),
    ROLE_DECISION("role-decision", RoleMail.class, Urgency.SOON),
    ACCOUNT_CHANGED("account-changed", AccountMail.class, Urgency.AT_ONCE),
    WEBHOOK_PAUSED("webhook-paused", WebhookMail.class, Urgency.SOON);

    /** Which mail goes first; the order is that of the database's numbers. */
    public enum Urgency {
        /** Somebody sits and waits for the link, or must hear of a change to the account. */
        AT_ONCE,
        /** Tickets, and answers to one person. */
        SOON,
        /** What everybody of an event gets. */
        NEWS
    }

    private final String slug;
    private final Class<? extends MailContent> content;
    private final Urgency urgency;

    MailKind(String slug, Class<? extends MailContent> content, Urgency urgency) {
        this.slug = slug;
        this.content = content;
        this.urgency = urgency;
    }

    public Urgency urgency() {
        return urgency;
    }

    /** The kind by its name on the wire, in the database and in the message bundles. */
    public static Optional<MailKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }

    @JsonValue
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
