package dev.marquee.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Delivers what the outbox owes, in one {@linkplain OutboxReceiver#lane() lane} or more, each with
 * a worker of its own. Any number of replicas may run.
 */
public class OutboxRelay implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Supplier<List<OutboxLane>> lanes;
    private volatile @Nullable List<OutboxLane> running;

    /**
     * @param receivers asked for at the first delivery only: what receives facts may owe some
     *     itself
     */
    OutboxRelay(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings settings,
            Supplier<Stream<OutboxReceiver>> receivers) {
        this.lanes =
                SingletonSupplier.of(
                        () -> lanes(jdbc, transaction, clock, settings, receivers.get()));
    }

    /** The main lane first. */
    private static List<OutboxLane> lanes(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            OutboxSettings settings,
            Stream<OutboxReceiver> receivers) {
        var byLane =
                receivers.collect(
                        Collectors.groupingBy(
                                OutboxReceiver::lane,
                                TreeMap::new,
                                Collectors.toMap(OutboxReceiver::topic, receiver -> receiver)));
        var main = byLane.remove(OutboxReceiver.MAIN_LANE);
        var topicsOfOthers =
                byLane.values().stream()
                        .flatMap(lane -> lane.keySet().stream())
                        .collect(Collectors.toUnmodifiableSet());
        var lanes = new ArrayList<OutboxLane>();
        lanes.add(
                OutboxLane.main(
                        jdbc,
                        transaction,
                        clock,
                        settings,
                        main == null ? new TreeMap<>() : main,
                        topicsOfOthers));
        for (var lane : byLane.values())
            lanes.add(OutboxLane.of(jdbc, transaction, clock, settings, lane));
        return lanes;
    }

    /** Says that something is due now in the main lane; costs nothing, whoever calls it. */
    public void wake() {
        var present = running;
        if (present != null) present.getFirst().wake();
    }

    @Override
    public void start() {
        var starting = lanes.get();
        for (int n = 0; n < starting.size(); n++)
            starting.get(n).start(n == 0 ? "outbox-relay" : "outbox-relay-" + n);
        running = starting;
    }

    /** Tries what is due now, a batch of each lane at most, and returns how many it saw. */
    int deliverDue() throws InterruptedException {
        int seen = 0;
        for (var lane : lanes.get()) seen += lane.deliverDue();
        return seen;
    }

    /** Waits for the deliveries that are under way. */
    @Override
    public void stop() {
        var stopping = running;
        running = null;
        if (stopping == null) return;
        stopping.forEach(OutboxLane::close);
        var until = Instant.now().plus(PATIENCE);
        stopping.forEach(lane -> lane.stop(until));
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
