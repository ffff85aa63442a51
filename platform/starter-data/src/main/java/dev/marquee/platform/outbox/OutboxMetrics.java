package dev.marquee.platform.outbox;

import dev.marquee.platform.metrics.Recent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a service still owes to others; the database is asked only when somebody looks. */
final class OutboxMetrics implements MeterBinder {

    /** About twenty minutes after the first attempt. Such a fact is tried on. */
    static final int DEAD_AFTER = 10;

    /**
     * What is due or was tried is late; what is put off on purpose is not.
     *
     * @param oldest when the oldest that is late was created
     * @param due when the one that is due for longest was due
     */
    private record State(
            long waiting, long dead, @Nullable Instant oldest, @Nullable Instant due) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recent<State> recent = new Recent<>("the outbox", this::ask);

    OutboxMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the index of what is due: receipts are not read. */
    private State ask() {
        return jdbc.sql(
                        """
                        select count(*) waiting,
                               count(case when attempts >= :dead then 1 end) dead,
                               min(case when due_at <= :now or attempts > 0 then created_at end) oldest,
                               min(case when due_at <= :now then due_at end) due
                        from outbox where due_at <= :ever
                        """)
                .param("dead", DEAD_AFTER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ever", OffsetDateTime.parse("9999-01-01T00:00:00Z"))
                .query((row, n) ->
                        new State(
                                row.getLong("waiting"),
                                row.getLong("dead"),
                                instant(row.getObject("oldest", OffsetDateTime.class)),
                                instant(row.getObject("due", OffsetDateTime.class))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private double millisSince(@Nullable Instant time) {
        return time == null ? 0 : Math.max(0, Duration.between(time, clock.instant()).toMillis());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("marquee.outbox.waiting", recent, it -> it.get(State::waiting))
                .description("Messages to other services that are not delivered yet")
                .register(registry);
        Gauge.builder("marquee.outbox.dead.letters", recent, it -> it.get(State::dead))
                .description("Messages that were tried ten times or more; they are tried on")
                .register(registry);
        TimeGauge.builder(
                        "marquee.outbox.oldest",
                        recent,
                        TimeUnit.MILLISECONDS,
                        it -> it.get(state -> millisSince(state.oldest())))
                .description("Age of the oldest message that is due or was tried")
                .register(registry);
        TimeGauge.builder(
                        "marquee.outbox.overdue",
                        recent,
                        TimeUnit.MILLISECONDS,
                        it -> it.get(state -> millisSince(state.due())))
                .description("How long a message has been due that nobody has tried since")
                .register(registry);
    }
}
