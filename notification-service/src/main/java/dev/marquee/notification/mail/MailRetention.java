package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What is forgotten of old mails: first what they said, then that there were any but how many. */
record MailRetention(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {

    private static final int PAGE = 500;

    /** Deletes mails page by page, from the oldest on, and counts them by month. */
    int purge(Duration retention) {
        var end = utc(clock.instant().minus(retention));
        var purged = 0;
        var last = 0L;
        while (true) {
            var ids = older(last, end);
            if (ids.isEmpty()) return purged;
            purged += Objects.requireNonNull(transaction.execute(status -> delete(ids)));
            if (ids.size() < PAGE) return purged;
            last = ids.getLast();
        }
    }

    private int delete(List<Long> ids) {
        var done =
                jdbc.sql(
                                "select id from mail where id in (:ids) and status not in ('queued', 'sending') order by id for update skip locked")
                        .param("ids", ids)
                        .query(Long.class)
                        .list();
        if (done.isEmpty()) return 0;
        jdbc.sql(
                        """
                        insert into mail_month (mail_month, kind, status, mails)
                        select distinct cast(date_trunc('month', created_at) as date), kind, status, cast(0 as bigint)
                        from mail where id in (:ids) on conflict do nothing
                        """)
                .param("ids", done)
                .update();
        jdbc.sql(
                        """
                        update mail_month set mails = mails + (
                            select count(*) from mail m where m.id in (:ids) and m.kind = mail_month.kind and m.status = mail_month.status
                            and cast(date_trunc('month', m.created_at) as date) = mail_month.mail_month)
                        where exists (
                            select 1 from mail m where m.id in (:ids) and m.kind = mail_month.kind and m.status = mail_month.status
                            and cast(date_trunc('month', m.created_at) as date) = mail_month.mail_month)
                        """)
                .param("ids", done)
                .update();
        return jdbc.sql("delete from mail where id in (:ids)").param("ids", done).update();
    }

    /** Page by page, from the oldest that still says something. */
    int removeContent(Duration retention) {
        var end = utc(clock.instant().minus(retention));
        var removed = 0;
        var last = firstWithContent();
        while (true) {
            var ids = older(last, end);
            if (ids.isEmpty()) return removed;
            removed += Objects.requireNonNull(transaction.execute(status -> forget(ids)));
            if (ids.size() < PAGE) return removed;
            last = ids.getLast();
        }
    }

    private int forget(List<Long> ids) {
        var done =
                jdbc.sql(
                                """
                                select id from mail where id in (:ids) and status not in ('queued', 'sending') and content_removed_at is null
                                order by id for update skip locked
                                """)
                        .param("ids", ids)
                        .query(Long.class)
                        .list();
        if (done.isEmpty()) return 0;
        jdbc.sql("update mail_content set data = '{}' where mail_id in (:ids)")
                .param("ids", done)
                .update();
        jdbc.sql("delete from mail_attachment where mail_id in (:ids)").param("ids", done).update();
        return jdbc.sql(
                        "update mail set content_removed_at = :now, secret_until = null where id in (:ids)")
                .param("now", utc(clock.instant()))
                .param("ids", done)
                .update();
    }

    /** Before it, all is forgotten already: the smallest key above is that of the next. */
    private long firstWithContent() {
        return jdbc.sql(
                        "select coalesce(min(id), 1) - 1 from mail where content_removed_at is null")
                .query(Long.class)
                .single();
    }

    private List<Long> older(long last, OffsetDateTime end) {
        return jdbc.sql(
                        "select id from (select id, created_at from mail where id > :last order by id limit %d) p where created_at < :end order by id"
                                .formatted(PAGE))
                .param("last", last)
                .param("end", end)
                .query(Long.class)
                .list();
    }
}
