package dev.marquee.ticket.checkout.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts everyone together. */
public final class Race {

    /** What each of them does. */
    @FunctionalInterface
    public interface Runner<T> {
        T run(int number) throws Exception;
    }

    private Race() {}

    /** Lets {@code n} run at once, and returns what they brought back, in the order of numbers. */
    public static <T> List<T> of(int n, Runner<T> runner) {
        var ready = new CountDownLatch(n);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < n; i++) {
                var number = i;
                running.add(
                        threads.submit(() -> {
                            ready.countDown();
                            go.await();
                            return runner.run(number);
                        }));
            }
            ready.await();
            go.countDown();
            var results = new ArrayList<T>();
            for (var run : running) results.add(run.get(180, TimeUnit.SECONDS));
            return results;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
