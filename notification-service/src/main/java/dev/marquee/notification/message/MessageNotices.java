package dev.marquee.notification.message;

import dev.marquee.notification.centre.Notify;
import dev.marquee.notification.centre.Topic;
import dev.marquee.notification.content.MessageMail;
import dev.marquee.notification.content.OwnLook;
import dev.marquee.notification.content.OwnLook.Brand;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What readers with an account see of messages on the site, and whether they want the mails. */
@Component
class MessageNotices {

    private final Notify notify;
    private final OwnLook look;
    private final MessageSource words;

    MessageNotices(Notify notify, OwnLook look, MessageSource words) {
        this.notify = notify;
        this.look = look;
        this.words = words;
    }

    boolean wantsMail(Message message, String address) {
        return notify.wantsMail(address, topic(message), message.organizerId());
    }

    /**
     * Tells whoever has confirmed the address, in the caller's transaction: the mail is their
     * notification's mail, so there is no other.
     */
    void tell(Message message, Person person, MessageMail mail, String key, Locale locale) {
        var topic = topic(message);
        notify.besideMail(
                person.address(),
                topic,
                new Notify.Sender(
                        message.organizerId(), organizerName(message), message.eventName()),
                person.bookingId() == null ? "tickets" : "booking:" + person.bookingId(),
                key,
                Map.of(
                        "about",
                        topic == Topic.REMINDER ? message.eventName() : message.author().name(),
                        "text",
                        mail.subject(locale, words)));
    }

    /** What the organiser is called, whoever wrote for them; null where nobody has said it. */
    private @Nullable String organizerName(Message message) {
        var own = look.brand(message.organizerId()).map(Brand::name).orElse(null);
        if (own != null) return own;
        var author = message.author();
        return author.id() == message.organizerId() && !author.isErased() ? author.name() : null;
    }

    /** What comes by itself before an event begins is a reminder of it. */
    private static Topic topic(Message message) {
        var when = message.when();
        return "start".equals(when.anchor()) && Objects.requireNonNull(when.offsetDays()) <= 0
                ? Topic.REMINDER
                : Topic.MESSAGE;
    }
}
