package dev.marquee.notification.webhook.dispatch;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueTable;
import dev.marquee.platform.queue.QueueTable.Layout;
import dev.marquee.platform.queue.QueueTable.Partition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deliveries as those who make them see them. A delivery is claimed before its receiver is spoken
 * to, so whatever happens then, the table says that an attempt was begun; and only who claimed it
 * last notes down how it ended.
 */
@Repository
class DueDeliveries {

    /** What was given up in the last day is dead; older ones are in the log. */
    private static final Layout LAYOUT =
            new Layout(
                    "webhook_delivery",
                    "webhook_id",
                    "next_attempt_at",
                    "queued_at",
                    "status = 'sending', attempts = attempts + 1",
                    "status = 'sending' and attempts = :number",
                    "select count(*) from webhook_delivery where created_at > cast(:now as timestamp with time zone) - interval '1' day and status = 'failed'");

    private final JdbcClient jdbc;
    private final QueueTable queue;
    private final WebhookSettings settings;
    private final Clock clock;

    DueDeliveries(
            JdbcClient jdbc,
            TransactionOperations transaction,
            WebhookSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.queue = new QueueTable(jdbc, transaction, clock, LAYOUT);
        this.settings = settings;
        this.clock = clock;
    }

    /** A webhook with something due. One that fails gets one attempt at a time. */
    record Waiting(long webhookId, boolean failing) {}

    /** The active webhooks with something due: a look at the index for each, however much waits. */
    List<Waiting> webhooks() {
        return jdbc.sql(
                        """
                        select w.id, w.failing_since from webhook w where w.status = 'active'
                        and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.next_attempt_at <= ?)
                        """)
                .param(now())
                .query((row, n) ->
                        new Waiting(row.getLong("id"), row.getObject("failing_since") != null))
                .list();
    }

    /** What of a webhook's is due, the longest waiting first. */
    List<Long> of(long webhook, int most) {
        return queue.due(List.of(new Partition(webhook, Priority.NORMAL)), most);
    }

    /** Claims a delivery until the lease is over; empty where somebody else was quicker. */
    Optional<Due> claim(long id, Duration lease) {
        return queue.claim(List.of(id), lease, this::begin).stream().findFirst();
    }

    private List<Due> begin(List<Long> ids) {
        var now = now();
        var claimed =
                jdbc.sql(
                                """
                                select d.*, w.address, w.secret, case when w.previous_until > :now then w.previous_secret end as old_secret
                                from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id in (:ids)
                                """)
                        .param("now", now)
                        .param("ids", ids)
                        .query(DueDeliveries::due)
                        .list();
        for (var due : claimed)
            jdbc.sql(
                            "insert into webhook_attempt (delivery_id, number, started_at) values (?, ?, ?)")
                    .params(due.id(), due.attempts(), now)
                    .update();
        return claimed;
    }

    /** It was taken. */
    @Transactional
    public boolean delivered(Due claimed, Attempt attempt) {
        var mine =
                settle(
                        claimed,
                        attempt,
                        "status = 'delivered', delivered_at = :now, next_attempt_at = null",
                        null);
        if (mine)
            jdbc.sql(
                            "update webhook set failing_since = null where id = ? and failing_since is not null")
                    .param(claimed.webhookId())
                    .update();
        return mine;
    }

    /** It was not taken, and is tried again then; with no time, never. */
    @Transactional
    public boolean notTaken(Due claimed, Attempt attempt, @Nullable Instant next) {
        var mine =
                settle(
                        claimed,
                        attempt,
                        next == null
                                ? "status = 'failed', next_attempt_at = null"
                                : "status = 'waiting', next_attempt_at = :next",
                        next);
        if (mine)
            jdbc.sql(
                            "update webhook set failing_since = :now where id = :id and failing_since is null")
                    .param("now", now())
                    .param("id", claimed.webhookId())
                    .update();
        return mine;
    }

    private boolean settle(Due claimed, Attempt attempt, String change, @Nullable Instant next) {
        jdbc.sql(
                        """
                        update webhook_attempt set millis = :millis, status_code = :status, error = :error, answer = :answer
                        where delivery_id = :id and number = :number
                        """)
                .param("millis", (int) Math.min(attempt.took().toMillis(), Integer.MAX_VALUE))
                .param("status", attempt.status())
                .param("error", shortened(attempt.error()))
                .param("answer", attempt.answer())
                .param("id", claimed.id())
                .param("number", claimed.attempts())
                .update();
        var values = new HashMap<String, @Nullable Object>();
        values.put("status", attempt.status());
        values.put("error", shortened(attempt.error()));
        values.put("next", next == null ? null : utc(next));
        values.put("number", claimed.attempts());
        return queue.settle(
                        List.of(claimed.id()),
                        "last_status = :status, last_error = :error, " + change,
                        values)
                == 1;
    }

    private static @Nullable String shortened(@Nullable String error) {
        return error == null ? null : QueueTable.reason(error);
    }

    /**
     * Tidies up: the log ends where the settings say, and what waited for a paused webhook for too
     * long is given up. Returns how many deliveries are gone.
     */
    int tidy() {
        jdbc.sql(
                        """
                        update webhook_delivery set status = 'failed', next_attempt_at = null, last_status = null,
                                                    last_error = 'The webhook was paused until it was too late'
                        where status = 'waiting' and give_up_at < :now
                          and webhook_id in (select id from webhook where status = 'paused')
                        """)
                .param("now", now())
                .update();
        return queue.purge(settings.keep(), "status in ('delivered', 'failed')");
    }

    QueueTable.State state() {
        return queue.state(jdbc.sql("select id from webhook").query(Long.class).list());
    }

    private static Due due(ResultSet row, int n) throws SQLException {
        return new Due(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("message_id"),
                row.getString("type"),
                row.getString("body"),
                row.getInt("attempts"),
                Objects.requireNonNull(instant(row, "queued_at")),
                Objects.requireNonNull(instant(row, "give_up_at")),
                row.getString("address"),
                row.getString("secret"),
                row.getString("old_secret"));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }
}
