package dev.marquee.ticket.ledger;

import dev.marquee.platform.metrics.Recent;
import dev.marquee.ticket.search.Scope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many events do not agree; the same at every replica. */
@Component
class LedgerMetrics implements MeterBinder {

    private final Recent<Integer> broken;

    LedgerMetrics(LedgerChecks checks) {
        this.broken = new Recent<>("broken ledgers", () -> checks.broken(new Scope(null)));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("marquee.ledger.broken", broken, it -> it.get(Integer::doubleValue))
                .description("Events whose last check found something that does not agree")
                .register(registry);
    }
}
