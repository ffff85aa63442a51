package dev.marquee.platform.metrics;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What several gauges show of one query, which is asked at most once in some seconds, and only when
 * somebody looks. A database that is away makes nobody wait for long: there is no number then.
 */
public final class Recent<T> {

    private static final Logger log = LoggerFactory.getLogger(Recent.class);

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String what;
    private final Supplier<T> query;
    private CompletableFuture<T> answer = new CompletableFuture<>();
    private long asked;

    /**
     * Asks nothing yet.
     *
     * @param what is asked for, for the log
     */
    public Recent(String what, Supplier<T> query) {
        this.what = what;
        this.query = query;
        this.asked = System.nanoTime() - KEPT.toNanos();
        this.answer.cancel(false);
    }

    /** A number of the answer, five seconds old at most; not a number if there is no answer. */
    public double get(ToDoubleFunction<T> number) {
        try {
            return number.applyAsDouble(current().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            return Double.NaN;
        }
    }

    /** One that is still under way is not asked again. */
    private synchronized CompletableFuture<T> current() {
        var old = System.nanoTime() - asked >= KEPT.toNanos();
        if (!old || !answer.isDone()) return answer;
        asked = System.nanoTime();
        var asking = new CompletableFuture<T>();
        answer = asking;
        Thread.ofVirtual().name("figures").start(() -> ask(asking));
        return asking;
    }

    private void ask(CompletableFuture<T> asking) {
        try {
            asking.complete(query.get());
        } catch (RuntimeException | Error e) {
            log.debug("{} cannot be counted just now: {}", what, e.toString());
            asking.completeExceptionally(e);
        }
    }
}
