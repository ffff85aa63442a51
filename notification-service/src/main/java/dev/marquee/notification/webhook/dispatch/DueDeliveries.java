package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.registration.Webhooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deliveries as those who make them see them. A delivery is claimed before its receiver is spoken
 * to, so whatever happens then, the table says that an attempt was begun; and only who claimed it
 * last notes down how it ended.
 */
@Repository
class DueDeliveries {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    DueDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        return jdbc.sql(
                        """
                        select id from webhook_delivery where webhook_id = ? and next_attempt_at <= ?
                        order by next_attempt_at nulls last limit ?
                        """)
                .params(webhook, now(), most)
                .query(Long.class)
                .list();
    }

    /** Takes a delivery up until the lease is over; empty where somebody else was quicker. */
    @Transactional
    public Optional<Due> claim(long id, Duration lease) {
        var now = now();
        var mine =
                jdbc.sql(
                                        """
                                        update webhook_delivery set status = 'sending', attempts = attempts + 1, next_attempt_at = :until
                                        where id = :id and next_attempt_at <= :now
                                        """)
                                .param("until", now.plus(lease))
                                .param("id", id)
                                .param("now", now)
                                .update()
                        == 1;
        if (!mine) return Optional.empty();
        var due =
                jdbc.sql(
                                """
                                select d.*, w.address, w.secret, case when w.previous_until > :now then w.previous_secret end as old_secret
                                from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = :id
                                """)
                        .param("now", now)
                        .param("id", id)
                        .query(DueDeliveries::due)
                        .single();
        jdbc.sql("insert into webhook_attempt (delivery_id, number, started_at) values (?, ?, ?)")
                .params(id, due.attempts(), now)
                .update();
        return Optional.of(due);
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
        return jdbc.sql(
                                "update webhook_delivery set last_status = :status, last_error = :error, "
                                        + change
                                        + " where id = :id and status = 'sending' and attempts = :number")
                        .param("status", attempt.status())
                        .param("error", shortened(attempt.error()))
                        .param("now", now())
                        .param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
                        .param("id", claimed.id())
                        .param("number", claimed.attempts())
                        .update()
                == 1;
    }

    private static @Nullable String shortened(@Nullable String error) {
        return error == null || error.length() <= LONGEST_ERROR
                ? error
                : error.substring(0, LONGEST_ERROR - 1) + "…";
    }

    private static Due due(ResultSet row, int n) throws SQLException {
        return new Due(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("message_id"),
                row.getString("type"),
                row.getString("body"),
                row.getInt("attempts"),
                Objects.requireNonNull(Webhooks.instant(row, "queued_at")),
                Objects.requireNonNull(Webhooks.instant(row, "give_up_at")),
                row.getString("address"),
                row.getString("secret"),
                row.getString("old_secret"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
