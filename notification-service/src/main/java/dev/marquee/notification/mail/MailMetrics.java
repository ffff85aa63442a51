package dev.marquee.notification.mail;

import dev.marquee.platform.metrics.Recent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
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

    MailMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
    }
}
