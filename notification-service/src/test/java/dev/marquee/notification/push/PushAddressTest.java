package dev.marquee.notification.push;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.ServiceTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nothing is sent to where a stranger's browser must not lead us. */
@ServiceTest
class PushAddressTest {

    private static final long USER = 3_000_001;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired PushMessages messages;

    @Test
    void only_https_and_a_public_name_will_do() {
        for (var endpoint :
                new String[] {
                    "http://push.example.org/a",
                    "https://localhost/a",
                    "https://10.0.0.1/a",
                    "https://push.internal/a",
                    "https://me@push.example.org/a"
                }) assertThat(subscribe(endpoint)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_name_that_leads_into_a_private_network_is_not_there() {
        assertThat(subscribe("https://inside-push.example.org/a")).hasStatus(HttpStatus.NO_CONTENT);
        var notification =
                jdbc.sql(
                                """
                                insert into notification (user_id, kind, dedupe_key, params, shown, created_at, mail_state)
                                values (?, 'message', ?, '{}', true, ?, 'none')
                                """)
                        .params(USER, "inside", Instant.now().atOffset(java.time.ZoneOffset.UTC));
        notification.update();
        messages.told(
                USER,
                jdbc.sql("select id from notification where user_id = ?")
                        .param(USER)
                        .query(Long.class)
                        .single(),
                "message",
                "inside");
        await().until(() ->
                jdbc.sql(
                                        "select count(*) from push_message m join push_subscription s on s.id = m.subscription_id where s.user_id = ? and m.last_error like '%inside-push%'")
                                .param(USER)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    private MvcTestResult subscribe(String endpoint) {
        return mvc.post()
                .uri("/api/push-subscriptions")
                .with(account(USER, "push@example.org", "CUSTOMER"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM\",\"auth\":\"tBHItJI5svbpez7KI4CCXg\"}}"
                                .formatted(endpoint))
                .exchange();
    }
}
