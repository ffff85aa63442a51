package dev.marquee.platform.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that work on a queue. Whatever is thrown, they rest for a second and go on; an idle
 * one looks for itself every second.
 */
public final class QueueWorkers {

    /** What a worker does again and again. */
    @FunctionalInterface
    public interface Work {

        /** Does what is due, and returns whether more may be. */
        boolean run() throws InterruptedException;

        /** The worker ends. */
        default void close() {}
    }

    private static final Logger log = LoggerFactory.getLogger(QueueWorkers.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration TIDY_FIRST = Duration.ofMinutes(1);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final String name;
    private final QueueSignal signal;
    private final List<? extends Work> works;
    private final Runnable tidy;
    private volatile boolean stopping;
    private volatile List<Thread> threads = List.of();

    /**
     * @param works one for each thread
     * @param tidy called by one of them, a minute after the start and then every hour
     */
    public QueueWorkers(
            String name, QueueSignal signal, List<? extends Work> works, Runnable tidy) {
        this.name = name;
        this.signal = signal;
        this.works = List.copyOf(works);
        this.tidy = tidy;
    }

    public void start() {
        stopping = false;
        threads =
                works.stream()
                        .map(work ->
                                Thread.ofVirtual()
                                        .name(name + "-", works.indexOf(work))
                                        .unstarted(() -> run(work)))
                        .toList();
        threads.forEach(Thread::start);
    }

    private void run(Work work) {
        var tidyAt = Instant.now().plus(TIDY_FIRST);
        try {
            while (!stopping) {
                try {
                    if (work == works.getFirst() && Instant.now().isAfter(tidyAt)) {
                        tidyAt = Instant.now().plus(TIDY_EVERY);
                        tidy.run();
                    }
                    if (!work.run()) signal.await(POLL);
                } catch (RuntimeException | Error e) {
                    if (stopping) return;
                    log.warn("{} cannot go on just now: {}", name, e.toString());
                    rest();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work.close();
        }
    }

    /**
     * Writes down how an attempt ended, as often as it takes: what is not written down is done
     * twice. Gives up when the workers stop.
     *
     * @param what it was, for the log
     * @param write returns false where the row is not ours any more
     */
    public void settle(String what, BooleanSupplier write) {
        while (true) {
            try {
                if (!write.getAsBoolean())
                    log.warn("{} was taken up by another, or is gone, meanwhile", what);
                return;
            } catch (RuntimeException | Error e) {
                log.warn("how {} went is not written down yet: {}", what, e.toString());
                if (stopping) return;
            }
            try {
                rest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits before a try that would most likely fail as well. */
    public static void rest() throws InterruptedException {
        Thread.sleep(POLL);
    }

    public boolean isRunning() {
        return !threads.isEmpty();
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Takes nothing new. */
    public void close() {
        stopping = true;
        signal.wake(works.size());
    }

    /** Waits for what is under way. Never by interrupt: that closes H2's file. */
    public void await(Instant until) {
        var running = threads;
        threads = List.of();
        try {
            for (var thread : running) {
                var left = Duration.between(Instant.now(), until);
                thread.join(left.isPositive() ? left : Duration.ofMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
