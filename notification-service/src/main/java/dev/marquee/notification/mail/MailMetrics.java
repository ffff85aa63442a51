package dev.marquee.notification.mail;

import dev.marquee.platform.metrics.Recent;
import dev.marquee.platform.queue.Priority;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many mails there are in each state; the database is asked only when somebody looks. */
@Component
class MailMetrics implements MeterBinder {

    /** The others are as many as there ever were mails: too many to count again and again. */
    private static final List<MailStatus> COUNTED =
            List.of(MailStatus.QUEUED, MailStatus.SENDING, MailStatus.FAILED);

    private final JdbcClient jdbc;
    private final Recent<Map<String, Long>> recent = new Recent<>("the mails", this::ask);

    private final Recent<Map<Priority, Long>> waiting =
            new Recent<>("the mails by priority", this::waiting);
    private final Recent<Boolean> paused;

    MailMetrics(JdbcClient jdbc, MailPace pace) {
        this.jdbc = jdbc;
        this.paused = new Recent<>("whether mails for many are stopped", pace::isBulkPaused);
    }

    private Map<Priority, Long> waiting() {
        var waiting = new EnumMap<Priority, Long>(Priority.class);
        jdbc.sql(
                        """
                        select urgency, count(*) mails from mail
                        where urgency in (0, 1, 2, 3, 4) and next_attempt_at <= timestamp with time zone '9999-01-01 00:00:00+00' group by urgency
                        """)
                .query((row, n) -> Map.entry(row.getInt("urgency"), row.getLong("mails")))
                .list()
                .forEach(row ->
                        waiting.merge(
                                Priority.values()[Math.min(row.getKey(), Priority.BULK.ordinal())],
                                row.getValue(),
                                Long::sum));
        return waiting;
    }

    private Map<String, Long> ask() {
        return jdbc
                .sql(
                        "select status, count(*) mails from mail where status in (:counted) group by status")
                .param("counted", COUNTED.stream().map(MailStatus::word).toList())
                .query((row, n) -> Map.entry(row.getString("status"), row.getLong("mails")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var status : COUNTED)
            Gauge.builder(
                            "marquee.mails",
                            recent,
                            it -> it.get(mails -> mails.getOrDefault(status.word(), 0L)))
                    .description("Mails by state")
                    .tag("state", status.word())
                    .register(registry);
        for (var priority : Priority.values())
            Gauge.builder(
                            "marquee.mails.queue",
                            waiting,
                            it -> it.get(mails -> mails.getOrDefault(priority, 0L)))
                    .description("Mails that are not delivered yet, by priority")
                    .tag("priority", priority.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        Gauge.builder("marquee.mails.bulk.stopped", paused, it -> it.get(is -> is ? 1 : 0))
                .description("1 while mails for many are stopped")
                .register(registry);
    }
}
