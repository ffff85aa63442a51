package dev.marquee.notification.centre;

import dev.marquee.notification.mail.ReaderMail;
import dev.marquee.notification.mail.Recipient;
import dev.marquee.notification.organizer.OrganizerChoices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells owners of accounts, each fact once. */
@Component
public class Notify {

    /**
     * An organiser who writes.
     *
     * @param name what they are called; null where that is not known
     * @param event what they write about: by that they are known until they have a name
     */
    public record Sender(long organizerId, @Nullable String name, String event) {}

    private final Notifications notifications;
    private final Readers readers;
    private final Preferences preferences;
    private final OrganizerChoices organizers;
    private final WaitingMails waiting;
    private final MailTime time;
    private final List<CentreListener> listeners;

    Notify(
            Notifications notifications,
            Readers readers,
            Preferences preferences,
            OrganizerChoices organizers,
            WaitingMails waiting,
            MailTime time,
            ObjectProvider<CentreListener> listeners) {
        this.notifications = notifications;
        this.readers = readers;
        this.preferences = preferences;
        this.organizers = organizers;
        this.waiting = waiting;
        this.time = time;
        this.listeners = listeners.orderedStream().toList();
    }

    /**
     * Stores a notification that no other service writes a mail about. It is mailed from here if
     * its reader wants that.
     *
     * @return its id; empty where it is known, or not wanted
     */
    @Transactional
    public OptionalLong handle(Notice notice) {
        var topic = notice.kind().topic();
        var on = preferences.of(notice.user(), topic);
        var reader = readers.find(notice.user()).orElse(null);
        var mailed =
                on.contains(Channel.MAIL)
                        && topic != Topic.SECURITY // whose mails are owed with the change itself
                        && reader != null
                        && reader.email() != null;
        var due = mailed ? due(topic, reader) : null;
        return add(notice, due, on);
    }

    /**
     * Whether mails of that topic, of this organiser, are wanted at an address; who has no account
     * never said no.
     */
    public boolean wantsMail(String address, Topic topic, long organizer) {
        return readers.byAddress(List.of(Recipient.key(address))).values().stream()
                .allMatch(reader ->
                        preferences.isOn(reader.accountId(), topic, Channel.MAIL)
                                && !organizers.isMuted(reader.accountId(), organizer));
    }

    /**
     * Tells whoever has confirmed this address what a mail tells them that is queued in the same
     * transaction: here and by push, as they want it, unless they want to hear nothing from the
     * organiser.
     *
     * @param topic messages or reminders
     * @param sender whose mail it is
     * @param key of the mail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void besideMail(
            String address,
            Topic topic,
            Sender sender,
            String subjectRef,
            String key,
            Map<String, String> params) {
        var kind = topic == Topic.REMINDER ? NoticeKind.REMINDER : NoticeKind.MESSAGE;
        for (var reader : readers.byAddress(List.of(Recipient.key(address))).values()) {
            var user = reader.accountId();
            organizers.writes(user, sender.organizerId(), sender.name(), sender.event());
            if (organizers.isMuted(user, sender.organizerId())) continue;
            add(new Notice(user, kind, subjectRef, key, params), null, preferences.of(user, topic));
        }
    }

    /**
     * Tells those who work here what is theirs to do.
     *
     * @param account null for all admins
     * @param kind its name
     * @param subjectRef the page where they do it
     * @param key there is one of a key for each of them
     */
    @Transactional
    public void staff(
            @Nullable Long account,
            String kind,
            String subjectRef,
            String key,
            Map<String, String> params) {
        var which = NoticeKind.of(kind).orElseThrow();
        for (var one : account == null ? readers.withRole("ADMIN") : List.of(account))
            handle(new Notice(one, which, subjectRef, key, params));
    }

    private @Nullable Instant due(Topic topic, Readers.@Nullable Reader reader) {
        return topic.isMailedIfUnread() ? time.next(reader) : time.now();
    }

    /**
     * Stores what stands in a mail.
     *
     * @return whether the mail is not to be queued now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withhold(ReaderMail mail, long user, Readers.@Nullable Reader reader) {
        var notice = MailNotices.of(mail, user).orElse(null);
        if (notice == null) return false;
        var topic = notice.kind().topic();
        var on = preferences.of(user, topic);
        var wanted = on.contains(Channel.MAIL);
        var due = wanted && topic.isMailedIfUnread() ? time.next(reader) : null;
        var id = add(notice, due, on);
        if (id.isPresent() && due != null) waiting.keep(id.getAsLong(), mail);
        return !wanted || topic.isMailedIfUnread();
    }

    private OptionalLong add(Notice notice, @Nullable Instant due, Set<Channel> on) {
        if (!on.contains(Channel.IN_APP) && due == null) return OptionalLong.empty();
        var id = notifications.add(notice, due, on.contains(Channel.IN_APP));
        if (id.isPresent() && on.contains(Channel.PUSH))
            listeners.forEach(listener ->
                    listener.told(
                            notice.user(),
                            id.getAsLong(),
                            notice.kind().slug(),
                            notice.dedupeKey()));
        return id;
    }
}
