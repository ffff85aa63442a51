package dev.marquee.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.EmailAddress;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionCookieTest {

    @Test
    void with_https_no_other_host_can_have_set_the_cookie() {
        var cookie = cookie("https://tickets.example.org");
        assertThat(cookie.holding("key", account(Role.CUSTOMER)))
                .matches(
                        "__Host-marquee_session=key; Path=/; Max-Age=604800; Expires=[^;]+; Secure; HttpOnly; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(cookie.holding("key", account(Role.ADMIN)))
                .isEqualTo("__Host-marquee_session=key; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(cookie.cleared()).startsWith("__Host-marquee_session=; Path=/; Max-Age=0;");
        assertThat(cookie.in(sent("__Host-marquee_session"))).isEqualTo("key");
        assertThat(cookie.in(sent("marquee_session"))).as("planted by a neighbour").isNull();
    }

    @Test
    void without_https_browsers_would_refuse_that_name() {
        var cookie = cookie("http://localhost:8080");
        assertThat(cookie.holding("key", account(Role.CUSTOMER)))
                .startsWith("marquee_session=key; Path=/;")
                .doesNotContain("Secure");
        assertThat(cookie.in(sent("marquee_session"))).isEqualTo("key");
    }

    private static MockHttpServletRequest sent(String name) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(name, "key"));
        return request;
    }

    private static SessionCookie cookie(String site) {
        return new SessionCookie(
                new MarqueeSettings(Path.of("target"), URI.create(site), "marquee", null, Map.of()),
                new AuthSettings(
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(60),
                        Duration.ofHours(12),
                        Duration.ofDays(7),
                        Duration.ofHours(1),
                        Duration.ofHours(12),
                        "",
                        "",
                        Duration.ofDays(90)));
    }

    private static Account account(Role role) {
        return new Account(
                7,
                "Ana",
                new EmailAddress("ana@example.org"),
                true,
                "",
                false,
                false,
                false,
                Instant.EPOCH,
                null,
                null,
                "instant",
                Set.of(role));
    }
}
