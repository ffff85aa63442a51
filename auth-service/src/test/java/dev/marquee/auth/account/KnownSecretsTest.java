package dev.marquee.auth.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start outside the demonstration refuses; this database is of a demonstration. */
@AuthServiceTest
class KnownSecretsTest {

    private static final String GOOD_SECRET = "q8Jw2mZr7Lk0Xv5T";

    @Autowired Accounts accounts;
    @Autowired Passwords passwords;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void clean() {
        jdbc.sql("update account set disabled = false").update();
    }

    @Test
    void data_of_the_demonstration_is_refused_as_long_as_its_passwords_work() {
        assertThatThrownBy(() -> start("", ""))
                .hasMessageContaining("admin@ticket.local still has its demo password");
        jdbc.sql("update account set disabled = true").update();
        assertThatCode(() -> start("", "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin123", "organizer123", "password", "PASSWORD1", "short", "aaaaaaaaaa"})
    void a_password_that_everybody_tries_first_is_refused(String password) {
        jdbc.sql("update account set disabled = true").update();
        assertThatThrownBy(() -> start(password, ""))
                .hasMessageContaining("MARQUEE_ADMIN_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "changeme",
                "Change-me-in-production-please",
                "marquee-service-secret",
                "0000000000000000",
                "q8Jw2mZr7Lk0Xv5"
            })
    void a_service_secret_that_can_be_guessed_is_refused(String secret) {
        jdbc.sql("update account set disabled = true").update();
        assertThatThrownBy(() -> start("", secret)).hasMessageContaining("MARQUEE_SERVICE_SECRET");
        assertThatCode(() -> start("", GOOD_SECRET)).doesNotThrowAnyException();
    }

    private void start(String adminPassword, String serviceSecret) {
        new KnownSecrets(
                new MarqueeSettings(
                        Path.of("data"),
                        URI.create("http://localhost:8080"),
                        "marquee",
                        serviceSecret,
                        Map.of()),
                new AuthSettings(
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(60),
                        Duration.ofHours(12),
                        Duration.ofDays(7),
                        Duration.ofHours(1),
                        Duration.ofHours(12),
                        "",
                        adminPassword,
                        Duration.ofDays(90)),
                accounts,
                passwords);
    }
}
