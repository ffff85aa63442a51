package dev.marquee.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.platform.test.TestTokens;
import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class ProfileTest {

    private static final String PASSWORD = "lantern river seven";
    private static final String OTHER = "orchard window nine";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired SentMails mails;
    @Autowired MovableClock clock;

    private String email;
    private long id;
    private JwtRequestPostProcessor self;

    @BeforeEach
    void register() {
        email = "own" + System.nanoTime() + "@example.org";
        mvc.post()
                .uri("/register")
                .param("name", "Own Person")
                .param("email", email)
                .param("password", PASSWORD)
                .exchange();
        id =
                jdbc.sql("select id from account where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
        self = TestTokens.account(id, email, "CUSTOMER");
    }

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void the_page_shows_what_is_and_what_can_be_done() {
        assertThat(mvc.get().uri("/profile").with(self))
                .hasStatusOk()
                .bodyText()
                .contains("Own Person", email, "not confirmed yet", "/profile/close")
                .contains("Do you organise events?");
        assertThat(mvc.post().uri("/profile/role-request").with(self))
                .hasHeader("Location", "/profile?done=asked");
        assertThat(mvc.get().uri("/profile").with(self))
                .bodyText()
                .contains("You asked to be: Organiser")
                .doesNotContain("Do you organise events?");
        mails.await(1, "verify-email", email);
        assertThat(mvc.post().uri("/profile/verify-email").with(self))
                .hasHeader("Location", "/profile?done=mailed");
        mails.await(2, "verify-email", email);
    }

    @Test
    void a_name_is_changed_and_nothing_else_by_the_way() {
        assertThat(mvc.post().uri("/profile").param("name", " New Name ").with(self))
                .hasHeader("Location", "/profile?done=saved");
        var answer =
                put(
                        "{\"name\":\"Newer\",\"id\":1,\"roles\":[\"ADMIN\"],\"email_verified\":true,\"disabled\":true}");
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.name").isEqualTo("Newer");
        assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo((int) id);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.roles")
                .asArray()
                .containsExactly("CUSTOMER");
        assertThat(answer).bodyJson().extractingPath("$.email_verified").isEqualTo(false);
        assertThat(answer).bodyJson().extractingPath("$.created_at").asString().endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\"}",
                "{\"name\":\"  \"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"email\":\"\"}",
                "{\"email\":\"no address\"}",
                "{\"name\":7}"
            })
    void what_cannot_be_accepted_changes_nothing(String body) {
        assertThat(put(body)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get().uri("/api/profile").with(self))
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Own Person");
    }

    @Test
    void a_changed_password_signs_everybody_else_out_and_this_browser_goes_on() {
        var here = signIn("Mozilla/5.0 (Windows NT 10.0) Firefox/145.0");
        var elsewhere = signIn("curl/8");
        assertThat(change("wrong one", OTHER))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is not your password");
        assertThat(change(PASSWORD, "password1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("everybody tries first");
        assertThat(isOpen(elsewhere)).isTrue();
        var done = change(PASSWORD, OTHER);
        assertThat(done).hasHeader("Location", "/profile?done=password");
        var next = done.getResponse().getCookie("marquee_session").getValue();
        assertThat(isOpen(next)).isTrue();
        assertThat(isOpen(here)).isFalse();
        assertThat(isOpen(elsewhere)).isFalse();
        var told = mails.await(1, "account-changed", email);
        assertThat(told.get("time_zone").asString()).as("the house's").isEqualTo("Europe/Lisbon");
        assertThat(mails.changesToldTo(email)).containsExactly("password-changed");

        jdbc.sql("update account set time_zone = 'Asia/Ho_Chi_Minh' where email = ?")
                .param(email)
                .update();
        change(OTHER, "wandering harvest moon 7");
        assertThat(mails.await(2, "account-changed", email).get("time_zone").asString())
                .isEqualTo("Asia/Ho_Chi_Minh");
    }

    @Test
    void guessing_the_present_password_gets_slower_too() {
        clock.stop();
        for (int i = 0; i < 5; i++) change("guess " + i, OTHER);
        assertThat(change(PASSWORD, OTHER))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .hasHeader("Retry-After", "1")
                .bodyText()
                .contains("Wait one second");
        for (var path : List.of("/profile/close", "/profile/email"))
            assertThat(
                            mvc.post()
                                    .uri(path)
                                    .param("password", PASSWORD)
                                    .param("email", "next@example.org")
                                    .with(self))
                    .as("counted together")
                    .hasStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void browsers_that_are_signed_in_are_listed_and_signed_out_one_by_one() {
        var here =
                signIn(
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15");
        var elsewhere = signIn("Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Safari/537.36");
        var strange = signIn("<script>alert(1)</script>");
        var page =
                mvc.get()
                        .uri("/profile/sessions")
                        .cookie(new Cookie("marquee_session", here))
                        .with(self)
                        .exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Safari on Mac", "This browser", "Chrome on Android", "Unknown browser")
                .contains("198.51.100.7")
                .doesNotContain("<script>alert");
        var id = sessionId("%Android%");
        assertThat(mvc.post().uri("/profile/sessions/" + id + "/end").with(TestTokens.customer()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(isOpen(elsewhere)).as("not somebody else's to end").isTrue();
        assertThat(mvc.post().uri("/profile/sessions/" + id + "/end").with(self))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(isOpen(elsewhere)).isFalse();
        assertThat(isOpen(here)).isTrue();

        var everywhere = mvc.post().uri("/profile/sessions/end-all").with(self).exchange();
        assertThat(everywhere).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(everywhere.getResponse().getHeader("Set-Cookie"))
                .startsWith("marquee_session=;");
        assertThat(isOpen(here)).isFalse();
        assertThat(isOpen(strange)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/api/auth/logout-everywhere,subjects", "/api/auth/logout,tokens"})
    void programs_sign_out_by_their_token(String path, String list) throws Exception {
        var login =
                mvc.post()
                        .uri("/api/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
                        .exchange();
        var token =
                json.readTree(login.getResponse().getContentAsString())
                        .get("access_token")
                        .asString();
        var before = revoked(list).size();
        assertThat(mvc.post().uri(path).header("Authorization", "Bearer " + token))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(revoked(list)).hasSize(before + 1);
        assertThat(mvc.post().uri(path)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void a_program_changes_the_password_with_the_older_systems_names_too() {
        assertThat(changeByApi("{\"old_password\":\"no\",\"new_password\":\"" + OTHER + "\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("old_password");
        assertThat(
                        changeByApi(
                                "{\"currentPassword\":\""
                                        + PASSWORD
                                        + "\",\"newPassword\":\""
                                        + OTHER
                                        + "\"}"))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private MvcTestResult changeByApi(String body) {
        return mvc.post()
                .uri("/api/auth/change-password")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(self)
                .exchange();
    }

    private List<String> revoked(String list) throws Exception {
        var answer = mvc.get().uri("/internal/revocations").with(TestTokens.service()).exchange();
        var node = json.readTree(answer.getResponse().getContentAsString()).path(list);
        return node.isArray() ? node.valueStream().map(Object::toString).toList() : List.of();
    }

    private MvcTestResult put(String body) {
        return mvc.put()
                .uri("/api/profile")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(self)
                .exchange();
    }

    private MvcTestResult change(String present, String next) {
        return mvc.post()
                .uri("/profile/password")
                .param("present", present)
                .param("password", next)
                .with(self)
                .exchange();
    }

    private String signIn(String userAgent) {
        var answer =
                mvc.post()
                        .uri("/login")
                        .header("User-Agent", userAgent)
                        .header("X-Forwarded-For", "198.51.100.7")
                        .param("email", email)
                        .param("password", PASSWORD)
                        .exchange();
        var cookie = answer.getResponse().getCookie("marquee_session");
        assertThat(cookie).isNotNull();
        return cookie.getValue();
    }

    private boolean isOpen(String session) {
        return mvc.post()
                        .uri("/internal/sessions/token")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"session\":\"" + session + "\"}")
                        .with(TestTokens.service())
                        .exchange()
                        .getResponse()
                        .getStatus()
                == 200;
    }

    private long sessionId(String userAgent) {
        return jdbc.sql("select id from browser_session where account_id = ? and user_agent like ?")
                .params(id, userAgent)
                .query(Long.class)
                .single();
    }
}
