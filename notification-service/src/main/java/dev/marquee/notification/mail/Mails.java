package dev.marquee.notification.mail;

import static dev.marquee.notification.mail.MailRows.utc;

import dev.marquee.notification.content.MailKind.Urgency;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails and their states. A mail is claimed before the mail server is spoken to, so whatever
 * happens then, the table says that an attempt was begun.
 */
@Repository
public class Mails {

    private static final String COLUMNS = "select * from mail ";
    private static final Duration USUAL_PATIENCE = Duration.ofHours(24);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int REASON_LENGTH = 500;

    private final JdbcClient jdbc;
    private final MailRows rows;
    private final Clock clock;

    public Mails(JdbcClient jdbc, MailRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Owes a mail; {@link OweMail} is the way here. Returns false where there is one of this key
     * already: then nothing changes.
     */
    @Transactional
    boolean owe(NewMail mail) {
        var now = clock.instant();
        var isNew =
                jdbc.sql(
                                        """
                                        insert into mail (mail_key, kind, recipient, recipient_key, locale, subject, data, message_id,
                                                          organizer_id, status, created_at, queued_at, give_up_at, next_attempt_at, secret_until, urgency)
                                        values (:key, :kind, :recipient, :recipientKey, :locale, :subject, :data, :messageId,
                                                :organizer, 'queued', :now, :now, :until, :now, :secretUntil, :urgency) on conflict do nothing
                                        """)
                                .param("key", mail.key())
                                .param("kind", mail.kind().slug())
                                .param("recipient", mail.recipient())
                                .param("recipientKey", Recipient.key(mail.recipient()))
                                .param("locale", mail.locale().toLanguageTag())
                                .param("subject", mail.subject())
                                .param("data", rows.data(mail.content()))
                                .param("messageId", mail.messageId())
                                .param("organizer", mail.organizerId())
                                .param("now", utc(now))
                                .param("until", utc(now.plus(mail.content().usefulFor())))
                                .param("urgency", mail.kind().urgency().ordinal())
                                .param(
                                        "secretUntil",
                                        mail.content().holdsSecrets()
                                                ? utc(now.plus(mail.content().usefulFor()))
                                                : null,
                                        Types.TIMESTAMP_WITH_TIMEZONE)
                                .update()
                        == 1;
        if (isNew)
            jdbc.sql(
                            "insert into mail_search (mail_id, kind, words) select id, kind, cast(:words as varchar) from mail where mail_key = :key")
                    .param("words", MailSearchText.of(mail.recipient(), mail.subject()))
                    .param("key", mail.key())
                    .update();
        return isNew;
    }

    /**
     * Takes up the most urgent mail that is due, of those the one that has been due the longest, if
     * there is one. Until {@code lease} is over nobody else gets it. A mail whose earlier worker
     * never came back is counted as in doubt.
     */
    @Transactional
    public Optional<Mail> claim(Duration lease) {
        var now = utc(clock.instant());
        // One after the other: each reads the index from where its urgency begins.
        var due =
                Arrays.stream(Urgency.values())
                        .flatMap(urgency -> lockDue(urgency, now).stream())
                        .findFirst();
        if (due.isEmpty()) return Optional.empty();
        jdbc.sql(
                        """
                        update mail set in_doubt = in_doubt + case when status = 'sending' then 1 else 0 end,
                                        status = 'sending', attempts = attempts + 1, next_attempt_at = ?
                        where id = ?
                        """)
                .params(now.plus(lease), due.get())
                .update();
        return find(due.get());
    }

    private Optional<Long> lockDue(Urgency urgency, OffsetDateTime now) {
        return jdbc.sql(
                        """
                        select id from mail where urgency = ? and next_attempt_at <= ?
                        order by next_attempt_at nulls last limit 1 for update skip locked
                        """)
                .params(urgency.ordinal(), now)
                .query(Long.class)
                .optional();
    }

    /** The mail server took it. */
    @Transactional
    public boolean sent(Mail claimed) {
        return settle(
                claimed,
                "status = 'sent', sent_at = :now, next_attempt_at = null, last_error = null, data = :data, secret_until = null",
                "");
    }

    /** It will not be tried again. */
    @Transactional
    public boolean failed(Mail claimed, String reason) {
        return settle(
                claimed,
                "status = 'failed', next_attempt_at = null, last_error = :reason, data = :data, secret_until = null",
                reason);
    }

    /**
     * It is tried again later: the longer it has waited, the later.
     *
     * @param inDoubt whether the mail server may have taken it without saying so
     */
    @Transactional
    public boolean putOff(Mail claimed, String reason, boolean inDoubt) {
        return settle(
                claimed,
                "status = 'queued', next_attempt_at = :next, last_error = :reason, in_doubt = in_doubt + "
                        + (inDoubt ? 1 : 0),
                reason);
    }

    /** Only for who claimed it last: a worker that was away too long changes nothing. */
    private boolean settle(Mail claimed, String change, String reason) {
        var now = clock.instant();
        return jdbc.sql(
                                "update mail set "
                                        + change
                                        + " where id = :id and status = 'sending' and attempts = :attempt")
                        .param("now", utc(now))
                        .param("next", utc(now.plus(waitAfter(claimed, now))))
                        .param("data", rows.data(claimed.content().withoutSecrets()))
                        .param("reason", shortened(reason))
                        .param("id", claimed.id())
                        .param("attempt", claimed.attempts())
                        .update()
                == 1;
    }

    /** As long as it has waited already, which doubles the time: 1 s, 2 s, 4 s … 15 minutes. */
    static Duration waitAfter(Mail mail, Instant now) {
        var waited = Duration.between(mail.queuedAt(), now);
        if (waited.compareTo(SHORTEST_WAIT) < 0) return SHORTEST_WAIT;
        return waited.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : waited;
    }

    /**
     * There is no mail server: what waits is kept, and so is what a lost worker left behind.
     * Returns how many that were.
     */
    @Transactional
    public int keepAllThatWait() {
        // Two statements, because "or" would read every mail there is.
        var queued =
                jdbc.sql(
                                "update mail set status = 'kept', next_attempt_at = null where status = 'queued'")
                        .update();
        var lost =
                jdbc.sql(
                                """
                                update mail set in_doubt = in_doubt + 1, status = 'kept', next_attempt_at = null
                                where status = 'sending' and next_attempt_at <= ?
                                """)
                        .param(utc(clock.instant()))
                        .update();
        return queued + lost;
    }

    /**
     * Queues it once more, due now.
     *
     * @return false where it cannot be, see {@link Mail#canBeResent()}
     */
    @Transactional
    public boolean resend(Mail mail) {
        if (!mail.canBeResent()) return false;
        var now = clock.instant();
        return jdbc.sql(
                                """
                                update mail set status = 'queued', queued_at = :now, give_up_at = :until, next_attempt_at = :now, last_error = null
                                where id = :id and status = :status
                                """)
                        .param("now", utc(now))
                        .param(
                                "until",
                                utc(
                                        mail.content().lasting()
                                                ? now.plus(USUAL_PATIENCE)
                                                : mail.giveUpAt()))
                        .param("id", mail.id())
                        .param("status", mail.status().word())
                        .update()
                == 1;
    }

    /**
     * Removes the links whose time is over from mails that were never sent. Returns how many.
     *
     * @param most no more than so many
     */
    @Transactional
    public int removeSecretsThatAreOver(int most) {
        var over =
                jdbc.sql(
                                COLUMNS
                                        + "where secret_until <= ? and status <> 'sending' order by secret_until nulls last limit ? for update skip locked")
                        .params(utc(clock.instant()), most)
                        .query(rows)
                        .list();
        for (var mail : over)
            jdbc.sql("update mail set data = ?, secret_until = null where id = ?")
                    .params(rows.data(mail.content().withoutSecrets()), mail.id())
                    .update();
        return over.size();
    }

    public Optional<Mail> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(rows).optional();
    }

    private static String shortened(String reason) {
        return reason.length() > REASON_LENGTH ? reason.substring(0, REASON_LENGTH) : reason;
    }
}
