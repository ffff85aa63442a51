package dev.marquee.ticket.checkout.engine;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets the keys of requests that nobody repeats any more. There is no index by age, which every
 * booking would pay for: rows lie in the order in which they came, so the old ones are found first.
 */
@Component
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyPurge {

    /** Few enough that a booking never waits for it. */
    static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final IdempotencySettings settings;
    private final Clock clock;

    IdempotencyPurge(JdbcClient jdbc, IdempotencySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 360, initialDelay = 15, timeUnit = TimeUnit.MINUTES)
    void purge() {
        var tooOld = clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC);
        int forgotten;
        do {
            forgotten =
                    jdbc.sql(
                                    """
                                    delete from idempotency_key where idem_key in
                                        (select idem_key from idempotency_key where created_at < ? limit %d)
                                    """
                                            .formatted(AT_ONCE))
                            .param(tooOld)
                            .update();
        } while (forgotten == AT_ONCE);
    }
}
