package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes too often is told so, and when to come again. */
class LimitTest extends GatewayTest {

    @Autowired PrometheusMeterRegistry metrics;

    @Test
    void who_comes_too_often_waits_whatever_the_headers_say() {
        for (var n = 0; n < 3; n++)
            assertThat(post("/api/bookings/" + n + "/hoard", "{}").status()).isEqualTo(201);
        var before = ticket.received.size();
        for (var spelling : new String[] {"/api/bookings/9/hoard", "/api/bookings/9/%68oard"}) {
            var refused =
                    post(spelling, "{}", "X-Forwarded-For: 203.0.113.7", "X-Real-IP: 1.1.1.1");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After").getFirst()))
                    .isBetween(1, 1200);
            assertThat(refused.json().get("type").asString())
                    .isEqualTo("urn:marquee:problem:too-many-requests");
            assertThat(refused.header("X-Content-Type-Options")).containsExactly("nosniff");
        }
        var page = post("/my/hoard", "a=b", "Accept: text/html");
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("<title>", "a bit too fast");
        assertThat(ticket.received).hasSize(before);
        assertThat(get("/api/bookings/9/hoard").status()).isEqualTo(200);
        assertThat(metrics.scrape())
                .contains(
                        "marquee_limit_refusals_total{limit=\"tiny\",service=\"gateway-service\"} 3.0",
                        "marquee_limit_refusals_total{limit=\"booking\",service=\"gateway-service\"} 0.0",
                        "marquee_limit_refusals_total{limit=\"requests-per-address\",",
                        "marquee_limit_refusals_total{limit=\"streams-per-address\",",
                        "marquee_limit_refusals_total{limit=\"streams\",",
                        "marquee_streams{service=\"gateway-service\"}");
    }
}
