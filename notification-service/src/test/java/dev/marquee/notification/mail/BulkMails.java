package dev.marquee.notification.mail;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails for many, for tests. Their kind is one of tickets: what makes them bulk is where they stand
 * in the queue.
 */
public final class BulkMails {

    private BulkMails() {}

    /**
     * Queues so many of a sender, to addresses of that domain, with turns as they are given out.
     */
    public static void queue(
            DataSource database, String sender, String domain, int many, int turn) {
        var jdbc = JdbcClient.create(database);
        var now = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
        jdbc.sql(
                        """
                        insert into mail (mail_key, kind, recipient, recipient_key, locale, subject, message_id, status,
                                          created_at, queued_at, give_up_at, next_attempt_at, urgency, sender, turn, domain_key)
                        select cast(:sender as varchar) || '-' || cast(n as varchar), 'role-decision', 'to' || cast(n as varchar) || '@' || cast(:domain as varchar),
                               'to' || cast(n as varchar) || '@' || cast(:domain as varchar), 'en', 'S',
                               '<' || cast(:sender as varchar) || '.' || cast(n as varchar) || '@ticket.local>', 'queued',
                               cast(:now as timestamp with time zone), cast(:now as timestamp with time zone), cast(:later as timestamp with time zone),
                               cast(:now as timestamp with time zone), 3, cast(:sender as varchar), cast(:turn as bigint) + n, cast(:domain as varchar)
                        from %s numbers(n)
                        """
                                .formatted(
                                        isH2(jdbc)
                                                ? "system_range(0, " + (many - 1) + ")"
                                                : "generate_series(0, " + (many - 1) + ")"))
                .param("sender", sender)
                .param("domain", domain)
                .param("turn", turn)
                .param("now", now)
                .param("later", now.plusDays(3))
                .update();
        jdbc.sql(
                        """
                        insert into mail_content (mail_id, data)
                        select id, '{"name":"Ana","approved":true,"role":"ORGANIZER","link":"https://t.example.org"}' from mail
                        where sender = ? and id not in (select mail_id from mail_content)
                        """)
                .param(sender)
                .update();
    }

    /** The turn that the next mail of a sender would get. */
    public static long nextTurn(DataSource database, String sender) {
        return new MailInsert(
                        JdbcClient.create(database),
                        new MailRows(TestMails.JSON),
                        Clock.systemUTC())
                .turn(sender);
    }

    public static long count(DataSource database, String condition) {
        return JdbcClient.create(database)
                .sql("select count(*) from mail where " + condition)
                .query(Long.class)
                .single();
    }

    /** How the database finds what comes next, in its own words. */
    public static String plan(DataSource database, String sql, Map<String, ?> values) {
        var jdbc = JdbcClient.create(database);
        if (!isH2(jdbc)) jdbc.sql("analyze").update();
        List<String> lines = jdbc.sql("explain " + sql).params(values).query(String.class).list();
        return String.join("\n", lines).toLowerCase(Locale.ROOT);
    }

    private static boolean isH2(JdbcClient jdbc) {
        return jdbc.sql("select version()").query(String.class).single().contains("H2");
    }
}
