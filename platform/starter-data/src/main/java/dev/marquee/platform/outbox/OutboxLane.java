package dev.marquee.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers the facts of some topics. It claims due facts for a while, delivers them outside any
 * transaction, and marks them delivered; a lane that dies in between leaves them due again after
 * that while. The same lane may run in any number of replicas: a claimed row is skipped by the
 * others.
 */
final class OutboxLane {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 64;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Map<String, OutboxReceiver> receivers;
    private final String ofThisLane;
    private final Set<String> topics;
    private final Semaphore due = new Semaphore(0);
    private volatile boolean stopping;
    private volatile @Nullable Thread worker;

    private OutboxLane(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings settings,
            Map<String, OutboxReceiver> receivers,
            String ofThisLane,
            Set<String> topics) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
        this.receivers = receivers;
        this.ofThisLane = ofThisLane;
        this.topics = topics;
    }

    /** The main lane: all facts that no other lane takes, those that nobody knows included. */
    static OutboxLane main(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings settings,
            Map<String, OutboxReceiver> receivers,
            Set<String> topicsOfOthers) {
        var condition = topicsOfOthers.isEmpty() ? "" : "and topic not in (:topics)";
        return new OutboxLane(
                jdbc, transaction, clock, settings, receivers, condition, topicsOfOthers);
    }

    /** A lane of these receivers alone. */
    static OutboxLane of(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings settings,
            Map<String, OutboxReceiver> receivers) {
        return new OutboxLane(
                jdbc,
                transaction,
                clock,
                settings,
                receivers,
                "and topic in (:topics)",
                receivers.keySet());
    }

    /** Says that something is due now; costs nothing, whoever calls it. */
    void wake() {
        if (due.availablePermits() == 0) due.release();
    }

    void start(String name) {
        stopping = false;
        worker = Thread.ofVirtual().name(name).start(this::work);
    }

    private void work() {
        while (!stopping) {
            try {
                if (deliverDue() < BATCH) {
                    due.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    due.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (stopping) return;
                log.warn("the outbox cannot be read just now: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries what is due now, a batch at most, and returns how many due facts it saw. */
    int deliverDue() throws InterruptedException {
        var seen = dueIds();
        if (seen.isEmpty()) return 0;
        var claimedAt = clock.instant();
        var byTopic =
                claim(seen).stream()
                        .collect(
                                Collectors.groupingBy(
                                        OutboxFact::topic,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        for (var topic : byTopic.entrySet()) {
            deliver(topic.getKey(), topic.getValue(), claimedAt.plus(settings.workingTime()));
        }
        return seen.size();
    }

    /** In the order of the index alone: a backlog must not be sorted at every look. */
    private List<Long> dueIds() {
        var query =
                jdbc.sql(
                                "select id from outbox where due_at <= :now %s order by due_at nulls last limit %d"
                                        .formatted(ofThisLane, BATCH))
                        .param("now", now());
        if (!topics.isEmpty()) query = query.param("topics", topics);
        return query.query(Long.class).list();
    }

    /**
     * Those of the facts that are still due and that nobody else is claiming. Found before and
     * locked here by id alone, because H2 locks every row that a condition finds, whatever the
     * limit.
     */
    private List<OutboxFact> claim(List<Long> ids) {
        var facts =
                transaction.execute(status -> {
                    var claimed =
                            jdbc
                                    .sql(
                                            """
                                            select id, topic, fact_key, payload, created_at, attempts, due_at from outbox
                                            where id in (:ids) order by id for update skip locked
                                            """)
                                    .param("ids", ids)
                                    .query((row, n) -> dueFact(row))
                                    .list()
                                    .stream()
                                    .flatMap(Optional::stream)
                                    .toList();
                    if (!claimed.isEmpty()) {
                        jdbc.sql("update outbox set due_at = :until where id in (:ids)")
                                .param("until", now().plus(settings.claim()))
                                .param("ids", ids(claimed))
                                .update();
                    }
                    return claimed;
                });
        return facts == null ? List.of() : facts;
    }

    private Optional<OutboxFact> dueFact(ResultSet row) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        if (due == null || due.isAfter(now())) return Optional.empty();
        return Optional.of(
                new OutboxFact(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("fact_key"),
                        row.getString("payload"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")));
    }

    /** All at once, or else one by one for as long as the claim is surely ours. */
    private void deliver(String topic, List<OutboxFact> facts, Instant until)
            throws InterruptedException {
        var failure = tryDelivery(topic, facts);
        if (failure == null) return;
        log.warn("{} {} not delivered: {}", facts.size(), topic, failure.getMessage());
        if (facts.size() == 1) {
            putOff(facts.getFirst(), failure);
            return;
        }
        for (var fact : facts) {
            if (stopping || clock.instant().isAfter(until)) return;
            var alone = tryDelivery(topic, List.of(fact));
            if (alone != null) putOff(fact, alone);
        }
    }

    private @Nullable Exception tryDelivery(String topic, List<OutboxFact> facts)
            throws InterruptedException {
        var receiver = receivers.get(topic);
        if (receiver == null) return new IllegalStateException("nobody here receives " + topic);
        try {
            receiver.deliver(facts);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return e;
        }
        jdbc.sql(
                        """
                        update outbox set due_at = null, delivered_at = :now, last_error = null
                        where id in (:ids) and delivered_at is null
                        """)
                .param("now", now())
                .param("ids", ids(facts))
                .update();
        return null;
    }

    private void putOff(OutboxFact fact, Exception e) {
        var wait = Duration.ofSeconds(1L << Math.min(fact.attempts(), 20));
        if (wait.compareTo(LONGEST_WAIT) > 0) wait = LONGEST_WAIT;
        var reason = String.valueOf(e.getMessage());
        log.debug("{} {}: next try in {}: {}", fact.topic(), fact.key(), wait, reason);
        jdbc.sql(
                        """
                        update outbox set due_at = :due, attempts = attempts + 1, last_error = :reason
                        where id = :id and delivered_at is null
                        """)
                .param("due", now().plus(wait))
                .param("reason", reason.length() > 500 ? reason.substring(0, 500) : reason)
                .param("id", fact.id())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<Long> ids(List<OutboxFact> facts) {
        return new ArrayList<>(facts.stream().map(OutboxFact::id).toList());
    }

    /** Waits for the delivery that is under way. Never by interrupt: that closes H2's file. */
    void stop(Instant until) {
        var running = worker;
        worker = null;
        if (running == null) return;
        try {
            var patience = Duration.between(Instant.now(), until);
            if (patience.isPositive()) running.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes nothing new. */
    void close() {
        stopping = true;
        due.release();
    }
}
