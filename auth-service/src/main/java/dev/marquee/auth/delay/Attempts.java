package dev.marquee.auth.delay;

import dev.marquee.platform.metrics.LimitRefusals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The counted tries. */
@Repository
class Attempts {

    private static final int CLEARED_AT_ONCE = 200;

    /**
     * What is counted under a key.
     *
     * @param key a hash
     * @param free tries that need not wait
     */
    record Count(String key, int free, Duration longest) {

        /** 1 s after the last free try, then twice as long each time. */
        private Duration waitAfter(int failures) {
            if (failures < free) return Duration.ZERO;
            var wait = Duration.ofSeconds(1L << Math.min(failures - free, 30));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    private record Row(
            int failures,
            OffsetDateTime lastAt,
            @Nullable OffsetDateTime blockedUntil,
            @Nullable OffsetDateTime goodAt) {}

    private final JdbcClient jdbc;
    private final DelaySettings settings;
    private final Clock clock;
    private final Counter refused;

    Attempts(JdbcClient jdbc, DelaySettings settings, Clock clock, MeterRegistry metrics) {
        this.refused = LimitRefusals.of(metrics, "wrong-attempts");
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts a try as a wrong one before it is looked at, so that many at once gain nothing.
     *
     * @param own the count whose success makes the others not apply
     * @param others always in the same order, which keeps the locks free of cycles
     * @return the counts to take back if it was right after all
     * @throws TooManyAttempts if one of them must wait; then nothing is counted
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Count> begin(Count own, List<Count> others) {
        var counted = new ArrayList<>(List.of(own));
        var rows = new ArrayList<>(List.of(lock(own.key())));
        if (!isAfter(rows.getFirst().goodAt(), clock.instant().minus(settings.trustFor()))) {
            counted.addAll(others);
            for (var other : others) rows.add(lock(other.key()));
        }
        var now = clock.instant(); // only now, because the locks may have taken a while
        refuseWhereBlocked(rows, now);
        for (int i = 0; i < rows.size(); i++) count(counted.get(i), rows.get(i), now);
        return counted;
    }

    private void refuseWhereBlocked(List<Row> rows, Instant now) {
        rows.stream()
                .map(Row::blockedUntil)
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder())
                .ifPresent(until -> {
                    refused.increment();
                    throw new TooManyAttempts(Duration.between(now, until));
                });
    }

    private void count(Count count, Row row, Instant now) {
        var remembered = row.lastAt().toInstant().plus(settings.forgetAfter()).isAfter(now);
        var failures = (remembered ? row.failures() : 0) + 1;
        var wait = count.waitAfter(failures);
        jdbc.sql(
                        """
                        update attempt set failures = :failures, last_at = :now, blocked_until = :until
                        where key_hash = :key
                        """)
                .param("failures", failures)
                .param("now", utc(now))
                .param(
                        "until",
                        wait.isZero() ? null : utc(now.plus(wait)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("key", count.key())
                .update();
    }

    /** It was right: the own count starts again, and the others as if it had not been. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void takeBack(List<Count> counted) {
        jdbc.sql(
                        "update attempt set failures = 0, blocked_until = null, good_at = ? where key_hash = ?")
                .params(utc(clock.instant()), counted.getFirst().key())
                .update();
        for (var other : counted.subList(1, counted.size()))
            jdbc.sql(
                            """
                            update attempt set failures = greatest(failures - 1, 0), blocked_until = null
                            where key_hash = ?
                            """)
                    .param(other.key())
                    .update();
    }

    /** Clears away what no longer counts. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget() {
        var now = clock.instant();
        var old =
                jdbc.sql(
                                """
                                select key_hash from attempt
                                where last_at <= ? and (good_at is null or good_at <= ?)
                                limit %d for update skip locked
                                """
                                        .formatted(CLEARED_AT_ONCE))
                        .params(
                                utc(now.minus(settings.forgetAfter())),
                                utc(now.minus(settings.trustFor())))
                        .query(String.class)
                        .list();
        if (old.isEmpty()) return;
        jdbc.sql("delete from attempt where key_hash in (:old)").param("old", old).update();
    }

    /** The row of a key, locked until the end of the transaction; made where there is none. */
    private Row lock(String key) {
        while (true) {
            jdbc.sql("insert into attempt (key_hash, last_at) values (?, ?) on conflict do nothing")
                    .params(key, utc(clock.instant()))
                    .update();
            var row =
                    jdbc.sql(
                                    """
                                    select failures, last_at, blocked_until, good_at from attempt
                                    where key_hash = ? for update
                                    """)
                            .param(key)
                            .query(Row.class)
                            .optional();
            if (row.isPresent()) return row.get(); // else it was cleared away in between
        }
    }

    private static boolean isAfter(@Nullable OffsetDateTime time, Instant other) {
        return time != null && time.toInstant().isAfter(other);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
