package dev.marquee.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.platform.test.TestTokens;
import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** Reading a mail confirms nothing for whoever registered with somebody else's address. */
@AuthServiceTest
class ConfirmAddressTest {

    private static final String PASSWORD = "lantern river seven";

    @Autowired MockMvcTester mvc;
    @Autowired SentMails mails;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void in_another_browser_the_link_asks_for_the_password_and_signs_in_with_it() {
        var email = "victim@confirm.example.org";
        register(email);
        var token = mails.token(1, "verify-email", email);
        assertThat(mvc.get().uri("/verify-email?token={t}", token))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"password\"", "not the browser", "/forgot-password")
                .doesNotContain("??");
        for (var guess : new String[] {"", "a wrong guess"})
            assertThat(verify(token, guess, null))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .doesNotContainHeader("Set-Cookie")
                    .bodyText()
                    .contains("This is not your password");
        assertThat(isConfirmed(email)).isFalse();

        var right = verify(token, PASSWORD, null);
        assertThat(right)
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/verify-email?done=true");
        assertThat(right.getResponse().getCookie("marquee_session").getValue()).hasSize(43);
        assertThat(isConfirmed(email)).isTrue();
    }

    @Test
    void in_the_browser_that_registered_the_link_is_enough_and_signs_in() {
        var email = "same@confirm.example.org";
        var cookie = register(email).getResponse().getCookie("marquee_registration");
        assertThat(cookie.isHttpOnly()).isTrue();
        var token = mails.token(1, "verify-email", email);
        assertThat(mvc.get().uri("/verify-email?token={t}", token).cookie(cookie))
                .hasStatusOk()
                .bodyText()
                .contains("Yes, this is my address")
                .doesNotContain("name=\"password\"");
        var answer = verify(token, null, cookie);
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(answer.getResponse().getCookie("marquee_session").getValue()).hasSize(43);
        assertThat(answer.getResponse().getCookie("marquee_registration").getMaxAge()).isZero();
        assertThat(isConfirmed(email)).isTrue();
    }

    @Test
    void the_cookie_of_one_registration_confirms_no_other() {
        var own = register("own@confirm.example.org").getResponse();
        register("other@confirm.example.org");
        var token = mails.token(1, "verify-email", "other@confirm.example.org");
        assertThat(verify(token, null, own.getCookie("marquee_registration")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(verify(token, null, new Cookie("marquee_registration", "made-up")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(isConfirmed("other@confirm.example.org")).isFalse();
    }

    @Test
    void a_known_address_gives_the_browser_a_cookie_like_an_unknown_one() {
        var unknown = register("new@confirm.example.org").getResponse();
        var known = register("customer@ticket.local").getResponse();
        assertThat(known.getStatus()).isEqualTo(unknown.getStatus());
        assertThat(known.getHeader("Set-Cookie").replaceAll("=[A-Za-z0-9_-]{43};|GMT", ""))
                .hasSameSizeAs(
                        unknown.getHeader("Set-Cookie").replaceAll("=[A-Za-z0-9_-]{43};|GMT", ""));
    }

    @Test
    void guessing_the_password_there_gets_slow_as_at_the_front_door() {
        clock.stop();
        var email = "guessed@confirm.example.org";
        register(email);
        var token = mails.token(1, "verify-email", email);
        for (int i = 0; i < 5; i++) verify(token, "guess " + i, null);
        assertThat(verify(token, PASSWORD, null))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .bodyText()
                .contains("That was tried too often");
    }

    @Test
    void a_program_sends_the_password_or_a_token_of_the_account() {
        var email = "program@confirm.example.org";
        register(email);
        var token = mails.token(1, "verify-email", email);
        assertThat(api(token, null, null)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(api(token, "a wrong guess", null)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(api(token, null, TestTokens.customer()))
                .as("somebody else's token")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(api("no-link", PASSWORD, null)).hasStatus(HttpStatus.GONE);
        assertThat(isConfirmed(email)).isFalse();
        var self = TestTokens.account(id(email), email, "CUSTOMER");
        assertThat(api(token, null, self)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(isConfirmed(email)).isTrue();

        register("second@confirm.example.org");
        var second = mails.token(1, "verify-email", "second@confirm.example.org");
        assertThat(api(second, PASSWORD, null)).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void an_account_does_not_move_to_the_address_of_somebody_who_only_reads_the_mail() {
        var attacker = "attacker@confirm.example.org";
        register(attacker);
        var self = TestTokens.account(id(attacker), attacker, "CUSTOMER");
        mvc.put()
                .uri("/api/profile")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        json.writeValueAsString(
                                Map.of("email", "mark@confirm.example.org", "password", PASSWORD)))
                .with(self)
                .exchange();
        var token = mails.token(1, "verify-email", "mark@confirm.example.org");
        assertThat(verify(token, null, null)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(api(token, null, null)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(
                        mvc.post()
                                .uri("/verify-email")
                                .param("token", token)
                                .with(TestTokens.organizer()))
                .as("signed in to another account")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.post().uri("/verify-email").param("token", token).with(self))
                .as("signed in to this one")
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(isConfirmed("mark@confirm.example.org")).isTrue();
    }

    private MvcTestResult register(String email) {
        return mvc.post()
                .uri("/register")
                .param("name", "Somebody")
                .param("email", email)
                .param("password", PASSWORD)
                .exchange();
    }

    private MvcTestResult verify(String token, @Nullable String password, @Nullable Cookie cookie) {
        var request = mvc.post().uri("/verify-email").param("token", token);
        if (password != null) request.param("password", password);
        if (cookie != null) request.cookie(cookie);
        return request.exchange();
    }

    private MvcTestResult api(
            String token, @Nullable String password, @Nullable RequestPostProcessor caller) {
        var body = new HashMap<>(Map.of("token", token));
        if (password != null) body.put("password", password);
        var request =
                mvc.post()
                        .uri("/api/auth/verify-email")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body));
        return caller == null ? request.exchange() : request.with(caller).exchange();
    }

    private long id(String email) {
        return jdbc.sql("select id from account where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    private boolean isConfirmed(String email) {
        return jdbc.sql("select count(*) from account where email = ? and email_verified")
                        .param(email)
                        .query(Long.class)
                        .single()
                == 1;
    }
}
