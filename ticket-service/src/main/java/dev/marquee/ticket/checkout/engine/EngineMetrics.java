package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine does, in figures. A lane counts once for each batch, after its buyers have their
 * verdicts; how much waits is asked only when somebody looks. None of it ever fails a batch.
 */
final class EngineMetrics {

    private static final Logger log = LoggerFactory.getLogger(EngineMetrics.class);

    /** What a request ended with. */
    private enum Result {
        BOOKED,
        REFUSED,
        REPLAYED,
        KEY_REUSED,
        BUSY,
        FAILED,
        UNKNOWN
    }

    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

    private final MeterRegistry registry;
    private final Map<Result, Counter> results = new EnumMap<>(Result.class);
    private final Map<Refusal.Reason, Counter> refusals = new EnumMap<>(Refusal.Reason.class);
    private final Counter tickets;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final Timer queueTime;

    EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var result : Result.values())
            results.put(
                    result,
                    Counter.builder("marquee.bookings")
                            .description("Requests to book, by what they ended with")
                            .tag("result", word(result))
                            .register(registry));
        for (var reason : Refusal.Reason.values())
            refusals.put(
                    reason,
                    Counter.builder("marquee.booking.refusals")
                            .description("Requests to book that were refused, by reason")
                            .tag("reason", word(reason))
                            .register(registry));
        tickets =
                Counter.builder("marquee.booking.tickets")
                        .description("Tickets booked, but for tests")
                        .register(registry);
        batchSize =
                DistributionSummary.builder("marquee.booking.batch.size")
                        .description("Requests in one transaction")
                        .publishPercentiles(PERCENTILES)
                        .register(registry);
        batchTime =
                Timer.builder("marquee.booking.batch")
                        .description("Time of one transaction")
                        .publishPercentiles(PERCENTILES)
                        .register(registry);
        queueTime =
                Timer.builder("marquee.booking.wait")
                        .description("Time in the queue, until a lane takes the request")
                        .publishPercentiles(PERCENTILES)
                        .register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Shows how much waits in each lane of the engine, and for how long the first one there. */
    void watch(BookingEngine engine, int lanes) {
        for (int n = 0; n < lanes; n++) {
            var lane = n;
            Gauge.builder("marquee.booking.queue", engine, it -> it.waiting(lane))
                    .description("Requests that wait in a lane")
                    .tag("lane", String.valueOf(lane))
                    .register(registry);
            TimeGauge.builder(
                            "marquee.booking.queue.oldest",
                            engine,
                            TimeUnit.NANOSECONDS,
                            it -> it.oldest(lane))
                    .description("How long the first request in a lane has waited")
                    .tag("lane", String.valueOf(lane))
                    .register(registry);
        }
    }

    /**
     * A batch whose requests all have their verdicts.
     *
     * @param taken when the lane took it, by {@link System#nanoTime}
     */
    void answered(List<Waiting> batch, List<Verdict> verdicts, long taken) {
        try {
            batchSize.record(batch.size());
            batchTime.record(System.nanoTime() - taken, TimeUnit.NANOSECONDS);
            for (var waiting : batch)
                queueTime.record(Math.max(0, taken - waiting.since()), TimeUnit.NANOSECONDS);
            count(verdicts);
        } catch (RuntimeException | Error e) {
            log.warn("a batch could not be counted", e);
        }
    }

    private void count(List<Verdict> verdicts) {
        var ended = new int[Result.values().length];
        var refused = new int[Refusal.Reason.values().length];
        var sold = 0;
        for (var verdict : verdicts) {
            switch (verdict) {
                case Verdict.Booked(var booking) -> {
                    ended[Result.BOOKED.ordinal()]++;
                    if (!booking.event().isTest()) sold += booking.quantity();
                }
                case Verdict.Refused(var refusal) -> {
                    ended[Result.REFUSED.ordinal()]++;
                    refused[refusal.reason().ordinal()]++;
                }
                case Verdict.Replayed replayed -> ended[Result.REPLAYED.ordinal()]++;
                case Verdict.KeyReused reused -> ended[Result.KEY_REUSED.ordinal()]++;
            }
        }
        if (sold > 0) tickets.increment(sold);
        results.forEach((result, counter) -> add(counter, ended[result.ordinal()]));
        refusals.forEach((reason, counter) -> add(counter, refused[reason.ordinal()]));
    }

    private static void add(Counter counter, int n) {
        if (n > 0) counter.increment(n);
    }

    /** A request that no lane took in time. */
    void busy() {
        count(Result.BUSY, 1);
    }

    /** Requests that got no verdict because of this. */
    void failed(int requests, Throwable e) {
        count(e instanceof Checkout.OutcomeUnknown ? Result.UNKNOWN : Result.FAILED, requests);
    }

    private void count(Result result, int n) {
        try {
            var counter = results.get(result);
            if (counter != null) counter.increment(n);
        } catch (RuntimeException | Error e) {
            log.warn("what failed could not be counted", e);
        }
    }
}
