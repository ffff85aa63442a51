package dev.marquee.ticket.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Keeps a buyer from emptying halls with bookings that are never paid. It counts by the buyer's
 * address, in the database, so that replicas count together; what is free to book costs it a look
 * into memory. The answer says no numbers: whoever asks need not be the buyer.
 */
@Component
class HoldLimits {

    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Duration PRICES_KNOWN = Duration.ofSeconds(10);

    private record Holds(int open, int ranOut) {}

    private final HoldLimitSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Counter refused;
    private final Cache<Long, Boolean> priced =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(PRICES_KNOWN).build();

    HoldLimits(HoldLimitSettings settings, JdbcClient jdbc, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.refused = LimitRefusals.of(metrics, "holds");
    }

    /**
     * Refuses what would be held while too much of the same buyer is, or ran out within the hour.
     *
     * @throws ErrorResponseException 429 {@code too-many-holds} with Retry-After in seconds and the
     *     {@code reason}: open or ran_out
     */
    void check(Purchase purchase) {
        if (!settings.limit() || !isHeld(purchase)) return;
        var holds = holds(purchase, clock.instant());
        var tooMany = holds.open >= settings.open() || holds.ranOut >= settings.ranOut();
        if (!tooMany || isRepeated(purchase)) return;
        throw holds.open >= settings.open()
                ? refuse("open", Text.of("problem.too-many-holds.open"))
                : refuse("ran_out", Text.of("problem.too-many-holds.ran-out"));
    }

    /** Who repeats a request gets its answer again, and holds nothing more. */
    private boolean isRepeated(Purchase purchase) {
        var key = purchase.key();
        return key != null
                && jdbc.sql("select count(*) from idempotency_key where idem_key = ?")
                                .param(key.value())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** What staff reserve has no end, and is theirs to keep. */
    private boolean isHeld(Purchase purchase) {
        return purchase.reserve() ? purchase.holdFor() != null : costs(purchase.eventId());
    }

    private boolean costs(long event) {
        return priced.get(
                event,
                id ->
                        jdbc.sql(
                                                "select count(*) from ticket_type where event_id = ? and (price_minor > 0 or min_minor is not null)")
                                        .param(id)
                                        .query(Long.class)
                                        .single()
                                > 0);
    }

    private Holds holds(Purchase purchase, Instant now) {
        return jdbc.sql(
                        """
                        select sum(case when status = 'pending_payment' and expires_at > :now then 1 else 0 end),
                               sum(case when status = 'expired' and event_id = :event and expires_at > :since then 1 else 0 end)
                        from booking where buyer_email = :email and status in ('pending_payment', 'expired')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(WITHIN).atOffset(ZoneOffset.UTC))
                .param("event", purchase.eventId())
                .param("email", purchase.buyer().email().value())
                .query((row, n) -> new Holds(row.getInt(1), row.getInt(2)))
                .single();
    }

    private ErrorResponseException refuse(String reason, Text why) {
        refused.increment();
        var problem =
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-holds",
                        why,
                        Map.of("reason", reason));
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(WITHIN.toSeconds() / 6));
        return problem;
    }
}
