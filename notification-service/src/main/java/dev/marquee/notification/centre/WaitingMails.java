package dev.marquee.notification.centre;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.centre.Readers.Reader;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.NoticeMail;
import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.mail.ReaderMail;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.language.Languages;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mails that wait until it is clear that nobody read their notifications. Whoever gets one mail
 * a day gets all that wait in one.
 */
@Component
class WaitingMails {

    private static final Logger log = LoggerFactory.getLogger(WaitingMails.class);
    private static final int AT_ONCE = 50;
    private static final Duration ONCE_MORE = Duration.ofMinutes(10);

    private record Kept(
            String mailKey,
            String kind,
            String recipient,
            String locale,
            @Nullable Long organizerId,
            String data) {}

    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Readers readers;
    private final Preferences preferences;
    private final NoticeTexts texts;
    private final QueueMail queue;
    private final Languages languages;
    private final JsonMapper json;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String site;

    WaitingMails(
            JdbcClient jdbc,
            Notifications notifications,
            Readers readers,
            Preferences preferences,
            NoticeTexts texts,
            QueueMail queue,
            Languages languages,
            JsonMapper json,
            TransactionOperations transaction,
            Clock clock,
            MarqueeSettings settings) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.readers = readers;
        this.preferences = preferences;
        this.texts = texts;
        this.queue = queue;
        this.languages = languages;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
        this.site = settings.publicUrl().toString();
    }

    /** Keeps the mail that another service wrote, until its notification's mail is due. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(long notification, ReaderMail mail) {
        jdbc.sql(
                        """
                        insert into notification_mail (notification_id, mail_key, kind, recipient, locale, organizer_id, data)
                        values (:id, :key, :kind, :to, :locale, :organizer, :data)
                        """)
                .param("id", notification)
                .param("key", mail.key())
                .param("kind", mail.kind().slug())
                .param("to", mail.to())
                .param("locale", mail.locale().toLanguageTag())
                .param("organizer", mail.organizerId())
                .param("data", json.writeValueAsString(mail.content()))
                .update();
    }

    /**
     * Queues some of those that are due, reader by reader: what goes wrong with the mails of one
     * holds nobody else's up. Returns how many notifications that were.
     */
    public int sendDue() {
        var users =
                jdbc.sql(
                                "select user_id from notification where mail_due_at <= ? order by mail_due_at nulls last limit ?")
                        .params(utc(clock.instant()), AT_ONCE)
                        .query(Long.class)
                        .list();
        int sent = 0;
        for (var user : new LinkedHashSet<>(users)) sent += sendDueOf(user);
        return sent;
    }

    private int sendDueOf(long user) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> send(user)));
        } catch (RuntimeException e) {
            log.error("the notifications of account {} cannot be mailed just now", user, e);
            return jdbc.sql(
                            "update notification set mail_due_at = ? where user_id = ? and mail_due_at <= ?")
                    .params(utc(clock.instant().plus(ONCE_MORE)), user, utc(clock.instant()))
                    .update();
        }
    }

    /** All that is due for somebody, however many others wait: a digest is one mail. */
    private int send(long user) {
        // One replica at a time has what is due for a reader.
        jdbc.sql("select account_id from reader where account_id = ? for update")
                .param(user)
                .query(Long.class)
                .list();
        // Before it is read, each is settled: who reads its notification now comes too late, or
        // first.
        var due =
                jdbc.sql(
                                """
                                select id, user_id, kind, subject_ref, params, created_at, read_at from notification
                                where user_id = ? and mail_due_at <= ? order by id for update
                                """)
                        .params(user, utc(clock.instant()))
                        .query(notifications::read)
                        .list();
        var reader = readers.find(user).orElse(null);
        var wanted =
                due.stream()
                        .filter(one -> preferences.isOn(user, one.kind().topic(), Channel.MAIL))
                        .toList();
        if (reader != null && reader.digest().equals(MailTime.DAILY)) digest(reader, wanted);
        else for (var one : wanted) single(reader, one);
        for (var one : due) settle(one, wanted.contains(one) ? "sent" : "cancelled");
        return due.size();
    }

    private void settle(Notification one, String state) {
        jdbc.sql("update notification set mail_state = ?, mail_due_at = null where id = ?")
                .params(state, one.id())
                .update();
        jdbc.sql("delete from notification_mail where notification_id = ?")
                .param(one.id())
                .update();
    }

    private void single(@Nullable Reader reader, Notification one) {
        var kept = kept(one);
        if (kept.isPresent()) queue(kept.get());
        else if (reader != null)
            write(MailKind.NOTIFICATION, "notification:" + one.id(), reader, List.of(one));
    }

    /** One mail for several; one that stands alone is sent as it is. */
    private void digest(Reader reader, List<Notification> wanted) {
        if (wanted.size() == 1) single(reader, wanted.getFirst());
        else if (!wanted.isEmpty())
            write(
                    MailKind.NOTIFICATION_DIGEST,
                    "notification-digest:%d:%d"
                            .formatted(reader.accountId(), wanted.getLast().id()),
                    reader,
                    wanted);
    }

    private void write(MailKind kind, String key, Reader reader, List<Notification> about) {
        var to = reader.email();
        if (to == null) return;
        var locale = languages.orHouse(reader.locale());
        queue.handle(
                key,
                kind,
                to,
                locale,
                new NoticeMail(about.stream().map(one -> line(one, locale)).toList()),
                null);
    }

    private NoticeMail.One line(Notification one, Locale locale) {
        var words = texts.write(one.kind(), one.params(), locale);
        return new NoticeMail.One(
                words.title(), words.text(), site + NoticeLinks.of(one.subjectRef()));
    }

    private Optional<Kept> kept(Notification one) {
        return jdbc.sql(
                        "select mail_key, kind, recipient, locale, organizer_id, data from notification_mail where notification_id = ?")
                .param(one.id())
                .query(Kept.class)
                .optional();
    }

    private void queue(Kept kept) {
        MailKind kind;
        MailContent content;
        try {
            kind = MailKind.of(kept.kind()).orElseThrow();
            content = json.readValue(kept.data(), kind.content());
        } catch (RuntimeException e) {
            // It will not be better the next time, and others wait.
            log.error("mail {} that waited is not of any kind we know", kept.mailKey(), e);
            return;
        }
        queue.handle(
                kept.mailKey(),
                kind,
                kept.recipient(),
                Locale.forLanguageTag(kept.locale()),
                content,
                kept.organizerId());
    }
}
