package dev.marquee.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Requests that were refused because of a limit, with 429 or 503, by the limit's name. */
public final class LimitRefusals {

    private LimitRefusals() {}

    /**
     * The counter of a limit; shown with 0 until it refuses something.
     *
     * @param limit its name: one of a few, never anything that a client sends
     */
    public static Counter of(MeterRegistry metrics, String limit) {
        return Counter.builder("marquee.limit.refusals")
                .description("requests that were refused because of a limit")
                .tag("limit", limit)
                .register(metrics);
    }
}
