package dev.marquee.notification.mail;

import java.time.Instant;
import java.util.Optional;

/** Looks at each mail once more at the moment it is to be sent: much may have happened since. */
@FunctionalInterface
public interface SendCheck {

    /**
     * Why the mail is not to be sent, in a word such as unsubscribed; empty where it is. The mail
     * then counts as skipped, with this as its reason.
     */
    Optional<String> against(Mail mail);

    /** Until when it has to wait, though nothing is against it; empty where it has not. */
    default Optional<Instant> waitsUntil(Mail mail) {
        return Optional.empty();
    }
}
