package dev.marquee.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.platform.test.TestTokens;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What is hard to undo asks for the password again, ten minutes after it was last entered. */
@AuthServiceTest
class RecentSignInTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired JwtDecoder decoder;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;
    @Autowired SentMails mails;

    @BeforeEach
    @AfterEach
    void clean() {
        clock.reset();
        for (var table :
                new String[] {"attempt", "browser_session", "api_client_scope", "api_client"})
            jdbc.sql("delete from " + table).update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/api-clients",
                "/admin/api-clients/client-1/revoke",
                "/admin/api-clients/keys",
                "/profile/passkeys/remove",
                "/admin/users/2/roles",
                "/admin/users/2/factors",
                "/admin/users/2/disable",
                "/admin/users/2/enable",
                "/admin/users/2/invite",
                "/admin/users/new",
                "/admin/users/requests/1/approve"
            })
    void a_borrowed_browser_is_asked_for_the_password_before_anything_happens(String path) {
        var before = state();
        var answer =
                mvc.post()
                        .uri(path + "?id=7")
                        .accept(MediaType.TEXT_HTML)
                        .param("name", "back<door>")
                        .param("scopes", "bookings:read", "entry")
                        .with(admin(Duration.ofMinutes(10)))
                        .exchange();
        assertThat(answer)
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains(
                        "Confirm that it is you",
                        "name=\"confirm-to\" value=\"" + path + "\"",
                        "name=\"id\" value=\"7\"",
                        "name=\"name\" value=\"back&lt;door&gt;\"",
                        "name=\"scopes\" value=\"bookings:read\"",
                        "name=\"scopes\" value=\"entry\"")
                .doesNotContain("??");
        assertThat(state()).isEqualTo(before);
        var program = mvc.post().uri(path).with(admin(Duration.ofMinutes(10))).exchange();
        assertThat(program)
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasHeader(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_user_authentication\", error_description=\"A more recent sign-in is needed\", max_age=\"600\"");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void right_after_signing_in_nothing_is_asked_and_the_owner_hears_of_it() {
        assertThat(make(admin(Duration.ofMinutes(9)))).hasStatus(HttpStatus.CREATED);
        mails.await(1, "account-changed", "admin@ticket.local");
        assertThat(mails.changesToldTo("admin@ticket.local")).contains("api-client-added");
        var id =
                jdbc.sql("select id from api_client where name = 'Till'")
                        .query(String.class)
                        .single();
        assertThat(mvc.post().uri("/admin/api-clients/{id}/revoke", id).with(admin(Duration.ZERO)))
                .hasStatus(HttpStatus.FOUND);
        mails.await(2, "account-changed", "admin@ticket.local");
        assertThat(mails.changesToldTo("admin@ticket.local")).contains("api-client-revoked");
    }

    @Test
    void the_password_gives_the_session_another_key_and_sends_the_form_on() throws Exception {
        var old = signIn();
        clock.advance(Duration.ofMinutes(30));
        var signedInAt = authTime(old);
        assertThat(confirm(old, "wrong", "/admin/api-clients"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("The password is not right", "name=\"name\" value=\"Till\"");
        assertThat(authTime(old)).isEqualTo(signedInAt);

        var answer = confirm(old, "organizer123", "/admin/api-clients");
        assertThat(answer)
                .as("the browser posts the form again")
                .hasStatus(HttpStatus.TEMPORARY_REDIRECT)
                .hasHeader("Location", "/admin/api-clients");
        var fresh = answer.getResponse().getCookie("marquee_session").getValue();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(exchange(old)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(authTime(fresh)).isCloseTo(clock.instant().getEpochSecond(), within(30L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", ""})
    void no_form_and_no_password_is_sent_elsewhere(String to) {
        assertThat(confirm(signIn(), "organizer123", to))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/");
    }

    @Test
    void guessing_there_gets_slow_as_at_the_front_door() {
        clock.stop();
        var key = signIn();
        for (int i = 0; i < 5; i++) confirm(key, "wrong " + i, "/admin/api-clients");
        assertThat(confirm(key, "organizer123", "/admin/api-clients"))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .bodyText()
                .contains("That was tried too often");
    }

    @Test
    void an_access_token_of_the_api_says_when_its_owner_signed_in() throws Exception {
        var answer =
                mvc.post()
                        .uri("/api/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                json.writeValueAsString(
                                        Map.of(
                                                "email",
                                                "organizer@ticket.local",
                                                "password",
                                                "organizer123")))
                        .exchange();
        assertThat(authTime(answer)).isCloseTo(clock.instant().getEpochSecond(), within(30L));
    }

    private JwtRequestPostProcessor admin(Duration ago) {
        return TestTokens.signedIn(
                clock.instant().minus(ago), 1, "admin@ticket.local", "ADMIN", "ORGANIZER");
    }

    private String state() {
        return jdbc.sql("select count(*) from api_client").query(Long.class).single()
                + "/"
                + jdbc.sql("select count(*) from account_role").query(Long.class).single()
                + "/"
                + jdbc.sql("select count(*) from account where disabled").query(Long.class).single()
                + "/"
                + jdbc.sql("select count(*) from account").query(Long.class).single();
    }

    private MvcTestResult make(JwtRequestPostProcessor caller) {
        return mvc.post()
                .uri("/admin/api-clients")
                .with(caller)
                .param("name", "Till")
                .param("scopes", "entry")
                .exchange();
    }

    private String signIn() {
        return mvc.post()
                .uri("/login")
                .param("email", "organizer@ticket.local")
                .param("password", "organizer123")
                .exchange()
                .getResponse()
                .getCookie("marquee_session")
                .getValue();
    }

    private MvcTestResult confirm(String key, String password, String to) {
        return mvc.post()
                .uri("/confirm")
                .cookie(new Cookie("marquee_session", key))
                .with(TestTokens.organizer())
                .param("confirm-to", to)
                .param("confirm-password", password)
                .param("name", "Till")
                .exchange();
    }

    private MvcTestResult exchange(String key) {
        return mvc.post()
                .uri("/internal/sessions/token")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("session", key)))
                .with(TestTokens.service())
                .exchange();
    }

    private long authTime(String key) throws Exception {
        return authTime(exchange(key));
    }

    private long authTime(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        var token =
                json.readTree(answer.getResponse().getContentAsString())
                        .get("access_token")
                        .asString();
        return decoder.decode(token).getClaimAsInstant("auth_time").getEpochSecond();
    }
}
