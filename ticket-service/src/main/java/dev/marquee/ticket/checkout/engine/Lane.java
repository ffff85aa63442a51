package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Checkout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Books the purchases of its events, batch after batch. It takes what is queued now and never waits
 * for more: alone, a purchase is booked at once; under load, the batches grow by themselves.
 */
final class Lane implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final int TRIES = 3;

    /** What fails after this has waited for somebody, and was not refused. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** From so many in a batch on, purchases come faster than they are booked one by one. */
    private static final int BUSY = 8;

    /** How long a lane counts as busy after such a batch: as long as the next may take to come. */
    private static final Duration STILL_BUSY = Duration.ofMillis(200);

    /** How often an idle lane looks whether it is closed. */
    private static final Duration IDLE_LOOK = Duration.ofMillis(200);

    private final BlockingQueue<Waiting> queue;
    private final int batch;
    private final BatchTransaction transaction;
    private final IdBlocks ids;
    private final EngineMetrics metrics;
    private volatile boolean open = true;
    private volatile long busyUntil = System.nanoTime();

    Lane(
            int capacity,
            int batch,
            BatchTransaction transaction,
            IdBlocks ids,
            EngineMetrics metrics) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.batch = batch;
        this.transaction = transaction;
        this.ids = ids;
        this.metrics = metrics;
    }

    /** False if the queue is full or closed: then the purchase will not be looked at. */
    boolean offer(Waiting waiting) {
        return open && queue.offer(waiting);
    }

    int waiting() {
        return queue.size();
    }

    /** How long the first one in the queue has waited, in nanoseconds; 0 if none waits. */
    long oldest() {
        var first = queue.peek();
        return first == null ? 0 : System.nanoTime() - first.since();
    }

    /** Whether purchases have queued up in the last moments. */
    boolean isBusy() {
        return busyUntil - System.nanoTime() > 0;
    }

    /** Takes no more; what is queued is still booked, and then {@link #run} returns. */
    void close() {
        open = false;
    }

    @Override
    public void run() {
        try {
            while (open || !queue.isEmpty()) {
                var first = queue.poll(IDLE_LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) book(withAllThatWait(first));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a lane", e);
        }
    }

    private List<Waiting> withAllThatWait(Waiting first) {
        var next = new ArrayList<Waiting>(batch);
        next.add(first);
        queue.drainTo(next, batch - 1);
        next.removeIf(waiting -> !waiting.take());
        return next;
    }

    private void book(List<Waiting> batch) {
        if (batch.isEmpty()) return;
        var start = System.nanoTime();
        try {
            answer(batch);
        } catch (RuntimeException | Error e) {
            if (concernsAll(e)) fail(batch, e);
            else if (System.nanoTime() - start < SLOW.toNanos()) bookEachAlone(batch, e);
            else bookEachEvent(batch, e);
        }
    }

    private void fail(List<Waiting> batch, Throwable e) {
        log.error("a batch of {} could not be booked", batch.size(), e);
        for (var waiting : batch) waiting.fail(e);
        metrics.failed(batch.size(), e);
    }

    private void bookEachAlone(List<Waiting> batch, Throwable e) {
        log.info("a batch of {} is booked one by one: {}", batch.size(), e.getMessage());
        for (var waiting : batch) bookAlone(waiting);
    }

    /**
     * One that took so long waited for an event that somebody else holds. The other events are
     * booked; for this one, each purchase alone would wait as long again.
     */
    private void bookEachEvent(List<Waiting> batch, Throwable e) {
        var byEvent =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        waiting -> waiting.purchase().eventId(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        if (byEvent.size() == 1) fail(batch, e);
        else byEvent.values().forEach(this::book);
    }

    private void bookAlone(Waiting waiting) {
        for (int tries = 1; ; tries++) {
            try {
                answer(List.of(waiting));
                return;
            } catch (RuntimeException | Error e) {
                if (tries < TRIES && !concernsAll(e)) continue;
                log.error("a purchase could not be booked", e);
                waiting.fail(e);
                metrics.failed(1, e);
                return;
            }
        }
    }

    /** Whether it is the database that failed, or this program, and not one of the purchases. */
    private static boolean concernsAll(Throwable e) {
        return e instanceof Error
                || e instanceof Checkout.OutcomeUnknown
                || e instanceof TransactionException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof TransientDataAccessResourceException;
    }

    private void answer(List<Waiting> batch) {
        var taken = System.nanoTime();
        if (batch.size() >= BUSY) busyUntil = taken + STILL_BUSY.toNanos();
        var purchases = batch.stream().map(Waiting::purchase).toList();
        ids.prepare(purchases.stream().mapToInt(purchase -> 1 + purchase.quantity()).sum());
        var verdicts = transaction.run(purchases, ids);
        for (int n = 0; n < batch.size(); n++) batch.get(n).answer(verdicts.get(n));
        metrics.answered(batch, verdicts, taken);
    }
}
