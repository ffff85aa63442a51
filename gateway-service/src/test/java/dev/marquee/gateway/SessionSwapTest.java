package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSwapTest extends GatewayTest {

    private static final String PAGE = "Accept: text/html";

    @AfterEach
    void repair() {
        auth.failing = false;
    }

    @Test
    void a_browsers_cookie_becomes_a_token_and_goes_no_further() {
        var key = signedIn("token-of-ana");
        var answer =
                get(
                        "/api/bookings/swapped",
                        "Cookie: theme=dark; marquee_session=" + key + "; b=2");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Cache-Control")).containsExactly("no-store");
        var request = lastAt(ticket, "/api/bookings/swapped");
        assertThat(request.header("Authorization")).containsExactly("Bearer token-of-ana");
        assertThat(request.header("Cookie")).containsExactly("theme=dark; b=2");
    }

    @Test
    void auth_service_sees_the_cookie_too() {
        var key = signedIn("token-of-ana");
        get("/api/profile", "Cookie: marquee_session=" + key);
        var request = lastAt(auth, "/api/profile");
        assertThat(request.header("Cookie")).containsExactly("marquee_session=" + key);
        assertThat(request.header("Authorization")).containsExactly("Bearer token-of-ana");
    }

    @Test
    void auth_service_is_not_asked_at_every_request() {
        var key = signedIn("token-of-ana");
        get("/api/bookings/1", "Cookie: marquee_session=" + key);
        var before = auth.exchanges();
        for (var i = 0; i < 10; i++) get("/api/bookings/1", "Cookie: marquee_session=" + key);
        assertThat(auth.exchanges()).isEqualTo(before);
    }

    @Test
    void a_clients_own_token_comes_first() {
        var key = signedIn("token-of-ana");
        var before = auth.exchanges();
        get(
                "/api/bookings/own",
                "Cookie: marquee_session=" + key,
                "Authorization: Bearer token-of-minh");
        var request = lastAt(ticket, "/api/bookings/own");
        assertThat(request.header("Authorization")).containsExactly("Bearer token-of-minh");
        assertThat(request.header("Cookie")).isEmpty();
        assertThat(auth.exchanges()).isEqualTo(before);
    }

    @Test
    void a_session_that_is_over_is_forgotten_and_the_request_goes_on_as_nobodys() {
        var answer = get("/api/bookings/over", "Cookie: marquee_session=" + unknownKey());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).hasSize(1);
        assertThat(answer.header("Set-Cookie").getFirst())
                .startsWith("marquee_session=; Path=/; Max-Age=0;")
                .contains("HttpOnly");
        var request = lastAt(ticket, "/api/bookings/over");
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.header("Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc/passwd", "\"quoted\"", "a=b=c"})
    void a_cookie_that_never_was_a_key_is_not_even_asked_about(String value) {
        var before = auth.exchanges();
        var answer = get("/api/bookings/strange", "Cookie: marquee_session=" + value);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(auth.exchanges()).isEqualTo(before);
        assertThat(lastAt(ticket, "/api/bookings/strange").header("Authorization")).isEmpty();
    }

    @Test
    void signing_out_ends_the_session_at_once() {
        var key = signedIn("token-of-ana");
        get("/api/bookings/before", "Cookie: marquee_session=" + key);
        assertThat(lastAt(ticket, "/api/bookings/before").header("Authorization")).isNotEmpty();
        var answer = post("/logout", "", PAGE, "Cookie: marquee_session=" + key);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).hasSize(1);
        get("/api/bookings/after", "Cookie: marquee_session=" + key);
        assertThat(lastAt(ticket, "/api/bookings/after").header("Authorization")).isEmpty();
    }

    @Test
    void a_token_that_was_called_back_is_replaced_while_the_session_lives() {
        var key = signedIn("called-back");
        get("/api/bookings/kept", "Cookie: marquee_session=" + key);
        auth.sessions.put(key, "token-with-new-roles");
        var answer = get("/api/bookings/called-back", "Cookie: marquee_session=" + key);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(lastAt(ticket, "/api/bookings/called-back").header("Authorization"))
                .containsExactly("Bearer token-with-new-roles");
    }

    @Test
    void a_changed_profile_is_in_the_token_of_the_next_request() {
        var key = signedIn("token-of-ana");
        var other = signedIn("token-of-minh");
        get("/api/bookings/before", "Cookie: marquee_session=" + key);
        get("/api/bookings/before", "Cookie: marquee_session=" + other);
        var answer = post("/profile", "name=Ana", PAGE, "Cookie: marquee_session=" + key);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("X-Outdated-Token")).isEmpty();
        get("/api/bookings/renamed", "Cookie: marquee_session=" + key);
        assertThat(lastAt(ticket, "/api/bookings/renamed").header("Authorization"))
                .containsExactly("Bearer token-of-ana-renamed");
        get("/api/bookings/other", "Cookie: marquee_session=" + other);
        assertThat(lastAt(ticket, "/api/bookings/other").header("Authorization"))
                .as("only the one that it is about")
                .containsExactly("Bearer token-of-minh");
    }

    @Test
    void a_browser_whose_session_was_ended_elsewhere_goes_on_as_nobody() {
        var key = signedIn("called-back");
        get("/api/bookings/kept", "Cookie: marquee_session=" + key);
        auth.sessions.remove(key);
        var answer = get("/api/bookings/called-back", "Cookie: marquee_session=" + key);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).hasSize(1);
        assertThat(lastAt(ticket, "/api/bookings/called-back").header("Authorization")).isEmpty();
    }

    @Test
    void a_request_with_a_body_is_never_sent_twice() {
        var key = signedIn("called-back");
        var before = ticket.count("/api/bookings/2/called-back");
        var answer = post("/api/bookings/2/called-back", "{}", "Cookie: marquee_session=" + key);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(ticket.count("/api/bookings/2/called-back")).isEqualTo(before + 1);
    }

    @Test
    void signing_in_with_a_dead_cookie_keeps_the_new_one() {
        var answer = post("/login", "a=b", PAGE, "Cookie: marquee_session=" + unknownKey());
        assertThat(answer.header("Set-Cookie")).containsExactly("marquee_session=new; Path=/");
    }

    @Test
    void without_auth_service_only_those_with_a_session_wait() {
        auth.failing = true;
        var answer =
                get("/api/bookings/waiting", "Cookie: marquee_session=" + signedIn("token-of-ana"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).containsExactly("2");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(ticket.count("/api/bookings/waiting")).isZero();
        assertThat(get("/api/bookings/waiting").status()).isEqualTo(200);
        assertThat(get("/api/bookings/waiting", "Authorization: Bearer x").status()).isEqualTo(200);
    }

    private static String signedIn(String token) {
        var key = unknownKey();
        auth.sessions.put(key, token);
        return key;
    }

    private static String unknownKey() {
        return (UUID.randomUUID().toString().replace("-", "") + "abcdefghijk");
    }
}
