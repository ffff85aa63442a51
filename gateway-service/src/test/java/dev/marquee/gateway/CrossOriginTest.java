package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** What scripts of other sites may ask of the API, and read of its answers. */
@TestPropertySource(properties = "marquee.gateway.cors-origins=https://shop.example.org")
class CrossOriginTest extends GatewayTest {

    private static final String ELSEWHERE = "Origin: capacitor://localhost";
    private static final String CROSS = "Sec-Fetch-Site: cross-site";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/events", "/.well-known/jwks.json", "/api/bookings/7"})
    void what_is_read_without_a_cookie_may_be_read_from_anywhere(String path) {
        var answer = get(path, ELSEWHERE, CROSS);
        assertThat(answer.header(ALLOWED)).containsExactly("*");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Expose-Headers").getFirst()).contains("ETag");
    }

    @Test
    void a_cookie_makes_an_answer_nobody_elses() {
        assertThat(get("/api/events", ELSEWHERE, "Cookie: marquee_session=x").header(ALLOWED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/events", "/", "/e/EV07", "/lookup"})
    void pages_are_for_our_own_site(String path) {
        assertThat(get(path, ELSEWHERE, CROSS).header(ALLOWED)).isEmpty();
    }

    @Test
    void a_browser_that_asks_first_is_told_what_it_may_do() {
        var before = stubs.get("event").received.size();
        var answer =
                call(
                        "OPTIONS",
                        "/api/events",
                        null,
                        ELSEWHERE,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization,content-type");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header(ALLOWED)).containsExactly("*");
        assertThat(answer.header("Access-Control-Allow-Methods").getFirst()).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers").getFirst())
                .contains("Authorization", "Idempotency-Key");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(stubs.get("event").received).hasSize(before);
    }

    @Test
    void a_token_of_its_own_without_a_cookie_is_no_cross_site_request() {
        var answer = post("/api/events/cors", "{}", ELSEWHERE, CROSS, "Authorization: Bearer t");
        assertThat(answer.header(ALLOWED)).containsExactly("*");
        var request = lastAt(stubs.get("event"), "/api/events/cors");
        assertThat(request.header("Authorization")).containsExactly("Bearer t");
        assertThat(request.header("Origin")).isEmpty();
        assertThat(request.header("Sec-Fetch-Site")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: */*", "Cookie: marquee_session=x", "Cookie: a=b"})
    void without_a_token_or_with_a_cookie_the_service_learns_where_it_comes_from(String header) {
        var answer = post("/api/events/judged", "{}", ELSEWHERE, CROSS, header);
        // The refusal may be read, so that a script learns why, but not with a session's cookie.
        if (header.startsWith("Cookie")) assertThat(answer.header(ALLOWED)).isEmpty();
        else assertThat(answer.header(ALLOWED)).containsExactly("*");
        assertThat(lastAt(stubs.get("event"), "/api/events/judged").header("Sec-Fetch-Site"))
                .containsExactly("cross-site");
        post(
                "/api/events/judged",
                "{}",
                ELSEWHERE,
                CROSS,
                "Authorization: Bearer t",
                "Cookie: marquee_session=x");
        assertThat(lastAt(stubs.get("event"), "/api/events/judged").header("Sec-Fetch-Site"))
                .containsExactly("cross-site");
    }

    /** JSON is asked about first; a form would be sent by any page. */
    @Test
    void a_script_of_another_site_signs_in_for_a_token() {
        post("/api/auth/login", "{}", ELSEWHERE, CROSS, "Content-Type: application/json");
        assertThat(lastAt(stubs.get("auth"), "/api/auth/login").header("Sec-Fetch-Site")).isEmpty();
        var form = "Content-Type: application/x-www-form-urlencoded";
        post("/api/auth/login", "email=a", ELSEWHERE, CROSS, form);
        assertThat(lastAt(stubs.get("auth"), "/api/auth/login").header("Sec-Fetch-Site"))
                .containsExactly("cross-site");
    }

    @Test
    void a_configured_site_does_what_a_guest_may() {
        var answer = post("/api/bookings/guest", "{}", "Origin: https://shop.example.org", CROSS);
        assertThat(answer.header(ALLOWED)).containsExactly("*");
        assertThat(lastAt(ticket, "/api/bookings/guest").header("Sec-Fetch-Site")).isEmpty();
        post("/e/EV07/bookings", "", "Origin: https://shop.example.org", CROSS);
        assertThat(lastAt(stubs.get("public"), "/e/EV07/bookings").header("Sec-Fetch-Site"))
                .containsExactly("cross-site");
    }

    @Test
    void the_form_that_the_gateway_takes_itself_is_our_pages_alone() {
        var refused = post("/appearance", "theme=dark", ELSEWHERE, CROSS);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asString())
                .isEqualTo("urn:marquee:problem:cross-site-request");
        assertThat(post("/appearance", "theme=dark", "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(303);
    }
}
