package dev.marquee.ticket.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.web.Problems;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * How often one account may book, from however many addresses: who comes in peace never notices,
 * and who keeps coming waits longer. Guests have no account; the gateway counts them by address,
 * and the event by e-mail. It is counted here, where alone bookings are decided.
 */
@Component
class AccountPace {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ACCOUNTS = 100_000;

    private final AccountPaceSettings settings;
    private final Cache<Long, Bucket> accounts =
            Caffeine.newBuilder().expireAfterAccess(HOUR).maximumSize(MOST_ACCOUNTS).build();
    private final ClockTime time;

    AccountPace(AccountPaceSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
    }

    /**
     * Counts an attempt to book.
     *
     * @throws ErrorResponseException 429 {@code too-many-requests} with Retry-After in seconds
     */
    void take(long account) {
        if (settings.times() == 0) return;
        var probe = accounts.get(account, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) return;
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
        var problem =
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "This account has booked very often. Nothing was booked now; wait a moment, then try again.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait)));
        throw problem;
    }

    private Bucket bucket() {
        var times = settings.times();
        var inAnHour = (long) times * settings.hourly();
        return Bucket.builder()
                .addLimit(one -> one.capacity(times).refillGreedy(times, Duration.ofMinutes(1)))
                .addLimit(one -> one.capacity(inAnHour).refillGreedy(inAnHour, HOUR))
                .withCustomTimePrecision(time)
                .build();
    }
}
