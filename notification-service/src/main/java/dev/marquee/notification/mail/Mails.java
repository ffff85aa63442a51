package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.address.Bounce;
import dev.marquee.notification.content.Letter.Attachment;
import dev.marquee.platform.queue.Backoff;
import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueTable;
import dev.marquee.platform.queue.QueueTable.Layout;
import dev.marquee.platform.queue.QueueTable.Partition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;

/**
 * The mails and their states. A mail is claimed before the mail server is spoken to, so whatever
 * happens then, the table says that an attempt was begun.
 */
@Repository
public class Mails {

    /** An attempt whose worker never came back is counted as in doubt. */
    private static final Layout LAYOUT =
            new Layout(
                    "mail",
                    "urgency",
                    "next_attempt_at",
                    "queued_at",
                    "in_doubt = in_doubt + case when status = 'sending' then 1 else 0 end, status = 'sending', attempts = attempts + 1, urgency = case when urgency = 3 then 4 else urgency end, has_slot = false",
                    "status = 'sending' and attempts = :attempt",
                    "select count(*) from mail where status = 'failed'");

    /** Of those for many, what was put off. */
    static final int BULK_PUT_OFF = 4;

    private static final List<Partition> BY_URGENCY =
            Stream.concat(
                            Arrays.stream(Priority.values())
                                    .map(priority -> new Partition(priority.ordinal(), priority)),
                            Stream.of(new Partition(BULK_PUT_OFF, Priority.BULK)))
                    .toList();
    private static final Logger log = LoggerFactory.getLogger(Mails.class);
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(15), 0.2);

    /** More than there are workers: those who look at once each find one. */
    private static final int CANDIDATES = 16;

    private final JdbcClient jdbc;
    private final MailRows rows;
    private final MailAttachments attachments;
    private final MailInsert insert;
    private final QueueTable queue;
    private final TransactionOperations transaction;
    private final Clock clock;

    public Mails(JdbcClient jdbc, MailRows rows, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.attachments = new MailAttachments(jdbc);
        this.insert = new MailInsert(jdbc, rows, clock);
        this.queue = new QueueTable(jdbc, transaction, clock, LAYOUT);
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Queues a mail; {@link QueueMail} is the way here. Returns its id, or nothing where there is
     * one of this key already: then nothing changes.
     */
    @Transactional
    OptionalLong add(NewMail mail) {
        var id = insert.handle(mail);
        if (id.isPresent()) attachments.add(id.getAsLong(), mail.draft().attachments());
        return id;
    }

    /**
     * Claims the most urgent mail that is due, of those the one that has been due the longest, if
     * there is one. Until {@code lease} is over nobody else gets it. Knows no turns and no pace:
     * {@link MailClaims} does.
     */
    public Optional<Mail> claim(Duration lease) {
        return claim(BY_URGENCY, lease);
    }

    Optional<Mail> claim(List<Partition> partitions, Duration lease) {
        return claimFirst(queue.due(partitions, CANDIDATES), lease);
    }

    /** The first of them that nobody else has meanwhile. */
    Optional<Mail> claimFirst(List<Long> ids, Duration lease) {
        for (var id : ids) {
            try {
                var mine = queue.claim(List.of(id), lease, this::read);
                if (!mine.isEmpty()) return Optional.of(mine.getFirst());
            } catch (JacksonException | IllegalArgumentException | NoSuchElementException e) {
                unreadable(id, e);
            }
        }
        return Optional.empty();
    }

    /** A mail that nobody can read would be the first at every look, and hold up all others. */
    private void unreadable(long id, RuntimeException e) {
        log.error("mail {} cannot be read and is given up", id, e);
        jdbc.sql(
                        """
                        update mail set status = 'failed', next_attempt_at = null, last_error = 'It cannot be read; see the log.', attempts = attempts + 1
                        where id = :id and next_attempt_at <= :now
                        """)
                .param("id", id)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** The files that come with it. */
    public List<Attachment> attachments(Mail mail) {
        return attachments.of(mail);
    }

    private List<Mail> read(List<Long> ids) {
        return jdbc.sql(MailRows.SELECT + "where m.id in (:ids)")
                .param("ids", ids)
                .query(rows)
                .list();
    }

    /** The mail server took it. */
    @Transactional
    public boolean sent(Mail claimed) {
        return settle(
                claimed,
                "status = 'sent', sent_at = :now, next_attempt_at = null, last_error = null, secret_until = null",
                "",
                true);
    }

    /** It will not be tried again. */
    @Transactional
    public boolean failed(Mail claimed, String reason) {
        return failed(claimed, reason, null);
    }

    /** The same, and what that says about the address. */
    @Transactional
    public boolean failed(Mail claimed, String reason, @Nullable Bounce bounce) {
        return settle(
                claimed,
                "status = 'failed', next_attempt_at = null, last_error = :reason, secret_until = null"
                        + (bounce == null
                                ? ""
                                : ", bounced_at = :now, bounce = '" + bounce.word() + "'"),
                reason,
                true);
    }

    /** It is not sent, because of this. */
    @Transactional
    public boolean skipped(Mail claimed, String reason) {
        return settle(
                claimed,
                "status = 'skipped', next_attempt_at = null, last_error = :reason, secret_until = null",
                reason,
                true);
    }

    /**
     * It is tried again later: the longer it has waited, the later.
     *
     * @param inDoubt whether the mail server may have taken it without saying so
     */
    @Transactional
    public boolean reschedule(Mail claimed, String reason, boolean inDoubt) {
        return settle(
                claimed,
                "status = 'queued', next_attempt_at = :next, last_error = :reason, in_doubt = in_doubt + "
                        + (inDoubt ? 1 : 0),
                reason,
                false);
    }

    /** It is tried again, but not before this: its server said no for now. */
    @Transactional
    public boolean postpone(Mail claimed, String reason, Instant next) {
        return queue.settle(
                        List.of(claimed.id()),
                        "status = 'queued', next_attempt_at = :next, last_error = :reason",
                        Map.of(
                                "attempt",
                                claimed.attempts(),
                                "next",
                                utc(next),
                                "reason",
                                QueueTable.reason(reason)))
                == 1;
    }

    /** Only for who claimed it last: a worker that was away too long changes nothing. */
    private boolean settle(Mail claimed, String change, String reason, boolean forgetSecrets) {
        var now = clock.instant();
        var tried = Duration.between(claimed.queuedAt(), now);
        var mine =
                queue.settle(
                                List.of(claimed.id()),
                                change,
                                Map.of(
                                        "attempt",
                                        claimed.attempts(),
                                        "next",
                                        utc(now.plus(BACKOFF.afterTrying(tried))),
                                        "reason",
                                        QueueTable.reason(reason)))
                        == 1;
        if (mine && forgetSecrets && claimed.content().holdsSecrets()) removeSecrets(claimed);
        return mine;
    }

    private void removeSecrets(Mail mail) {
        jdbc.sql("update mail_content set data = ? where mail_id = ?")
                .params(rows.data(mail.content().withoutSecrets()), mail.id())
                .update();
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
                                                ? now.plus(mail.kind().patience())
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
                                """
                                select id from mail where secret_until <= ? and status <> 'sending'
                                order by secret_until nulls last limit ? for update skip locked
                                """)
                        .params(utc(clock.instant()), most)
                        .query(Long.class)
                        .list();
        if (over.isEmpty()) return 0;
        read(over).forEach(this::removeSecrets);
        return jdbc.sql("update mail set secret_until = null where id in (:ids)")
                .param("ids", over)
                .update();
    }

    /** Deletes what was sent or given up so long ago, but for its number. Returns how many. */
    public int purge(Duration retention) {
        return retention().purge(retention);
    }

    /** Forgets what mails of so long ago said. Returns how many. */
    public int removeContent(Duration retention) {
        return retention().removeContent(retention);
    }

    private MailRetention retention() {
        return new MailRetention(jdbc, transaction, clock);
    }

    /** Of all but those for many, which take their time. */
    QueueTable.State state() {
        return queue.state(WorkerShare.ALL.partitions().stream().map(Partition::value).toList());
    }

    public Optional<Mail> find(long id) {
        return read(List.of(id)).stream().findFirst();
    }
}
