package dev.marquee.report.dashboard;

import dev.marquee.report.ReportSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.stereotype.Component;

/** Asks several services at once, each on a thread of its own, in the name of the caller. */
@Component
class Inquiry implements DisposableBean {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration patience;

    Inquiry(ReportSettings settings) {
        this.patience = settings.patience();
    }

    /**
     * Asks now, and does not wait.
     *
     * @param what is asked for, for the log
     */
    <T> Answer<T> ask(String what, Callable<T> question) {
        var request = MDC.getCopyOfContextMap();
        var asCaller = new DelegatingSecurityContextCallable<>(question);
        return new Answer<>(
                what,
                threads.submit(() -> inRequest(request, asCaller)),
                System.nanoTime() + patience.toNanos());
    }

    private static <T> T inRequest(@Nullable Map<String, String> request, Callable<T> question)
            throws Exception {
        if (request != null) MDC.setContextMap(request);
        return question.call();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
