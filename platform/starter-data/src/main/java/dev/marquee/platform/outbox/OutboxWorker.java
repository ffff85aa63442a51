package dev.marquee.platform.outbox;

import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueTable.Partition;
import dev.marquee.platform.queue.QueueWorkers;
import dev.marquee.platform.queue.UrgentWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the messages of some topics. It claims due messages for a while, delivers them outside
 * any transaction, and marks them delivered; a worker that dies in between leaves them due again
 * after that while.
 */
final class OutboxWorker implements QueueWorkers.Work {

    /** No more are looked at at once. */
    static final int BATCH = 64;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** So many failures on end, and the others of the batch are not tried: nobody is there. */
    private static final int FAILURES = 3;

    private static final Duration UNKNOWN_EVERY = Duration.ofMinutes(1);

    /** How often it delivers a batch beside urgent work. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final Map<String, MessageHandler> handlers;
    private final @Nullable Set<String> topicsOfOthers;
    private final UrgentWork urgent;
    private final int batch;
    private Instant next = Instant.MIN;
    private List<Partition> topics;
    private Instant topicsUntil = Instant.MIN;
    private volatile boolean stopping;

    /**
     * @param topicsOfOthers the topics that others work on, where this one takes all that are left,
     *     those that nobody knows included; null where it takes its handlers' alone
     * @param urgent what it yields to
     */
    OutboxWorker(
            OutboxTable table,
            Map<String, MessageHandler> handlers,
            @Nullable Set<String> topicsOfOthers,
            UrgentWork urgent) {
        this.table = table;
        this.handlers = handlers;
        this.topicsOfOthers = topicsOfOthers;
        this.urgent = urgent;
        this.batch =
                handlers.values().stream()
                        .mapToInt(MessageHandler::atOnce)
                        .reduce(BATCH, Math::min);
        this.topics = handlers.keySet().stream().map(this::partition).toList();
    }

    private Partition partition(String topic) {
        return new Partition(topic, priority(topic));
    }

    private Priority priority(String topic) {
        var handler = handlers.get(topic);
        return handler == null ? Priority.NORMAL : handler.priority();
    }

    private List<Partition> topics() {
        var now = table.now();
        if (topicsOfOthers != null && now.isAfter(topicsUntil)) {
            topicsUntil = now.plus(UNKNOWN_EVERY);
            var all = new ArrayList<>(table.topics());
            all.addAll(handlers.keySet());
            topics =
                    all.stream()
                            .distinct()
                            .filter(topic -> !topicsOfOthers.contains(topic))
                            .map(this::partition)
                            .toList();
        }
        return topics;
    }

    /**
     * Rests where nothing more is due, where nothing could be delivered at all, and beside urgent
     * work.
     */
    @Override
    public boolean run() throws InterruptedException {
        if (yields()) return false;
        var look = deliverDue();
        return look.seen() == batch && (look.failed() == 0 || look.delivered() > 0);
    }

    private boolean yields() {
        if (!urgent.isUnderWay()) return false;
        var now = table.now();
        if (now.isBefore(next)) return true;
        next = now.plus(PACE);
        return false;
    }

    /** What came of a look at the queue. */
    record Look(int seen, int delivered, int failed) {}

    /** Tries what is due now, a batch at most. */
    Look deliverDue() throws InterruptedException {
        var seen = table.due(topics(), batch);
        if (seen.isEmpty()) return new Look(0, 0, 0);
        var until = table.now().plus(table.workingTime());
        var claimed = table.claim(seen);
        var byTopic =
                claimed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        OutboxMessage::topic,
                                        () ->
                                                new TreeMap<>(
                                                        Comparator.comparing(this::priority)
                                                                .thenComparing(topic -> topic)),
                                        Collectors.toList()));
        var delivered = 0;
        for (var topic : byTopic.entrySet())
            delivered += deliver(topic.getKey(), topic.getValue(), until);
        return new Look(seen.size(), delivered, claimed.size() - delivered);
    }

    /**
     * All at once, or else one by one for as long as the claim is surely ours. Returns how many
     * were delivered.
     */
    private int deliver(String topic, List<OutboxMessage> messages, Instant until)
            throws InterruptedException {
        var failure = tryDelivery(topic, messages);
        if (failure == null) return messages.size();
        log.warn("{} {} not delivered: {}", messages.size(), topic, failure.toString());
        if (messages.size() == 1 || !handlers.containsKey(topic)) {
            table.reschedule(messages, failure);
            return 0;
        }
        var delivered = 0;
        var onEnd = 0;
        for (var n = 0; n < messages.size(); n++) {
            if (stopping || table.now().isAfter(until)) return delivered;
            var alone = tryDelivery(topic, List.of(messages.get(n)));
            if (alone == null) {
                delivered++;
                onEnd = 0;
                continue;
            }
            // Those that are left fail as well: they are not worth a statement each.
            var hopeless = ++onEnd == FAILURES;
            table.reschedule(messages.subList(n, hopeless ? messages.size() : n + 1), alone);
            if (hopeless) return delivered;
        }
        return delivered;
    }

    private @Nullable Throwable tryDelivery(String topic, List<OutboxMessage> messages)
            throws InterruptedException {
        var handler = handlers.get(topic);
        if (handler == null) return new IllegalStateException("nobody here handles " + topic);
        try {
            handler.deliver(messages);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            return e;
        }
        table.delivered(messages);
        return null;
    }

    /** Whether it ends with the delivery that is under way. */
    void stopping(boolean stop) {
        stopping = stop;
    }
}
