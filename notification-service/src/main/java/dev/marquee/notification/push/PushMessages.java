package dev.marquee.notification.push;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.centre.CentreListener;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.queue.Backoff;
import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueTable;
import dev.marquee.platform.queue.QueueTable.Layout;
import dev.marquee.platform.queue.QueueTable.Partition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** What is still to be sent to browsers. */
@Repository
class PushMessages implements CentreListener {

    /**
     * One of them, claimed.
     *
     * @param topic a push service keeps the newest of a topic for a browser that is away
     */
    record PushMessage(
            long id,
            long subscriptionId,
            long notificationId,
            String kind,
            String topic,
            int attempts,
            Instant createdAt) {}

    private static final int TOPIC_LENGTH = 32;
    private static final int AT_ONCE = 8;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final List<Partition> ALL = List.of(new Partition(0, Priority.NORMAL));
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(1), 0.2);
    private static final Layout LAYOUT =
            new Layout(
                    "push_message",
                    "urgency",
                    "next_attempt_at",
                    "created_at",
                    "attempts = attempts + 1",
                    "attempts = :attempt",
                    "select count(*) from push_message where urgency in (:partitions) and next_attempt_at <= :ever and attempts >= 10");

    private final JdbcClient jdbc;
    private final QueueTable queue;
    private final PushSubscriptions subscriptions;
    private final QueueSignal signal;
    private final Clock clock;

    PushMessages(
            JdbcClient jdbc,
            TransactionOperations transaction,
            PushSubscriptions subscriptions,
            QueueSignal pushSignal,
            Clock clock) {
        this.jdbc = jdbc;
        this.queue = new QueueTable(jdbc, transaction, clock, LAYOUT);
        this.subscriptions = subscriptions;
        this.signal = pushSignal;
        this.clock = clock;
    }

    @Override
    public void told(long user, long notification, String kind, String dedupeKey) {
        var all = subscriptions.of(user);
        for (var one : all)
            jdbc.sql(
                            """
                            insert into push_message (subscription_id, notification_id, kind, topic, urgency, created_at, next_attempt_at, attempts)
                            values (:subscription, :notification, :kind, :topic, 0, :now, :now, 0) on conflict do nothing
                            """)
                    .param("subscription", one.id())
                    .param("notification", notification)
                    .param("kind", kind)
                    .param("topic", Sha256.of(dedupeKey).substring(0, TOPIC_LENGTH))
                    .param("now", utc(clock.instant()))
                    .update();
        if (!all.isEmpty()) signal.wakeAfterCommit();
    }

    Optional<PushMessage> claim() {
        for (var id : queue.due(ALL, AT_ONCE)) {
            var mine = queue.claim(List.of(id), LEASE, this::read);
            if (!mine.isEmpty()) return Optional.of(mine.getFirst());
        }
        return Optional.empty();
    }

    private List<PushMessage> read(List<Long> ids) {
        return jdbc.sql(
                        "select id, subscription_id, notification_id, kind, topic, attempts, created_at from push_message where id in (:ids)")
                .param("ids", ids)
                .query((row, n) ->
                        new PushMessage(
                                row.getLong("id"),
                                row.getLong("subscription_id"),
                                row.getLong("notification_id"),
                                row.getString("kind"),
                                row.getString("topic"),
                                row.getInt("attempts"),
                                java.util.Objects.requireNonNull(
                                        QueueTable.instant(row, "created_at"))))
                .list();
    }

    /** It was taken, or nobody needs it any more. */
    void done(PushMessage message) {
        jdbc.sql("delete from push_message where id = ? and attempts = ?")
                .params(message.id(), message.attempts())
                .update();
    }

    /**
     * It is tried again later.
     *
     * @param asked when the push service wants it again; null for our own time
     */
    void reschedule(PushMessage message, String reason, @Nullable Duration asked) {
        var wait = asked == null ? BACKOFF.after(message.attempts() - 1) : asked;
        queue.settle(
                List.of(message.id()),
                "next_attempt_at = :next, last_error = :reason",
                Map.of(
                        "attempt",
                        message.attempts(),
                        "next",
                        utc(clock.instant().plus(wait)),
                        "reason",
                        QueueTable.reason(reason)));
    }

    QueueTable.State state() {
        return queue.state(List.of(0));
    }
}
