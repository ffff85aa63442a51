package dev.marquee.ticket.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.ticket.booking.ClockTime;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How many mails about bookings one address gets in an hour, whoever books: anybody can book with
 * somebody else's address. It is counted in memory, each replica by itself.
 */
@Component
class RecipientLimiter {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAX_ADDRESSES = 100_000;

    private final MailLimitSettings settings;
    private final Cache<String, Bucket> addresses =
            Caffeine.newBuilder().expireAfterAccess(HOUR).maximumSize(MAX_ADDRESSES).build();
    private final ClockTime time;

    RecipientLimiter(MailLimitSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
    }

    /** Counts a mail: zero if it may go now, or else how long to wait before asking again. */
    Duration take(String address) {
        if (settings.perHour() == 0) return Duration.ZERO;
        var probe = bucket(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** The mail did not go after all. */
    void giveBack(String address) {
        if (settings.perHour() > 0) bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        var mails = settings.perHour();
        return addresses.get(
                address,
                unknown ->
                        Bucket.builder()
                                .addLimit(limit -> limit.capacity(mails).refillGreedy(mails, HOUR))
                                .withCustomTimePrecision(time)
                                .build());
    }
}
