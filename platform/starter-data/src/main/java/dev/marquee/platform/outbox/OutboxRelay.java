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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Delivers what the outbox owes. It claims due facts for a minute, delivers them outside any
 * transaction, and marks them delivered; a relay that dies in between leaves them due again after
 * that minute. Any number of replicas may run: a claimed row is skipped by the others.
 */
public class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 64;
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Duration WORKING_TIME = Duration.ofSeconds(45);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<Map<String, OutboxReceiver>> receivers;
    private final Semaphore due = new Semaphore(0);
    private volatile boolean stopping;
    private volatile @Nullable Thread worker;

    /**
     * @param receivers asked for at the first delivery only: what receives facts may owe some
     *     itself
     */
    OutboxRelay(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            Supplier<Stream<OutboxReceiver>> receivers) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.receivers =
                SingletonSupplier.of(() ->
                        receivers.get().collect(Collectors.toMap(OutboxReceiver::topic, r -> r)));
    }

    /** Says that something is due now; costs nothing, whoever calls it. */
    public void wake() {
        if (due.availablePermits() == 0) due.release();
    }

    @Override
    public void start() {
        stopping = false;
        worker = Thread.ofVirtual().name("outbox-relay").start(this::work);
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
            deliver(topic.getKey(), topic.getValue(), claimedAt.plus(WORKING_TIME));
        }
        return seen.size();
    }

    /** In the order of the index alone: a backlog must not be sorted at every look. */
    private List<Long> dueIds() {
        return jdbc.sql(
                        "select id from outbox where due_at <= ? order by due_at nulls last limit "
                                + BATCH)
                .param(now())
                .query(Long.class)
                .list();
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
                                .param("until", now().plus(CLAIM))
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
        var receiver = receivers.get().get(topic);
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
    @Override
    public void stop() {
        stopping = true;
        due.release();
        var running = worker;
        worker = null;
        if (running == null) return;
        try {
            running.join(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
