package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What counting costs a booking: the time that a lane counts, and the time that it takes for a
 * booking in all, in turn. Throughput with and without metrics stands beside it, but a machine that
 * does other things as well makes it differ by more than the metrics do.
 *
 * <p>Arguments: seconds a round (5), rounds (4), in flight (128). On an H2 file.
 */
final class EngineMetricsBenchmark {

    private static final int COUNTED = 20_000;
    private static final AtomicInteger BUYERS = new AtomicInteger();

    private EngineMetricsBenchmark() {}

    public static void main(String[] args) throws IOException {
        var seconds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        var inFlight = args.length > 2 ? Integer.parseInt(args[2]) : 128;
        var folder = Files.createTempDirectory("metrics-benchmark");
        var url = "jdbc:h2:file:" + folder + "/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0";
        var counting = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (var without = BoxOffice.openCounted(url, new CompositeMeterRegistry());
                var with = BoxOffice.openCounted(url, counting)) {
            perSecond(without, seconds, inFlight);
            perSecond(with, seconds, inFlight);
            nanosToCount(counting, 32); // all three discarded: warm-up
            System.out.println("round  without/s   with/s  batch  counting ns  of a booking %");
            var shares = new double[rounds];
            for (int n = 0; n < rounds; n++) {
                var plain = perSecond(without, seconds, inFlight);
                var size = counting.get("marquee.booking.batch.size").summary();
                var count = size.count();
                var total = size.totalAmount();
                var counted = perSecond(with, seconds, inFlight);
                var batch =
                        (int) Math.max(1, (size.totalAmount() - total) / (size.count() - count));
                var nanos = nanosToCount(counting, batch);
                shares[n] = 100 * nanos * counted / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%5d  %9.0f  %7.0f  %5d  %11.0f  %14.2f%n",
                        n + 1,
                        plain,
                        counted,
                        batch,
                        nanos,
                        shares[n]);
            }
            Arrays.sort(shares);
            System.out.printf(Locale.ROOT, "median share %.2f %%%n", shares[rounds / 2]);
        }
    }

    private static double perSecond(BoxOffice office, int seconds, int inFlight) {
        var event = office.onSale(10_000_000, 8);
        var booked = new AtomicInteger();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < inFlight; n++)
                buyers.execute(() -> {
                    while (System.nanoTime() < end) {
                        var email = "buyer" + BUYERS.incrementAndGet() + "@example.org";
                        office.engine.book(
                                Examples.purchase(event, email, null, new Line(null, 1)));
                        booked.incrementAndGet();
                    }
                });
        }
        return booked.get() / (double) seconds;
    }

    /** Nanoseconds of counting for each booking of a batch of that size. */
    private static double nanosToCount(MeterRegistry registry, int size) {
        var metrics = new EngineMetrics(registry);
        var batch =
                Stream.generate(() ->
                                new Waiting(
                                        Examples.purchase(
                                                1, "ana@example.org", null, new Line(null, 1)),
                                        () -> {}))
                        .limit(size)
                        .toList();
        var verdicts = Collections.<Verdict>nCopies(size, new Verdict.Refused(Refusal.soldOut(0)));
        var start = System.nanoTime();
        for (int n = 0; n < COUNTED; n++) metrics.answered(batch, verdicts, System.nanoTime());
        return (System.nanoTime() - start) / (double) COUNTED / size;
    }
}
