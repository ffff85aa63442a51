package dev.marquee.customer.complaint.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails about complaints, each once. */
@Repository
public class KeptMails {

    private static final String WAITING =
            "select * from complaint_mail where verdict in ('held', 'quarantine') ";

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes that a mail came; false where it came before. Who adds it settles it, or nobody does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(IncomingMail mail, String senderKey, String locale) {
        return jdbc.sql(
                                """
                                insert into complaint_mail (message_hash, message_id, sender, sender_key, sender_name, domain, locale, subject, body, files, verdict, received_at)
                                values (:hash, :messageId, :sender, :key, :name, :domain, :locale, :subject, :body, :files, 'nothing', :now) on conflict do nothing
                                """)
                        .param("hash", mail.messageHash())
                        .param("messageId", mail.messageId())
                        .param("sender", mail.from())
                        .param("key", senderKey)
                        .param("name", mail.fromName())
                        .param("domain", domain(senderKey))
                        .param("locale", locale)
                        .param("subject", mail.subject())
                        .param("body", mail.text())
                        .param("files", mail.files())
                        .param("now", now())
                        .update()
                == 1;
    }

    static String domain(String senderKey) {
        return senderKey.substring(senderKey.lastIndexOf('@') + 1);
    }

    Optional<KeptMail> find(String hash) {
        return jdbc.sql("select * from complaint_mail where message_hash = ?")
                .param(hash)
                .query(KeptMails::read)
                .optional();
    }

    /** Locks one until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<KeptMail> lock(long id) {
        return jdbc.sql("select * from complaint_mail where id = ? for update")
                .param(id)
                .query(KeptMails::read)
                .optional();
    }

    /** Says what became of it; what nobody has to look at is not kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(long id, MailVerdict verdict, @Nullable String why, @Nullable Long complaint) {
        var kept = verdict == MailVerdict.HELD || verdict == MailVerdict.QUARANTINE;
        jdbc.sql(
                        "update complaint_mail set verdict = :verdict, why = :why, complaint_id = :complaint"
                                + (kept ? "" : ", subject = '', body = ''")
                                + " where id = :id")
                .param("verdict", verdict.word())
                .param("why", why, java.sql.Types.VARCHAR)
                .param("complaint", complaint, java.sql.Types.BIGINT)
                .param("id", id)
                .update();
    }

    /** How many came to a complaint since then, this one not counted. */
    long toComplaint(long complaint, Instant since, long not) {
        return jdbc.sql(
                        "select count(*) from complaint_mail where complaint_id = ? and received_at > ? and id <> ?")
                .params(complaint, utc(since), not)
                .query(Long.class)
                .single();
    }

    /** Waits for others who count the same domain. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lockDomain(String domain) {
        var name = "domain:" + domain;
        // What is purged between the two statements is made again.
        do
            jdbc.sql("insert into complaint_gate (name) values (?) on conflict do nothing")
                    .param(name)
                    .update();
        while (jdbc.sql("select name from complaint_gate where name = ? for update")
                .param(name)
                .query(String.class)
                .optional()
                .isEmpty());
    }

    /** How many complaints were made by mails of a domain since then. */
    long complaintsOf(String domain, Instant since) {
        return jdbc.sql(
                        "select count(*) from complaint_mail where domain = ? and received_at > ? and verdict = 'complaint'")
                .params(domain, utc(since))
                .query(Long.class)
                .single();
    }

    /** The Message-ID of what was taken last from its requester; empty where nothing was. */
    public Optional<String> lastMessageId(long complaint) {
        return jdbc.sql(
                        "select message_id from complaint_mail where complaint_id = ? and verdict in ('entry', 'complaint', 'accepted') and message_id <> '' order by id desc limit 1")
                .param(complaint)
                .query(String.class)
                .optional();
    }

    /** Those that staff are to look at, the oldest first. */
    public List<KeptMail> waiting(int size) {
        return jdbc.sql(WAITING + "order by id limit ?").param(size).query(KeptMails::read).list();
    }

    public long countWaiting() {
        return jdbc.sql(
                        "select count(*) from complaint_mail where verdict in ('held', 'quarantine')")
                .query(Long.class)
                .single();
    }

    /** Those of one complaint. */
    public List<KeptMail> waiting(long complaint) {
        return jdbc.sql(WAITING + "and complaint_id = ? order by id")
                .param(complaint)
                .query(KeptMails::read)
                .list();
    }

    /** Lets go of what nobody looked at; the rows go by a rule of retention. */
    @Transactional
    public void purge(Duration words) {
        jdbc.sql(
                        "update complaint_mail set verdict = 'discarded', subject = '', body = '' where verdict in ('held', 'quarantine') and received_at < ?")
                .param(utc(clock.instant().minus(words)))
                .update();
        jdbc.sql(
                        "delete from complaint_gate where name like 'domain:%' and not exists (select 1 from complaint_mail where domain = substring(name from 8))")
                .update();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static KeptMail read(ResultSet row, int n) throws SQLException {
        return new KeptMail(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("sender_key"),
                row.getString("sender_name"),
                row.getString("locale"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("files"),
                MailVerdict.of(row.getString("verdict")),
                row.getString("why"),
                row.getObject("complaint_id", Long.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
