package dev.marquee.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.TestTokens;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Prometheus and other services read of ticket-service. */
abstract class MetricsContract extends RunningService {

    @Autowired PrometheusMeterRegistry metrics;

    @Test
    void a_booking_and_a_refusal_are_read_with_all_that_concerns_them() {
        var event = onSale("Lantern Night", 1, 2);
        book(event, 1, "Ana", "ana.metrics@example.org");
        post(
                "/api/bookings",
                409,
                """
                {"event_id":%d,"quantity":1,"buyer_name":"Bo","buyer_email":"bo.metrics@example.org"}\
                """
                        .formatted(event));
        await().untilAsserted(() ->
                assertThat(metrics.scrape())
                        .containsPattern("marquee_bookings_total\\{result=\"booked\",.*} [1-9]")
                        .containsPattern(
                                "marquee_booking_refusals_total\\{reason=\"sold_out\",.*} [1-9]"));
        assertThat(metrics.scrape())
                .contains(
                        "service=\"ticket-service\"",
                        "marquee_booking_tickets_total{",
                        "marquee_booking_queue{lane=\"0\"",
                        "marquee_booking_queue{lane=\"1\"",
                        "marquee_booking_queue_oldest_seconds{lane=\"0\"",
                        "marquee_booking_batch_size{service=\"ticket-service\",quantile=\"0.99\"}",
                        "marquee_booking_batch_seconds{service=\"ticket-service\",quantile=\"0.5\"}",
                        "marquee_booking_wait_seconds{service=\"ticket-service\",quantile=\"0.95\"}",
                        "marquee_booking_wait_seconds_max{",
                        "marquee_limit_refusals_total{limit=\"booking-account\",",
                        "marquee_limit_refusals_total{limit=\"guest-seats\",",
                        "marquee_outbox_waiting{",
                        "marquee_outbox_oldest_seconds{",
                        "marquee_outbox_overdue_seconds{",
                        "marquee_outbox_dead_letters{")
                .containsPattern("hikaricp_connections_max\\{pool=\"booking-engine\",.*} 2.0")
                .containsPattern("hikaricp_connections_max\\{pool=\"HikariPool-\\d+\",.*} 6.0")
                .doesNotContain("http_server_requests");
    }

    @Test
    void what_is_late_in_the_outbox_is_read_with_its_age() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "insert into outbox (topic, fact_key, payload, created_at, attempts, due_at) values ('nobody', 'late', '{}', ?, 12, ?)")
                .params(now.minusMinutes(30), now.plusHours(1))
                .update();
        try {
            await().untilAsserted(() ->
                    assertThat(metrics.scrape())
                            .containsPattern("marquee_outbox_dead_letters\\{.*} [1-9]")
                            .containsPattern(
                                    "marquee_outbox_oldest_seconds\\{.*} (1[89]\\d\\d|[2-9]\\d{3}|\\d{5,})\\."));
        } finally {
            jdbc.sql("delete from outbox where topic = 'nobody'").update();
        }
    }

    @Test
    void other_services_read_the_same_and_nobody_else_does() {
        book(onSale("Small Hours", 1, 2), 1, "Ana", "ana.figures@example.org");
        await().untilAsserted(() ->
                assertThat(mvc.get().uri("/internal/health-figures").with(TestTokens.service()))
                        .bodyText()
                        .containsPattern(
                                "\"name\":\"marquee.booking.wait\",[^}]*},\"statistic\":\"max\",\"value\":(0\\.0*)?[1-9]")
                        .containsPattern(
                                "\"name\":\"marquee.booking.batch.size\",[^}]*},\"statistic\":\"max\",\"value\":1"));
        assertThat(mvc.get().uri("/internal/health-figures").with(TestTokens.service()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\"database\":true",
                        "\"name\":\"marquee.booking.queue\"",
                        "\"name\":\"marquee.outbox.oldest\"",
                        "\"name\":\"hikaricp.connections.active\"");
        assertThat(mvc.get().uri("/internal/health-figures").with(TestTokens.admin()))
                .hasStatus(403);
        assertThat(mvc.get().uri("/internal/health-figures")).hasStatus(401);
    }
}
