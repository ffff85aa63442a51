package dev.marquee.ticket.payment.limits;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** Compares the clocks when a test wants it. */
public final class ClockProbe {

    private final ProviderClock clock;
    private final MeterRegistry metrics;

    ClockProbe(ProviderClock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /** How far they are apart now, as the metrics say it. */
    public double seconds() {
        clock.check();
        return metrics.get("marquee.payment.clock.difference").timeGauge().value(TimeUnit.SECONDS);
    }
}
