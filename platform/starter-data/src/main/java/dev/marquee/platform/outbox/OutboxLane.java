package dev.marquee.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Duration POLL = Duration.ofSeconds(1);

    private final OutboxQueue queue;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Map<String, OutboxReceiver> receivers;
    private final Semaphore due = new Semaphore(0);
    private volatile boolean stopping;
    private volatile @Nullable Thread worker;

    private OutboxLane(OutboxQueue queue, Map<String, OutboxReceiver> receivers) {
        this.queue = queue;
        this.clock = queue.clock();
        this.settings = queue.settings();
        this.receivers = receivers;
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
                new OutboxQueue(jdbc, transaction, clock, settings, condition, topicsOfOthers),
                receivers);
    }

    /** A lane of these receivers alone. */
    static OutboxLane of(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings settings,
            Map<String, OutboxReceiver> receivers) {
        return new OutboxLane(
                new OutboxQueue(
                        jdbc,
                        transaction,
                        clock,
                        settings,
                        "and topic in (:topics)",
                        receivers.keySet()),
                receivers);
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
                if (deliverDue() < OutboxQueue.BATCH) {
                    due.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    due.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (stopping) return;
                log.warn("the outbox cannot be read just now: {}", e.toString());
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
        var seen = queue.due();
        if (seen.isEmpty()) return 0;
        var claimedAt = clock.instant();
        var byTopic =
                queue.claim(seen).stream()
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

    /** All at once, or else one by one for as long as the claim is surely ours. */
    private void deliver(String topic, List<OutboxFact> facts, Instant until)
            throws InterruptedException {
        var failure = tryDelivery(topic, facts);
        if (failure == null) return;
        log.warn("{} {} not delivered: {}", facts.size(), topic, failure.toString());
        if (facts.size() == 1) {
            queue.putOff(facts.getFirst(), failure);
            return;
        }
        for (var fact : facts) {
            if (stopping || clock.instant().isAfter(until)) return;
            var alone = tryDelivery(topic, List.of(fact));
            if (alone != null) queue.putOff(fact, alone);
        }
    }

    private @Nullable Throwable tryDelivery(String topic, List<OutboxFact> facts)
            throws InterruptedException {
        var receiver = receivers.get(topic);
        if (receiver == null) return new IllegalStateException("nobody here receives " + topic);
        try {
            receiver.deliver(facts);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            return e;
        }
        queue.delivered(facts);
        return null;
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
