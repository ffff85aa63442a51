package dev.marquee.customer.timeline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.web.client.RestClientException;

/** Asks several services at once. */
final class Together {

    private static final Logger log = LoggerFactory.getLogger(Together.class);
    private static final long PATIENCE_SECONDS = 4;

    private Together() {}

    /**
     * Does all the work at once, as the present caller and for the present request.
     *
     * @return the answers in the same order; empty for a service that refused, or gave none in time
     */
    static <T> List<Optional<T>> ask(List<Callable<T>> work) {
        if (work.isEmpty()) return List.of();
        var request = MDC.getCopyOfContextMap();
        var tasks =
                work.stream()
                        .<Callable<T>>map(one ->
                                new DelegatingSecurityContextCallable<>(() -> {
                                    if (request != null) MDC.setContextMap(request);
                                    return one.call();
                                }))
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks, PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                    .map(Together::answer)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> Optional<T> answer(Future<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (CancellationException e) {
            log.info("no answer within {} s", PATIENCE_SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RestClientException)) throw new IllegalStateException(e);
            log.info("no answer: {}", e.getCause().getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
