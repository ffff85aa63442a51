package dev.marquee.platform.outbox;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.platform.queue.Backoff;
import dev.marquee.platform.queue.QueueTable;
import dev.marquee.platform.queue.QueueTable.Layout;
import dev.marquee.platform.queue.QueueTable.Partition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The outbox as a queue, divided by topic. */
final class OutboxTable {

    static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.2);

    /** Tried ten times, which takes about twenty minutes, a message is dead; it is tried on. */
    private static final Layout LAYOUT =
            new Layout(
                    "outbox",
                    "topic",
                    "due_at",
                    "created_at",
                    "",
                    "delivered_at is null",
                    "select count(*) from outbox where topic in (:partitions) and due_at <= :ever and attempts >= 10");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Backoff backoff;
    private final QueueTable queue;

    OutboxTable(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock,
            OutboxSettings settings,
            Backoff backoff) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.backoff = backoff;
        this.queue = new QueueTable(jdbc, transaction, clock, LAYOUT);
    }

    Instant now() {
        return clock.instant();
    }

    Duration workingTime() {
        return settings.workingTime();
    }

    List<Long> due(List<Partition> topics, int most) {
        return queue.due(topics, most);
    }

    List<OutboxMessage> claim(List<Long> ids) {
        return queue.claim(ids, settings.claim(), this::read);
    }

    private List<OutboxMessage> read(List<Long> ids) {
        return jdbc.sql(
                        "select id, topic, fact_key, payload, created_at, attempts from outbox where id in (:ids) order by id")
                .param("ids", ids)
                .query((row, n) ->
                        new OutboxMessage(
                                row.getLong("id"),
                                row.getString("topic"),
                                row.getString("fact_key"),
                                row.getString("payload"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                row.getInt("attempts")))
                .list();
    }

    /** Marks them so; a message that was delivered before stays as it is. */
    void delivered(List<OutboxMessage> messages) {
        queue.settle(
                ids(messages), "due_at = null, delivered_at = :now, last_error = null", Map.of());
    }

    /** Due again after a wait that grows with each failure; those that failed as often together. */
    void reschedule(List<OutboxMessage> messages, Throwable e) {
        var reason = e instanceof Error ? e.toString() : String.valueOf(e.getMessage());
        messages.stream()
                .collect(Collectors.groupingBy(OutboxMessage::attempts))
                .forEach((failures, same) ->
                        queue.settle(
                                ids(same),
                                "due_at = :next, attempts = attempts + 1, last_error = :reason",
                                Map.of(
                                        "next",
                                        utc(now().plus(backoff.after(failures))),
                                        "reason",
                                        QueueTable.reason(reason))));
    }

    /** Forgets the receipts of what was delivered long ago. Returns how many. */
    int purge() {
        return queue.purge(settings.retention(), "delivered_at is not null");
    }

    QueueTable.State state() {
        return queue.state(topics());
    }

    /** All topics there are, one look at the index each. */
    List<String> topics() {
        var topics = new ArrayList<String>();
        for (var next = topicAfter(""); next.isPresent(); next = topicAfter(next.get()))
            topics.add(next.get());
        return topics;
    }

    private Optional<String> topicAfter(String topic) {
        return jdbc.sql("select topic from outbox where topic > ? order by topic limit 1")
                .param(topic)
                .query(String.class)
                .optional();
    }

    private static List<Long> ids(List<OutboxMessage> messages) {
        return messages.stream().map(OutboxMessage::id).toList();
    }
}
