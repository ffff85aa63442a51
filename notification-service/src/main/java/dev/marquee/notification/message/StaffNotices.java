package dev.marquee.notification.message;

import dev.marquee.notification.centre.Notify;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who can do something about a message that does not go on by itself. */
@Component
class StaffNotices {

    private final Notify notify;

    StaffNotices(Notify notify) {
        this.notify = notify;
    }

    /** Admins, where one of them reads it first; else its author. In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stopped(Message message, String why) {
        var review = message.state() == MessageState.REVIEW;
        notify.staff(
                review ? null : message.author().id(),
                review ? "message-review" : "message-held",
                "page:/admin/messages/" + message.id(),
                "message-%s:%d:%d"
                        .formatted(message.state().word(), message.id(), message.version()),
                Map.of("about", subject(message), "change", why));
    }

    private static String subject(Message message) {
        var words = message.texts().get(message.mainLang());
        return words == null ? message.eventName() : words.subject();
    }
}
