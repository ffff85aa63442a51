package dev.marquee.site.assistant;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts answers: how they came about and what about, and nothing of what was said. */
@Component
class TurnMetrics {

    private final MeterRegistry metrics;

    TurnMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * @param mode rules or model
     * @param topic what the question was taken for
     */
    void answered(String mode, String topic) {
        metrics.counter("marquee.assistant.answers", "mode", mode, "topic", topic).increment();
    }
}
