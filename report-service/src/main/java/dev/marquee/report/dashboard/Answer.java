package dev.marquee.report.dashboard;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service was asked, on its way.
 *
 * @param until by {@link System#nanoTime}
 */
record Answer<T>(String what, Future<T> coming, long until) {

    private static final Logger log = LoggerFactory.getLogger(Answer.class);

    /** Waits for it; nothing if the service does not answer in time, or refuses. */
    Optional<T> await() {
        try {
            return Optional.of(
                    coming.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            log.warn("the dashboard has no {}: {}", what, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            coming.cancel(true);
            log.warn("the dashboard has no {}: no answer in time", what);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
