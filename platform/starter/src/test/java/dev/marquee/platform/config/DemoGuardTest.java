package dev.marquee.platform.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DemoGuardTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,http://localhost:8080",
        "::1,http://[::1]:8080",
        "localhost,http://127.0.0.1:8080",
        "127.0.0.2,http://marquee.localhost",
        ",",
    })
    void a_demonstration_for_this_machine_starts(String bind, String publicUrl) {
        assertThatCode(() -> start("demo", bind, publicUrl, "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,http://localhost:8080",
        "::,http://localhost:8080",
        "192.168.1.5,http://localhost:8080",
        "no such address,http://localhost:8080",
        "127.0.0.1,https://tickets.example.org",
        "127.0.0.1,http://192.168.1.5:8080",
        "127.0.0.1,http://localhost.example.org",
        "127.0.0.1,http://127.0.0.1.example.org",
        "127.0.0.1,not an address",
    })
    void one_that_others_reach_does_not(String bind, String publicUrl) {
        for (var told : new String[] {"", "yes", "true", "demo"})
            assertThatThrownBy(() -> start("demo", bind, publicUrl, told))
                    .hasMessageContaining("MARQUEE_EXPOSE_DEMO=" + DemoExposure.ALLOWED);
        assertThatCode(() -> start("demo", bind, publicUrl, DemoExposure.ALLOWED))
                .doesNotThrowAnyException();
        assertThatCode(() -> start("production", bind, publicUrl, "")).doesNotThrowAnyException();
    }

    @Test
    void an_empty_profile_is_no_demonstration() {
        assertThatCode(() -> start("", "0.0.0.0", "https://tickets.example.org", ""))
                .doesNotThrowAnyException();
    }

    private static void start(String profiles, String bind, String publicUrl, String told) {
        var environment =
                new MockEnvironment()
                        .withProperty("spring.profiles.active", profiles)
                        .withProperty("marquee.expose-demo", told);
        if (bind != null) environment.setProperty("server.address", bind);
        if (publicUrl != null) environment.setProperty("marquee.public-url", publicUrl);
        new DemoGuard().postProcessEnvironment(environment, new SpringApplication());
    }
}
