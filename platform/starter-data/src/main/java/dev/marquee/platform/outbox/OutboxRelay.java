package dev.marquee.platform.outbox;

import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import dev.marquee.platform.queue.UrgentWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.function.SingletonSupplier;

/**
 * Delivers what is in the outbox, with a worker for each {@linkplain MessageHandler#lane() lane}.
 * Any number of replicas may run.
 */
public class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(8);

    private record Lane(OutboxWorker worker, QueueWorkers thread) {}

    private final QueueSignal signal = new QueueSignal(1);
    private final OutboxTable table;
    private final Supplier<List<Lane>> lanes;
    private volatile boolean running;

    /**
     * @param handlers asked for at the first delivery only: what receives messages may publish some
     *     itself
     * @param urgent what it yields to, asked for as late
     */
    OutboxRelay(
            OutboxTable table,
            Supplier<Stream<MessageHandler>> handlers,
            Supplier<Stream<UrgentWork>> urgent) {
        this.table = table;
        this.lanes = SingletonSupplier.of(() -> lanes(handlers.get(), any(urgent.get().toList())));
    }

    private static UrgentWork any(List<UrgentWork> works) {
        return () -> works.stream().anyMatch(UrgentWork::isUnderWay);
    }

    /** The main lane first. */
    private List<Lane> lanes(Stream<MessageHandler> handlers, UrgentWork urgent) {
        var byLane =
                handlers.collect(
                        Collectors.groupingBy(
                                MessageHandler::lane,
                                TreeMap::new,
                                Collectors.toMap(MessageHandler::topic, handler -> handler)));
        var main = byLane.remove(MessageHandler.MAIN_LANE);
        var topicsOfOthers =
                byLane.values().stream()
                        .flatMap(lane -> lane.keySet().stream())
                        .collect(Collectors.toUnmodifiableSet());
        var lanes = new ArrayList<Lane>();
        var worker =
                new OutboxWorker(
                        table, main == null ? new TreeMap<>() : main, topicsOfOthers, urgent);
        lanes.add(
                new Lane(worker, new QueueWorkers("outbox", signal, List.of(worker), this::purge)));
        byLane.forEach((name, mine) -> {
            var other = new OutboxWorker(table, mine, null, urgent);
            lanes.add(
                    new Lane(
                            other,
                            new QueueWorkers(
                                    "outbox " + name,
                                    new QueueSignal(1),
                                    List.of(other),
                                    () -> {})));
        });
        return lanes;
    }

    private void purge() {
        var purged = table.purge();
        if (purged > 0) log.info("{} receipts of old messages are gone from the outbox", purged);
    }

    /** Wakes the main lane; costs nothing, whoever calls it. */
    public void wake() {
        signal.wake();
    }

    /** The same once the present transaction has committed. */
    void wakeAfterCommit() {
        signal.wakeAfterCommit();
    }

    @Override
    public void start() {
        lanes.get()
                .forEach(lane -> {
                    lane.worker().stopping(false);
                    lane.thread().start();
                });
        running = true;
    }

    /** Tries what is due now, a batch of each lane at most, and returns how many it saw. */
    int deliverDue() throws InterruptedException {
        int seen = 0;
        for (var lane : lanes.get()) seen += lane.worker().deliverDue().seen();
        return seen;
    }

    /** Waits for the deliveries that are under way. */
    @Override
    public void stop() {
        if (!running) return;
        running = false;
        lanes.get()
                .forEach(lane -> {
                    lane.worker().stopping(true);
                    lane.thread().close();
                });
        var until = Instant.now().plus(LAST_ANSWERS);
        lanes.get().forEach(lane -> lane.thread().await(until));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
