package dev.marquee.notification.centre;

import dev.marquee.notification.mail.Recipient;
import dev.marquee.notification.organizer.OrganizerChoices;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what an account's owner was told, and how they wanted to be told. */
@Component
public class ForgetReader {

    private final Readers readers;
    private final Notifications notifications;
    private final Preferences preferences;
    private final OrganizerChoices organizers;
    private final List<CentreListener> listeners;

    ForgetReader(
            Readers readers,
            Notifications notifications,
            Preferences preferences,
            OrganizerChoices organizers,
            ObjectProvider<CentreListener> listeners) {
        this.readers = readers;
        this.notifications = notifications;
        this.preferences = preferences;
        this.organizers = organizers;
        this.listeners = listeners.orderedStream().toList();
    }

    /**
     * Whoever has confirmed this address, and mails to it that wait. Returns how many notifications
     * that were.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int ofAddress(String address) {
        var key = Recipient.key(address);
        var told =
                readers.byAddress(List.of(key)).values().stream()
                        .mapToInt(reader -> handle(reader.accountId()))
                        .sum();
        notifications.forgetMails(key);
        readers.blank(key);
        return told;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int handle(long account) {
        preferences.forget(account);
        organizers.forget(account);
        listeners.forEach(listener -> listener.gone(account));
        return notifications.forget(account);
    }
}
