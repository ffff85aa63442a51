package dev.marquee.notification.webhook.dispatch;

import dev.marquee.platform.metrics.Recent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many events wait for their webhooks; the database is asked only when somebody looks. */
@Component
class WebhookMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final Recent<Long> recent = new Recent<>("webhook deliveries", this::ask);

    WebhookMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the index of what is due, for each webhook: the log is not read. */
    private Long ask() {
        return jdbc.sql(
                        """
                        select coalesce(sum((select count(*) from webhook_delivery d
                               where d.webhook_id = w.id and d.next_attempt_at <= :ever)), 0)
                        from webhook w
                        """)
                .param("ever", OffsetDateTime.parse("9999-01-01T00:00:00Z"))
                .query(Long.class)
                .single();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("marquee.webhooks.waiting", recent, it -> it.get(Long::doubleValue))
                .description("Events that are not delivered to a webhook yet")
                .register(registry);
    }
}
