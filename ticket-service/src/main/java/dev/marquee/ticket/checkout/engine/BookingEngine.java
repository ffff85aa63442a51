package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.queue.UrgentWork;
import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Books purchases in groups: the requests for one event queue in one lane, and one transaction
 * books what has gathered meanwhile. Each caller waits for its own verdict, and gets it after the
 * commit.
 */
final class BookingEngine implements Checkout, UrgentWork, SmartLifecycle {

    /** A lane and the thread that works in it. */
    private record Worker(Lane lane, Thread thread) {}

    /** With the longest patience, less than the gateway waits for an answer. */
    static final Duration LONGEST_BATCH = Duration.ofSeconds(10);

    private final int lanes;
    private final Duration patience;
    private final Supplier<Lane> newLane;
    private final EngineMetrics metrics;
    private final Set<String> keysInFlight = ConcurrentHashMap.newKeySet();
    private volatile List<Worker> workers = List.of();

    private BookingEngine(
            int lanes, Duration patience, Supplier<Lane> newLane, EngineMetrics metrics) {
        this.metrics = metrics;
        this.lanes = lanes;
        this.patience = patience;
        this.newLane = newLane;
    }

    /**
     * An engine that is not started yet.
     *
     * @param booked runs after each commit that books something
     */
    static BookingEngine create(
            BookingSettings settings,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock,
            Runnable booked,
            EngineMetrics metrics) {
        var transaction =
                new BatchTransaction(
                        jdbc,
                        new TransactionTemplate(transactions),
                        new BatchReader(json),
                        new BatchWriter(json),
                        clock,
                        booked);
        var engine =
                new BookingEngine(
                        settings.lanes(),
                        settings.patience(),
                        () ->
                                new Lane(
                                        settings.queue(),
                                        settings.batch(),
                                        transaction,
                                        new IdBlocks(jdbc),
                                        metrics),
                        metrics);
        metrics.watch(engine, settings.lanes());
        return engine;
    }

    @Override
    public Verdict book(Purchase purchase) {
        var key = purchase.key();
        if (key == null) return queue(purchase, () -> {});
        if (!keysInFlight.add(key.value())) throw new InProgress();
        return queue(purchase, () -> keysInFlight.remove(key.value()));
    }

    private Verdict queue(Purchase purchase, Runnable over) {
        var waiting = new Waiting(purchase, over);
        if (!offer(waiting)) waiting.fail(new Busy(null));
        try {
            return waiting.await(patience, LONGEST_BATCH);
        } catch (Busy e) {
            metrics.busy();
            throw e;
        }
    }

    private boolean offer(Waiting waiting) {
        var present = workers;
        if (present.isEmpty()) return false;
        var number = Math.floorMod(Long.hashCode(waiting.purchase().eventId()), present.size());
        return present.get(number).lane.offer(waiting);
    }

    /** How many requests are queued now, and in no batch yet. */
    int waiting() {
        return workers.stream().mapToInt(worker -> worker.lane.waiting()).sum();
    }

    /** The same for one lane. */
    int waiting(int lane) {
        var present = workers;
        return lane < present.size() ? present.get(lane).lane.waiting() : 0;
    }

    /** How long the first one there has waited, in nanoseconds; 0 if none waits. */
    long oldest(int lane) {
        var present = workers;
        return lane < present.size() ? present.get(lane).lane.oldest() : 0;
    }

    /** Whether so much is being sold that everything else should wait. */
    @Override
    public boolean isUnderWay() {
        for (var worker : workers) if (worker.lane.isBusy()) return true;
        return false;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) return;
        workers = IntStream.range(0, lanes).mapToObj(this::work).toList();
    }

    private Worker work(int number) {
        var lane = newLane.get();
        var name = "booking-lane-" + number;
        return new Worker(lane, Thread.ofPlatform().daemon().name(name).start(lane));
    }

    /** Turns new requests away, and returns when all that were waiting have their verdicts. */
    @Override
    public synchronized void stop() {
        var stopping = workers;
        workers = List.of();
        stopping.forEach(worker -> worker.lane.close());
        try {
            for (var worker : stopping) worker.thread.join(LONGEST_BATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }

    /** Up before the web server takes requests, and down only after it has answered them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
