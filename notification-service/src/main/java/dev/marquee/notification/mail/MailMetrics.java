package dev.marquee.notification.mail;

import dev.marquee.platform.metrics.Recent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How mails are doing; the database is asked only when somebody looks. */
@Component
class MailMetrics implements MeterBinder {

    /** The others are as many as there ever were mails: too many to count again and again. */
    private static final List<MailStatus> COUNTED =
            List.of(MailStatus.QUEUED, MailStatus.SENDING, MailStatus.FAILED);

    private record State(long count, @Nullable OffsetDateTime oldest) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recent<Map<String, State>> recent = new Recent<>("the mails", this::ask);

    MailMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Map<String, State> ask() {
        return jdbc
                .sql(
                        """
                        select status, count(*) mails, min(queued_at) oldest from mail
                        where status in (:counted) group by status
                        """)
                .param("counted", COUNTED.stream().map(MailStatus::word).toList())
                .query((row, n) ->
                        Map.entry(
                                row.getString("status"),
                                new State(
                                        row.getLong("mails"),
                                        row.getObject("oldest", OffsetDateTime.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long count(Map<String, State> states, MailStatus status) {
        var state = states.get(status.word());
        return state == null ? 0 : state.count();
    }

    /** Of what is queued: a mail that is being sent does not wait. */
    private double oldestInMillis(Map<String, State> states) {
        var state = states.get(MailStatus.QUEUED.word());
        if (state == null || state.oldest() == null) return 0;
        return Math.max(
                0, Duration.between(state.oldest().toInstant(), clock.instant()).toMillis());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var status : COUNTED)
            Gauge.builder("marquee.mails", recent, it -> it.get(states -> count(states, status)))
                    .description("Mails by state")
                    .tag("state", status.word())
                    .register(registry);
        TimeGauge.builder(
                        "marquee.mails.oldest",
                        recent,
                        TimeUnit.MILLISECONDS,
                        it -> it.get(this::oldestInMillis))
                .description("How long the oldest queued mail has waited")
                .register(registry);
    }
}
