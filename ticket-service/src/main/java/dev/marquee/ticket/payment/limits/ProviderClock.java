package dev.marquee.ticket.payment.limits;

import dev.marquee.ticket.payment.PaymentProviders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares this machine's clock with the payment provider's when the service starts. With a wrong
 * one, every notification is refused as old, and every hold ends at another time than it says. The
 * page of the suite's health shows the difference.
 */
@Component
class ProviderClock {

    /** What signatures tolerate is five minutes; below this, it is the network. */
    static final Duration TOLERATED = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(ProviderClock.class);

    private final PaymentProviders providers;
    private final Clock clock;
    private volatile Duration difference = Duration.ZERO;

    ProviderClock(PaymentProviders providers, Clock clock, MeterRegistry metrics) {
        this.providers = providers;
        this.clock = clock;
        TimeGauge.builder(
                        "marquee.payment.clock.difference",
                        this,
                        TimeUnit.MILLISECONDS,
                        it -> it.difference.toMillis())
                .description("How far this machine's clock is from the payment provider's")
                .register(metrics);
    }

    /** Not on the way of the start: the provider may be slow, or away. */
    @EventListener(ApplicationReadyEvent.class)
    void compare() {
        Thread.ofVirtual()
                .name("provider-clock")
                .start(() -> {
                    try {
                        check();
                    } catch (RuntimeException e) {
                        log.info(
                                "the payment provider does not say what time it is: {}",
                                e.toString());
                    }
                });
    }

    void check() {
        providers
                .time()
                .ifPresent(there -> difference = Duration.between(there, clock.instant()).abs());
        if (difference.compareTo(TOLERATED) > 0)
            log.warn(
                    "this machine's clock is {} seconds from the payment provider's: set it right",
                    difference.toSeconds());
    }
}
