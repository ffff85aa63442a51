package dev.marquee.ticket.checkout;

import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.limit.RateLimiter.Limit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * How often one account may book, from however many addresses: who comes in peace never notices,
 * and who keeps coming waits longer. Guests have no account; the gateway counts them by address,
 * and the event by e-mail. It is counted here, where alone bookings are decided.
 */
@Component
class AccountPace {

    private final RateLimiter<Long> accounts;
    private final Counter refused;

    AccountPace(AccountPaceSettings settings, Clock clock, MeterRegistry metrics) {
        this.refused = LimitRefusals.of(metrics, "booking-account");
        this.accounts =
                new RateLimiter<>(
                        clock,
                        new Limit(settings.times(), Duration.ofMinutes(1)),
                        new Limit(
                                (long) settings.times() * settings.hourly(), Duration.ofHours(1)));
    }

    /**
     * Counts an attempt to book.
     *
     * @throws ErrorResponseException 429 {@code too-many-requests} with Retry-After in seconds
     */
    void take(long account) {
        accounts.require(account, 1, Text.of("problem.too-many-requests.account"), refused);
    }
}
