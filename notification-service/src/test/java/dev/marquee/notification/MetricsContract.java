package dev.marquee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Prometheus reads of notification-service. */
abstract class MetricsContract {

    @Autowired PrometheusMeterRegistry metrics;
    @Autowired JdbcClient jdbc;

    /** One that is being sent, because without a mail server none stays queued. */
    private void mail(String key, String status, String due) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into mail (mail_key, kind, recipient, locale, subject, message_id, status, created_at, queued_at, give_up_at, next_attempt_at)
                        values (:key, 'booking-confirmed', 'ana@example.org', 'en', 'Tickets', :key, :status, :now, :now, :later, %s)
                        """
                                .formatted(due))
                .param("key", key)
                .param("status", status)
                .param("now", now)
                .param("later", now.plusHours(1))
                .update();
    }

    @Test
    void mails_by_state_and_events_for_webhooks_are_read() {
        mail("metrics-1", "sending", ":later");
        mail("metrics-2", "failed", "null");
        try {
            await().untilAsserted(() ->
                    assertThat(metrics.scrape())
                            .containsPattern(
                                    "marquee_mails\\{service=\"notification-service\",state=\"sending\"} [1-9]")
                            .containsPattern(
                                    "marquee_mails\\{service=\"notification-service\",state=\"failed\"} [1-9]")
                            .contains(
                                    "state=\"queued\"} 0.0",
                                    "marquee_mails_oldest_seconds{",
                                    "marquee_webhooks_waiting{",
                                    "marquee_outbox_waiting{"));
        } finally {
            jdbc.sql("delete from mail where mail_key like 'metrics-%'").update();
        }
    }
}
