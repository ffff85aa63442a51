package dev.marquee.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.value.EmailAddress;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AuthServiceTest
class TwoStepTest {

    private static final String EMAIL = "organizer@ticket.local";
    private static final String PASSWORD = "organizer123";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired MovableClock clock;
    @Autowired SecondFactors factors;
    @Autowired SecretBox box;
    @Autowired AccountLinks links;

    @BeforeEach
    @AfterEach
    void clean() {
        clock.reset();
        for (var table :
                List.of(
                        "attempt",
                        "pending_sign_in",
                        "recovery_code",
                        "second_factor",
                        "browser_session")) jdbc.sql("delete from " + table).update();
        jdbc.sql("update account set disabled = false, email_verified = true").update();
    }

    @Test
    void setting_it_up_needs_the_password_and_a_code_and_gives_ten_recovery_codes_once() {
        var page = startPage();
        assertThat(page).hasHeader("Cache-Control", "no-store");
        var app = App.scan(text(page), clock);
        assertThat(App.scan(text(startPage()), clock)).isEqualTo(app);

        assertThat(confirm(app.code(), "wrong"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The password is not right");
        assertThat(confirm(app.wrongCode(), PASSWORD))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The code is not right");
        assertThat(factors.isOn(2)).isFalse();

        var done = confirm(app.code(), PASSWORD);
        assertThat(done).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(recoveryCodes(done)).hasSize(10).doesNotHaveDuplicates();
        assertThat(factors.isOn(2)).isTrue();
        assertThat(startPage())
                .hasStatus(HttpStatus.FOUND)
                .hasHeader("Location", "/profile/two-step");
        assertThat(mvc.get().uri("/profile/two-step").with(TestTokens.organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Two steps are on", "Recovery codes left: 10");
    }

    @Test
    void the_database_knows_neither_the_secret_nor_the_recovery_codes() {
        var app = App.scan(text(startPage()), clock);
        var codes = recoveryCodes(confirm(app.code(), PASSWORD));
        var stored =
                jdbc.sql("select secret from second_factor").query(String.class).single()
                        + jdbc.sql("select code_hash from recovery_code")
                                .query(String.class)
                                .list();
        assertThat(stored)
                .doesNotContain(new Base32().encodeAsString(app.secret()))
                .doesNotContain(java.util.Base64.getEncoder().encodeToString(app.secret()))
                .doesNotContain(codes.toArray(String[]::new));
    }

    @Test
    void a_secret_that_was_shown_and_not_confirmed_is_replaced_after_a_while() {
        var app = App.scan(text(startPage()), clock);
        clock.advance(Duration.ofMinutes(16));
        assertThat(App.scan(text(startPage()), clock)).isNotEqualTo(app);
    }

    @Test
    void a_browser_owes_the_code_after_the_password_and_goes_on_to_where_it_wanted() {
        var app = enrolled();
        var first = signIn(PASSWORD, "/admin/venues");
        assertThat(first).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/login/code");
        assertThat(first.getResponse().getCookie("marquee_session")).isNull();
        var pending = pending(first);
        assertThat(pending.isHttpOnly()).isTrue();
        assertThat(mvc.get().uri("/login/code").cookie(pending))
                .hasStatusOk()
                .bodyText()
                .contains("one-time-code");
        assertThat(code(pending, "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(code(pending, app.wrongCode()))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyText()
                .contains("The code is not right");

        var in = code(pending, app.code());
        assertThat(in).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/admin/venues");
        assertThat(in.getResponse().getCookie("marquee_session").getValue()).hasSize(43);
        assertThat(in.getResponse().getCookie("marquee_sign_in").getMaxAge()).isZero();

        clock.advance(Duration.ofSeconds(60));
        assertThat(code(pending, app.code())).hasHeader("Location", "/login?again=over");
    }

    @Test
    void a_code_is_good_once_also_at_the_same_moment() throws Exception {
        var app = enrolled();
        var code = app.code();
        var cookies = IntStream.range(0, 8).mapToObj(i -> pending(signIn(PASSWORD, null))).toList();
        var start = new CountDownLatch(1);
        List<Callable<Boolean>> tries =
                cookies.stream()
                        .<Callable<Boolean>>map(cookie ->
                                () -> {
                                    start.await();
                                    return factors.use(2, code);
                                })
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = tries.stream().map(threads::submit).toList();
            start.countDown();
            var right = 0;
            for (var answer : answers) if (answer.get()) right++;
            assertThat(right).isEqualTo(1);
        }
        assertThat(code(cookies.getFirst(), code)).hasStatus(HttpStatus.UNAUTHORIZED);
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(cookies.getFirst(), app.code())).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void one_password_gives_five_tries_and_five_minutes() {
        var app = enrolled();
        var pending = pending(signIn(PASSWORD, null));
        for (int i = 0; i < 4; i++)
            assertThat(code(pending, app.wrongCode())).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(code(pending, app.wrongCode())).hasHeader("Location", "/login?again=over");
        assertThat(code(pending, app.code())).hasHeader("Location", "/login?again=over");
        assertThat(mvc.get().uri("/login?again=over")).bodyText().contains("Start again");

        clock.advance(Duration.ofMinutes(20));
        var late = pending(signIn(PASSWORD, null));
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(code(late, app.code())).hasHeader("Location", "/login?again=over");
        assertThat(code(new Cookie("marquee_sign_in", "made-up"), app.code()))
                .hasHeader("Location", "/login?again=over");
    }

    @Test
    void somebody_who_knows_the_password_cannot_guess_codes_quickly() {
        clock.stop();
        var app = enrolled();
        var answers =
                IntStream.range(0, 3)
                        .mapToObj(i -> pending(signIn(PASSWORD, null)))
                        .flatMap(cookie ->
                                IntStream.range(0, 4).mapToObj(i -> code(cookie, app.wrongCode())))
                        .toList();
        var last = answers.getLast();
        assertThat(last).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(last.getResponse().getHeader("Retry-After")).matches("\\d+");
        assertThat(last).bodyText().contains("wrong too often");
    }

    @Test
    void
            the_owner_hears_that_somebody_knows_the_password_from_the_third_wrong_code_on_once_a_day() {
        var app = enrolled();
        var before = told("wrong-codes");
        for (int i = 0; i < 2; i++) code(pending(signIn(PASSWORD, null)), app.wrongCode());
        assertThat(told("wrong-codes")).as("slips of the finger").isEqualTo(before);
        for (int i = 0; i < 2; i++) code(pending(signIn(PASSWORD, null)), app.wrongCode());
        assertThat(told("wrong-codes")).isEqualTo(before + 1);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        code(pending(signIn(PASSWORD, null)), app.wrongCode());
        assertThat(told("wrong-codes")).isEqualTo(before + 2);
    }

    @Test
    void after_a_hundred_wrong_codes_only_a_recovery_code_opens_and_then_the_app_again() {
        var codes = recoveryCodes(confirm(App.scan(text(startPage()), clock).code(), PASSWORD));
        var app = new App(secret(), clock);
        var locked = told("codes-locked");
        jdbc.sql("update second_factor set wrong_codes = 99").update();
        clock.advance(Duration.ofMinutes(1));
        assertThat(code(pending(signIn(PASSWORD, null)), app.wrongCode()))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(told("codes-locked")).isEqualTo(locked + 1);
        assertThat(code(pending(signIn(PASSWORD, null)), app.code()))
                .as("right, and refused")
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(code(pending(signIn(PASSWORD, null)), codes.getFirst()))
                .hasStatus(HttpStatus.SEE_OTHER);
        clock.advance(Duration.ofMinutes(1));
        assertThat(code(pending(signIn(PASSWORD, null)), app.code()))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void from_many_addresses_codes_are_guessed_once_in_a_quarter_of_an_hour() {
        var app = enrolled();
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofMinutes(16));
            assertThat(from("198.51.100." + i, app.wrongCode())).isEqualTo(401);
        }
        assertThat(from("203.0.113.1", app.code())).as("from anywhere else").isEqualTo(429);
        clock.advance(Duration.ofMinutes(14));
        assertThat(from("203.0.113.2", app.code())).isEqualTo(429);
    }

    private int from(String address, String code) {
        return mvc.post()
                .uri("/login/code")
                .cookie(pending(signIn(PASSWORD, null)))
                .param("code", code)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange()
                .getResponse()
                .getStatus();
    }

    private byte[] secret() {
        return box.open(
                jdbc.sql("select secret from second_factor where account_id = 2")
                        .query(String.class)
                        .single());
    }

    private long told(String change) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'account-changed' and payload like ?")
                .param("%" + change.toUpperCase().replace('-', '_') + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void turning_it_on_signs_every_other_browser_out() {
        var other =
                session(
                        mvc.post()
                                .uri("/login")
                                .param("email", "organizer@ticket.local")
                                .param("password", PASSWORD)
                                .exchange());
        var own =
                session(
                        mvc.post()
                                .uri("/login")
                                .param("email", "organizer@ticket.local")
                                .param("password", PASSWORD)
                                .exchange());
        var app = App.scan(text(startPage()), clock);
        assertThat(
                        mvc.post()
                                .uri("/profile/two-step/start")
                                .cookie(own)
                                .param("code", app.code())
                                .param("password", PASSWORD)
                                .with(TestTokens.organizer()))
                .hasStatusOk();
        assertThat(exchange(other)).isEqualTo(404);
        assertThat(exchange(own)).isEqualTo(200);
    }

    private static Cookie session(MvcTestResult signedIn) {
        return signedIn.getResponse().getCookie("marquee_session");
    }

    private int exchange(Cookie session) {
        return mvc.post()
                .uri("/internal/sessions/token")
                .contentType("application/json")
                .content("{\"session\":\"" + session.getValue() + "\"}")
                .with(TestTokens.service())
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void a_recovery_code_signs_in_once_in_any_spelling() {
        var codes = recoveryCodes(confirm(App.scan(text(startPage()), clock).code(), PASSWORD));
        var typed = codes.getFirst().toUpperCase().replace("-", " ");
        assertThat(code(pending(signIn(PASSWORD, null)), typed)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(code(pending(signIn(PASSWORD, null)), typed)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(factors.recoveryCodesLeft(2)).isEqualTo(9);
        assertThat(code(pending(signIn(PASSWORD, null)), codes.get(1)))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void new_recovery_codes_need_password_and_code_and_end_the_old_ones() {
        var app = App.scan(text(startPage()), clock);
        var old = recoveryCodes(confirm(app.code(), PASSWORD));
        clock.advance(Duration.ofMinutes(1));
        assertThat(change("codes", app.code(), "wrong"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var fresh = recoveryCodes(change("codes", app.code(), PASSWORD));
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(old);
        assertThat(factors.use(2, old.getFirst())).isFalse();
        assertThat(factors.use(2, fresh.getFirst())).isTrue();
    }

    @Test
    void turning_it_off_needs_password_and_code() {
        var app = enrolled();
        assertThat(change("off", app.wrongCode(), PASSWORD))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(change("off", app.code(), "wrong")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(factors.isOn(2)).isTrue();
        assertThat(change("off", app.code(), PASSWORD))
                .hasStatus(HttpStatus.FOUND)
                .hasHeader("Location", "/profile/two-step?done=off");
        assertThat(signIn(PASSWORD, null)).hasHeader("Location", "/admin");
        assertThat(jdbc.sql("select count(*) from recovery_code").query(Long.class).single())
                .isZero();
    }

    @Test
    void the_api_wants_the_code_too() {
        var app = enrolled();
        assertThat(apiLogin(PASSWORD, null))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:second-factor-required");
        assertThat(apiLogin("wrong", app.code()))
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:wrong-credentials");
        assertThat(apiLogin(PASSWORD, app.wrongCode()))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:wrong-code");
        assertThat(apiLogin(PASSWORD, app.code())).hasStatusOk();
        assertThat(apiLogin(PASSWORD, app.code())).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_audit_trail_hears_of_every_sign_in_good_or_bad_and_of_no_password() {
        var app = enrolled();
        jdbc.sql("delete from outbox").update();
        apiLogin("my secret typo", null);
        apiLogin(PASSWORD, app.wrongCode());
        assertThat(apiLogin(PASSWORD, app.code())).hasStatusOk();
        mvc.post().uri("/login").param("email", "hunter2").param("password", "x").exchange();
        mvc.post()
                .uri("/login")
                .param("email", "customer@ticket.local")
                .param("password", "customer123")
                .exchange();
        var entries =
                jdbc.sql("select payload from outbox where topic = 'audit'")
                        .query(String.class)
                        .list();
        assertThat(entries)
                .anyMatch(it -> it.contains("sign-in.refused") && it.contains("account:2"))
                .anyMatch(it -> it.contains("sign-in.wrong-code") && it.contains("account:2"))
                .anyMatch(it -> it.contains("signed-in") && it.contains("account:2"))
                .anyMatch(it -> it.contains("sign-in.refused") && it.contains("account:unknown"))
                .anyMatch(it -> it.contains("signed-in") && it.contains("account:3"))
                .noneMatch(it -> it.contains("my secret typo") || it.contains("hunter2"));
    }

    @Test
    void an_account_that_is_disabled_in_between_comes_no_further() {
        var app = enrolled();
        var pending = pending(signIn(PASSWORD, null));
        jdbc.sql("update account set disabled = true where id = 2").update();
        assertThat(code(pending, app.code())).hasHeader("Location", "/login?again=over");
    }

    @Test
    void nobody_reaches_the_settings_without_being_signed_in() {
        assertThat(mvc.get().uri("/profile/two-step")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/profile/two-step/start")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.post().uri("/profile/two-step/off")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/login/code")).hasHeader("Location", "/login?again=over");
        assertThat(mvc.get().uri("/login/two-step")).hasHeader("Location", "/login?again=over");
        assertThat(mvc.post().uri("/login/two-step").param("code", "123456"))
                .hasHeader("Location", "/login?again=over");
    }

    @Test
    void the_owner_is_told_of_every_change_and_of_no_try() {
        var last = jdbc.sql("select coalesce(max(id), 0) from outbox").query(Long.class).single();
        var app = App.scan(text(startPage()), clock);
        confirm(app.wrongCode(), PASSWORD);
        confirm(app.code(), "wrong");
        confirm(app.code(), PASSWORD);
        clock.advance(Duration.ofSeconds(60));
        change("codes", app.code(), "wrong");
        change("codes", app.code(), PASSWORD);
        clock.advance(Duration.ofSeconds(60));
        change("off", app.wrongCode(), PASSWORD);
        change("off", app.code(), PASSWORD);
        assertThat(
                        jdbc.sql(
                                        "select payload from outbox where topic = 'account-changed' and id > ? order by id")
                                .param(last)
                                .query(String.class)
                                .list())
                .satisfiesExactly(
                        it -> assertThat(it).contains("TWO_STEP_ON", "organizer@ticket.local"),
                        it -> assertThat(it).contains("RECOVERY_CODES"),
                        it -> assertThat(it).contains("TWO_STEP_OFF"));
    }

    @Test
    void it_is_not_turned_on_before_the_address_is_confirmed() {
        var app = App.scan(text(startPage()), clock);
        jdbc.sql("update account set email_verified = false where id = 2").update();
        assertThat(startPage())
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Confirm your e-mail address first");
        assertThat(confirm(app.code(), PASSWORD)).hasStatus(HttpStatus.CONFLICT);
        assertThat(factors.isOn(2)).isFalse();
    }

    @Test
    void a_new_password_by_mail_ends_it_where_the_address_was_not_confirmed_before() {
        var hash =
                jdbc.sql("select password_hash from account where id = 2")
                        .query(String.class)
                        .single();
        enrolled();
        reset();
        assertThat(factors.isOn(2)).as("it is surely the owner's").isTrue();
        jdbc.sql("update account set email_verified = false where id = 2").update();
        reset();
        assertThat(factors.isOn(2)).isFalse();
        jdbc.sql("update account set password_hash = ? where id = 2").param(hash).update();
    }

    private void reset() {
        var link =
                links.issue("two-step", 2, Purpose.RESET_PASSWORD, new EmailAddress(EMAIL))
                        .orElseThrow();
        assertThat(
                        mvc.post()
                                .uri("/reset-password")
                                .param("token", link)
                                .param("password", "orchard window nine"))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    private App enrolled() {
        var app = App.scan(text(startPage()), clock);
        assertThat(confirm(app.code(), PASSWORD)).hasStatusOk();
        clock.advance(Duration.ofSeconds(60));
        return app;
    }

    private MvcTestResult startPage() {
        return mvc.get().uri("/profile/two-step/start").with(TestTokens.organizer()).exchange();
    }

    private MvcTestResult confirm(String code, String password) {
        return change("start", code, password);
    }

    private MvcTestResult change(String what, String code, String password) {
        return mvc.post()
                .uri("/profile/two-step/" + what)
                .with(TestTokens.organizer())
                .param("code", code)
                .param("password", password)
                .exchange();
    }

    private MvcTestResult signIn(String password, String target) {
        var request = mvc.post().uri("/login").param("email", EMAIL).param("password", password);
        return (target == null ? request : request.param("return", target)).exchange();
    }

    private MvcTestResult code(Cookie pending, String code) {
        return mvc.post().uri("/login/code").cookie(pending).param("code", code).exchange();
    }

    private MvcTestResult apiLogin(String password, String code) {
        return mvc.post()
                .uri("/api/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"email\":\"%s\",\"password\":\"%s\"%s}"
                                .formatted(
                                        EMAIL,
                                        password,
                                        code == null ? "" : ",\"code\":\"" + code + "\""))
                .exchange();
    }

    private static Cookie pending(MvcTestResult answer) {
        var cookie = answer.getResponse().getCookie("marquee_sign_in");
        assertThat(cookie).isNotNull();
        return cookie;
    }

    private static List<String> recoveryCodes(MvcTestResult page) {
        return Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){3}")
                .matcher(text(page))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
