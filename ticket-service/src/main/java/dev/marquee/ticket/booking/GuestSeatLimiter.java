package dev.marquee.ticket.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * How many tickets guests at one client address may take in an hour: the gateway counts requests,
 * and one request can take many tickets. It is counted in memory, each replica by itself.
 */
@Component
class GuestSeatLimiter {

    /** Tickets that were counted before it is known whether they are booked. */
    interface Taken {

        Taken NOTHING = () -> {};

        /** They are not booked after all, and do not count. */
        void giveBack();
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MAX_ADDRESSES = 100_000;

    private final GuestLimitSettings settings;
    private final Cache<String, Bucket> addresses =
            Caffeine.newBuilder().expireAfterAccess(HOUR).maximumSize(MAX_ADDRESSES).build();
    private final ClockTime time;

    GuestSeatLimiter(GuestLimitSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
    }

    /**
     * Counts the tickets that the guest asks for whose request this thread is answering.
     *
     * @throws ErrorResponseException 429 {@code too-many-requests} with Retry-After in seconds
     */
    Taken take(int tickets) {
        return ClientAddress.currentNetwork()
                .map(from -> take(from, tickets))
                .orElse(Taken.NOTHING);
    }

    Taken take(String network, int tickets) {
        if (settings.seatsPerHour() == 0) return Taken.NOTHING;
        var bucket = addresses.get(network, unknown -> bucket());
        var counted = Math.min(tickets, settings.seatsPerHour());
        var probe = bucket.tryConsumeAndReturnRemaining(counted);
        if (probe.isConsumed()) return () -> bucket.addTokens(counted);
        throw refused(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static ErrorResponseException refused(Duration wait) {
        var problem =
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Very many tickets were booked from your network within the hour. Nothing was booked now; sign in to go on, or try again later.");
        var seconds = Math.clamp(wait.plusMillis(999).toSeconds(), 1, HOUR.toSeconds());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return problem;
    }

    private Bucket bucket() {
        var seats = settings.seatsPerHour();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(seats).refillGreedy(seats, HOUR))
                .withCustomTimePrecision(time)
                .build();
    }
}
