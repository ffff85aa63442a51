package dev.marquee.ticket.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * Counts what each account, client or reader does, by a key. It counts in memory, so each replica
 * counts for itself. Thread-safe.
 *
 * @param <K> whose count it is
 */
public final class RateLimiter<K> {

    /**
     * How much is allowed at once; it is given back evenly.
     *
     * @param most 0 for no limit
     * @param within how long it takes until all of it is given back
     */
    public record Limit(long most, Duration within) {}

    private static final int MAX_KEYS = 100_000;

    private final List<Limit> limits;
    private final ClockTime time;
    private final Cache<K, Bucket> buckets;

    /** With limits that all hold; without any if one of them is 0. */
    public RateLimiter(Clock clock, Limit... limits) {
        this.limits = List.of(limits);
        this.time = new ClockTime(clock);
        this.buckets =
                Caffeine.newBuilder()
                        .expireAfterAccess(
                                this.limits.stream()
                                        .map(Limit::within)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow())
                        .maximumSize(MAX_KEYS)
                        .build();
    }

    /** Counts {@code n} if they are allowed: zero if they were, or else how long to wait. */
    public Duration take(K key, long n) {
        if (isUnlimited()) return Duration.ZERO;
        var probe = bucket(key).tryConsumeAndReturnRemaining(n);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /**
     * The same, for whom waiting is no answer.
     *
     * @param refusal what the caller is told
     * @param refused counts it
     * @throws ErrorResponseException 429 {@code too-many-requests} with Retry-After in seconds
     */
    public void require(K key, long n, Text refusal, Counter refused) {
        var wait = take(key, n);
        if (wait.isZero()) return;
        refused.increment();
        var problem = Problems.problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", refusal);
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        throw problem;
    }

    /** What was counted did not happen after all. */
    public void giveBack(K key, long n) {
        if (!isUnlimited()) bucket(key).addTokens(n);
    }

    private boolean isUnlimited() {
        return limits.stream().anyMatch(limit -> limit.most() == 0);
    }

    private Bucket bucket(K key) {
        return buckets.get(
                key,
                unknown -> {
                    var bucket = Bucket.builder().withCustomTimePrecision(time);
                    limits.forEach(limit ->
                            bucket.addLimit(it ->
                                    it.capacity(limit.most())
                                            .refillGreedy(limit.most(), limit.within())));
                    return bucket.build();
                });
    }
}
