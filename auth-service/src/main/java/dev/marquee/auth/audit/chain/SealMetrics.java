package dev.marquee.auth.audit.chain;

import dev.marquee.platform.metrics.Recent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long the oldest entry has waited to be sealed; 0 where none waits. */
@Component
class SealMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recent<Duration> recent;

    SealMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recent = new Recent<>("unsealed entries", this::oldest);
    }

    /** How long the oldest waits. */
    Duration oldest() {
        return jdbc.sql("select arrived_at from audit_unsealed order by arrived_at limit 1")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(at -> Duration.between(at.toInstant(), clock.instant()))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder(
                        "marquee.audit.unsealed.oldest",
                        recent,
                        TimeUnit.MILLISECONDS,
                        it -> it.get(Duration::toMillis))
                .description("How long the oldest entry of the audit trail waits to be sealed")
                .register(registry);
    }
}
