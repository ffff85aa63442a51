package dev.marquee.platform.queue;

import dev.marquee.platform.metrics.Recent;
import dev.marquee.platform.queue.QueueTable.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a queue holds; the database is asked only when somebody looks. */
public final class QueueMetrics implements MeterBinder {

    private final String name;
    private final String what;
    private final Clock clock;
    private final Recent<State> recent;

    /**
     * @param name the metrics' first words, such as marquee.outbox
     * @param what waits, in the plural, for the descriptions
     */
    public QueueMetrics(String name, String what, Clock clock, Supplier<State> state) {
        this.name = name;
        this.what = what;
        this.clock = clock;
        this.recent = new Recent<>(what, state);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(name + ".waiting", recent, it -> it.get(State::waiting))
                .description(what + " that are not delivered yet")
                .register(registry);
        Gauge.builder(name + ".dead.letters", recent, it -> it.get(State::dead))
                .description(what + " that were given up, or are tried in vain")
                .register(registry);
        age(registry, ".oldest", "How long the oldest has waited, if due or tried", State::oldest);
        age(registry, ".overdue", "How long one has been due that nobody tried", State::due);
    }

    private void age(
            MeterRegistry registry,
            String suffix,
            String description,
            Function<State, @Nullable Instant> time) {
        TimeGauge.builder(
                        name + suffix,
                        recent,
                        TimeUnit.MILLISECONDS,
                        it -> it.get(state -> millisSince(time.apply(state))))
                .description(description + ": " + what)
                .register(registry);
    }

    private double millisSince(@Nullable Instant time) {
        return time == null ? 0 : Math.max(0, Duration.between(time, clock.instant()).toMillis());
    }
}
