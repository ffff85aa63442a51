package dev.marquee.gateway.rush;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a page takes before, during and after a rush for another one: asked for over and over,
 * one request at a time, by somebody for whom it is made anew. Of one thread, but for {@link
 * #result}.
 */
public final class PageTimes {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** For so long nobody rushes, before and after. */
    private static final Duration QUIET = Duration.ofSeconds(8);

    /** The first requests after a start compile as they go. */
    private static final int WARMING_UP = 60;

    /** When it is asked. */
    private enum Part {
        BEFORE,
        DURING,
        AFTER
    }

    /**
     * Milliseconds, as far as measured.
     *
     * @param before the median without the rush, before it
     * @param during the median so far
     * @param slowest how long one in a hundred took at least during the rush
     * @param after the median without the rush, after it; 0 while it lasts
     * @param failed how many requests had no success
     */
    public record Result(double before, double during, double slowest, double after, int failed) {

        /** How many times as long it takes during the rush as in the quicker of the quiet times. */
        public double ratio() {
            var without = after > 0 ? Math.min(before, after) : before;
            return without > 0 ? during / without : 0;
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Duration quiet;
    private final List<Long> before = new ArrayList<>();
    private final List<Long> during = new ArrayList<>();
    private final List<Long> after = new ArrayList<>();
    private int failed;
    private volatile boolean rushing = true;

    /**
     * @param page of another event
     */
    public PageTimes(URI page) {
        this(page, QUIET);
    }

    PageTimes(URI page, Duration quiet) {
        this.quiet = quiet;
        this.request =
                HttpRequest.newBuilder(page)
                        .header("Accept", "text/html")
                        .header("Cookie", "marquee_session=none") // not answered from what is kept
                        .timeout(Duration.ofSeconds(20))
                        .build();
    }

    /** Asks for a while, and returns when the rush may begin. */
    public void measureBefore() {
        for (var n = 0; n < WARMING_UP; n++) succeeds();
        measureFor(quiet, Part.BEFORE);
    }

    /** Asks until {@link #rushIsOver}, and then for a while longer. */
    public void measureUntilItIsQuiet() {
        while (rushing && !Thread.currentThread().isInterrupted()) ask(Part.DURING);
        measureFor(quiet, Part.AFTER);
    }

    public void rushIsOver() {
        rushing = false;
    }

    private void measureFor(Duration time, Part part) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) ask(part);
    }

    private void ask(Part part) {
        var began = System.nanoTime();
        var answered = succeeds();
        add(part, System.nanoTime() - began, answered);
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private boolean succeeds() {
        try {
            return http.send(request, BodyHandlers.ofByteArray()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void add(Part part, long nanos, boolean answered) {
        if (!answered) failed++;
        switch (part) {
            case BEFORE -> before.add(nanos);
            case DURING -> during.add(nanos);
            case AFTER -> after.add(nanos);
        }
    }

    public synchronized Result result() {
        return new Result(
                millis(before, 50),
                millis(during, 50),
                millis(during, 99),
                millis(after, 50),
                failed);
    }

    /** The percentile; 0 of nothing. */
    static double millis(List<Long> nanos, int percentile) {
        if (nanos.isEmpty()) return 0;
        var sorted = nanos.stream().sorted().toList();
        var at = Math.min(sorted.size() - 1, sorted.size() * percentile / 100);
        return sorted.get(at) / 1_000_000.0;
    }
}
