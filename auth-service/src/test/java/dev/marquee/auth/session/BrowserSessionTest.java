package dev.marquee.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.platform.test.TestTokens;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class BrowserSessionTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired JwtDecoder decoder;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;

    @AfterEach
    void clean() {
        clock.reset();
        jdbc.sql("update account set disabled = false").update();
        jdbc.sql("delete from browser_session").update();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void waiting_for_the_next_try_tells_nobody_which_addresses_have_an_account() {
        clock.stop();
        var known = List.of("admin@ticket.local", " Admin@TICKET.local.", "admin");
        var unknown = List.of("nobody@ticket.local", " Nobody@TICKET.local.", "nobody");
        for (var logins : List.of(known, unknown)) {
            for (var n = 0; n < 5; n++)
                assertThat(signIn(logins.get(n % 2), "wrong", null))
                        .hasStatus(HttpStatus.UNAUTHORIZED);
            assertThat(signIn(logins.get(1), "wrong", null))
                    .hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    @Test
    void a_login_name_and_the_address_of_its_account_share_the_tries() {
        for (var n = 0; n < 8; n++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(signIn(n % 2 == 0 ? "admin" : "admin@ticket.local", "wrong", null))
                    .hasStatus(HttpStatus.UNAUTHORIZED);
        }
        for (var login : List.of("admin", "admin@ticket.local"))
            assertThat(signIn(login, "admin123", null)).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void signing_in_gives_the_browser_a_cookie_that_scripts_and_other_sites_cannot_use() {
        var answer = signIn("organizer@ticket.local", "organizer123", null);
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/admin");
        var cookie = answer.getResponse().getHeader("Set-Cookie");
        assertThat(cookie)
                .matches(
                        "marquee_session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800; Expires=[^;]+; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({
        "admin,admin123,/admin",
        "organizer@ticket.local,organizer123,/admin",
        "entry@ticket.local,entry123,/entry/",
        "support@ticket.local,support123,/admin/tickets",
        "customer@ticket.local,customer123,/my"
    })
    void everybody_goes_to_a_page_of_theirs(String email, String password, String home) {
        assertThat(signIn(email, password, null)).hasHeader("Location", home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/admin/venues",
                "/e/EV01?quantity=2&x=a%20b",
                "/my#tickets",
                "/a//b",
                "/login?return=https://evil.example"
            })
    void the_return_address_is_followed_when_it_is_ours(String address) {
        assertThat(signIn("customer@ticket.local", "customer123", address))
                .hasHeader("Location", address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/a\\b",
                "https://evil.example",
                "https:evil.example",
                "HTTP://evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "evil.example",
                "@evil.example",
                "?x",
                "",
                " ",
                " /admin",
                "\t//evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/\u0000",
                "/\u2028x",
                "/ü",
                "/ a"
            })
    void the_return_address_is_ignored_when_it_is_not_ours(String address) {
        assertThat(signIn("customer@ticket.local", "customer123", address))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/my");
        assertThat(mvc.get().uri("/login?return={a}", address))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"return\"");
    }

    @Test
    void a_very_long_return_address_is_ignored() {
        assertThat(signIn("customer@ticket.local", "customer123", "/" + "a".repeat(5000)))
                .hasHeader("Location", "/my");
    }

    @Test
    void the_page_keeps_the_address_typed_and_says_what_is_wrong_in_words() {
        var answer = signIn("someone@<b>.org", "wrong", "/admin/venues");
        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(answer)
                .bodyText()
                .contains("value=\"someone@&lt;b&gt;.org\"")
                .contains("The e-mail address or the password is not right.")
                .contains("name=\"return\" value=\"/admin/venues\"")
                .doesNotContain("wrong\"");
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(signIn("", "", null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter your e-mail address and your password.");
    }

    @Test
    void who_guesses_too_often_reads_how_long_to_wait() {
        clock.stop();
        for (int i = 0; i < 6; i++) signIn("customer@ticket.local", "guess " + i, "/my");
        clock.advance(Duration.ofSeconds(1));
        signIn("customer@ticket.local", "guess again", "/my");
        var answer = signIn("customer@ticket.local", "customer123", "/my");
        assertThat(answer)
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .hasHeader("Retry-After", "2")
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("Wait 2 seconds, then try again.", "value=\"customer@ticket.local\"")
                .contains("name=\"return\" value=\"/my\"");
        clock.advance(Duration.ofSeconds(2));
        assertThat(signIn("customer@ticket.local", "customer123", "/my"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/my");
    }

    @Test
    void the_demonstration_shows_its_logins() {
        assertThat(mvc.get().uri("/login"))
                .hasStatusOk()
                .bodyText()
                .contains("admin@ticket.local", "admin123", "support@ticket.local", "support123")
                .doesNotContain("is-invalid", "is not right", "Enter your e-mail address and");
    }

    @Test
    void the_gateway_gets_a_short_token_for_a_signed_in_browser() throws Exception {
        var key = key(signIn("organizer@ticket.local", "organizer123", null));
        var answer = exchange(key);
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.expires_in").isEqualTo(60);
        var token =
                decoder.decode(
                        json.readTree(answer.getResponse().getContentAsString())
                                .get("access_token")
                                .asString());
        assertThat(token.getSubject()).isEqualTo("2");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("ORGANIZER");
    }

    @Test
    void only_a_service_may_exchange_a_session() {
        var key = key(signIn("organizer@ticket.local", "organizer123", null));
        assertThat(exchange(key, null)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(exchange(key, TestTokens.admin())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void what_the_database_keeps_opens_no_session() {
        var key = key(signIn("organizer@ticket.local", "organizer123", null));
        var stored =
                jdbc.sql("select token_hash from browser_session").query(String.class).single();
        assertThat(stored).hasSize(64).isNotEqualTo(key);
        assertThat(exchange(stored)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a\u0000b", "' or 1=1 --"})
    void an_unknown_session_is_not_found(String key) {
        assertThat(exchange(key)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void signing_in_again_always_gives_a_new_key_and_ends_the_old_session() {
        var first = key(signIn("customer@ticket.local", "customer123", null));
        var again =
                mvc.post()
                        .uri("/login")
                        .cookie(new Cookie("marquee_session", first))
                        .param("email", "customer@ticket.local")
                        .param("password", "customer123")
                        .exchange();
        assertThat(key(again)).isNotEqualTo(first);
        assertThat(exchange(first)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(exchange(key(again))).hasStatusOk();
    }

    @Test
    void a_key_planted_before_signing_in_is_worth_nothing_afterwards() {
        var planted = "A".repeat(43);
        var answer =
                mvc.post()
                        .uri("/login")
                        .cookie(new Cookie("marquee_session", planted))
                        .param("email", "customer@ticket.local")
                        .param("password", "customer123")
                        .exchange();
        assertThat(key(answer)).isNotEqualTo(planted);
        assertThat(exchange(planted)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void signing_out_ends_the_session_and_clears_the_cookie() {
        var key = key(signIn("customer@ticket.local", "customer123", null));
        var answer =
                mvc.post().uri("/logout").cookie(new Cookie("marquee_session", key)).exchange();
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/");
        assertThat(answer.getResponse().getHeader("Set-Cookie"))
                .startsWith("marquee_session=; Path=/; Max-Age=0;")
                .contains("HttpOnly");
        assertThat(exchange(key)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/logout")).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void signing_out_ends_the_tokens_of_this_browser_and_of_no_other() throws Exception {
        var here = key(signIn("customer@ticket.local", "customer123", null));
        var there = key(signIn("customer@ticket.local", "customer123", null));
        var token = tokenOf(here);
        var other = tokenOf(there);
        assertThat(profile(token)).hasStatusOk();

        mvc.post().uri("/logout").cookie(new Cookie("marquee_session", here)).exchange();

        assertThat(profile(token)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(profile(other)).hasStatusOk();
        var session = "session:" + decoder.decode(other).getClaimAsString("sid");
        assertThat(mvc.get().uri("/internal/revocations").with(TestTokens.service()))
                .hasStatusOk()
                .bodyText()
                .contains("session:")
                .doesNotContain(session);
        mvc.post().uri("/logout").cookie(new Cookie("marquee_session", there)).exchange();
        assertThat(mvc.get().uri("/internal/revocations").with(TestTokens.service()))
                .bodyText()
                .contains('"' + session + '"');
    }

    private String tokenOf(String key) throws Exception {
        return json.readTree(exchange(key).getResponse().getContentAsString())
                .get("access_token")
                .asString();
    }

    private MvcTestResult profile(String token) {
        return mvc.get().uri("/api/profile").header("Authorization", "Bearer " + token).exchange();
    }

    @Test
    void another_site_cannot_sign_a_browser_in_or_out() {
        var key = key(signIn("customer@ticket.local", "customer123", null));
        assertThat(
                        mvc.post()
                                .uri("/logout")
                                .cookie(new Cookie("marquee_session", key))
                                .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(exchange(key)).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/login")
                                .header("Origin", "https://evil.example")
                                .param("email", "customer@ticket.local")
                                .param("password", "customer123"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .doesNotContainHeader("Set-Cookie");
        assertThat(mvc.get().uri("/logout").with(TestTokens.customer()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void a_session_ends_when_its_browser_is_not_seen_for_twelve_hours() {
        var key = key(signIn("customer@ticket.local", "customer123", null));
        clock.advance(Duration.ofHours(11));
        assertThat(exchange(key)).hasStatusOk();
        clock.advance(Duration.ofHours(11));
        assertThat(exchange(key)).hasStatusOk();
        clock.advance(Duration.ofHours(12).plusSeconds(1));
        assertThat(exchange(key)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_session_ends_after_seven_days_however_busy_it_is() {
        var key = key(signIn("customer@ticket.local", "customer123", null));
        for (var hours = 0; hours < 7 * 24 - 8; hours += 8) {
            clock.advance(Duration.ofHours(8));
            assertThat(exchange(key)).hasStatusOk();
        }
        clock.advance(Duration.ofHours(8).plusSeconds(1));
        assertThat(exchange(key)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void an_administrators_session_ends_after_an_hour_unseen_and_twelve_in_all() {
        var idle = key(signIn("admin", "admin123", null));
        clock.advance(Duration.ofMinutes(59));
        assertThat(exchange(idle)).hasStatusOk();
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(exchange(idle)).hasStatus(HttpStatus.NOT_FOUND);
        var busy = key(signIn("admin", "admin123", null));
        for (var halfHours = 0; halfHours < 23; halfHours++) {
            clock.advance(Duration.ofMinutes(30));
            assertThat(exchange(busy)).hasStatusOk();
        }
        clock.advance(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(exchange(busy)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void who_becomes_an_administrator_is_signed_out_as_soon_as_one() {
        var key = key(signIn("customer@ticket.local", "customer123", null));
        clock.advance(Duration.ofHours(11));
        jdbc.sql("insert into account_role (account_id, role) values (3, 'ADMIN')").update();
        try {
            assertThat(exchange(key)).hasStatus(HttpStatus.NOT_FOUND);
        } finally {
            jdbc.sql("delete from account_role where account_id = 3 and role = 'ADMIN'").update();
        }
    }

    @Test
    void an_administrators_cookie_is_forgotten_when_the_browser_is_closed() {
        assertThat(signIn("admin", "admin123", null).getResponse().getHeader("Set-Cookie"))
                .matches("marquee_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void sessions_that_are_over_are_cleared_away_when_somebody_signs_in() {
        signIn("customer@ticket.local", "customer123", null);
        clock.advance(Duration.ofHours(13));
        signIn("admin", "admin123", null);
        assertThat(jdbc.sql("select count(*) from browser_session").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_disabled_account_signs_in_no_more_and_its_sessions_end() {
        var key = key(signIn("customer@ticket.local", "customer123", null));
        jdbc.sql("update account set disabled = true where id = 3").update();
        assertThat(exchange(key)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(signIn("customer@ticket.local", "customer123", null))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void everybody_sees_the_own_account_and_no_other() {
        assertThat(mvc.get().uri("/api/profile")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/api/profile").with(TestTokens.service()))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        var own = mvc.get().uri("/api/profile").with(TestTokens.organizer()).exchange();
        assertThat(own).hasStatusOk();
        assertThat(own).bodyJson().extractingPath("$.id").isEqualTo(2);
        assertThat(own).bodyJson().extractingPath("$.email").isEqualTo("organizer@ticket.local");
        assertThat(own).bodyJson().doesNotHavePath("$.password_hash");
        assertThat(mvc.get().uri("/profile").with(TestTokens.organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Ribeiro", "Organiser");
        assertThat(mvc.get().uri("/profile").accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/login?return=%2Fprofile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/internal/sessions", "/actuator/env", "/h2-console", "/anything"})
    void what_has_no_rule_is_shut(String path) {
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.post().uri(path)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri(path).with(jwt())).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult signIn(String email, String password, String target) {
        var request = mvc.post().uri("/login").param("email", email).param("password", password);
        if (target != null) request.param("return", target);
        return request.exchange();
    }

    private MvcTestResult exchange(String key) {
        return exchange(key, TestTokens.service());
    }

    private MvcTestResult exchange(
            String key, org.springframework.test.web.servlet.request.RequestPostProcessor caller) {
        var request =
                mvc.post()
                        .uri("/internal/sessions/token")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.createObjectNode().put("session", key).toString());
        return caller == null ? request.exchange() : request.with(caller).exchange();
    }

    private static String key(MvcTestResult signedIn) {
        var cookie = signedIn.getResponse().getCookie("marquee_session");
        assertThat(cookie).isNotNull();
        return cookie.getValue();
    }
}
