package dev.marquee.auth.profile;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The zone in which an account reads times; that of the house is Europe/Lisbon here. */
@AuthServiceTest
class TimeZoneTest {

    private static final String PASSWORD = "lantern river seven";
    private static final String HANOI = "Asia/Ho_Chi_Minh";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired JwtDecoder decoder;
    @Autowired MovableClock clock;

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Ho_Chi_Minh,    Asia/Ho_Chi_Minh",
        "Asia/Saigon,         Asia/Ho_Chi_Minh",
        "America/New_York,    America/New_York"
    })
    void whoever_signs_up_reads_times_by_the_clock_of_the_browser(String said, String stored)
            throws Exception {
        var email = signUp(said);
        assertThat(token(email).getClaimAsString("zoneinfo")).isEqualTo(stored);
        assertThat(browserToken(email).getClaimAsString("zoneinfo")).isEqualTo(stored);
        assertThat(profile(email)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+07:00", "<script>", "../../etc/localtime"})
    void a_browser_that_says_nonsense_signs_up_all_the_same(String said) throws Exception {
        var email = signUp(said);
        assertThat(token(email).hasClaim("zoneinfo")).isFalse();
        assertThat(profile(email)).isEqualTo("Europe/Lisbon");
    }

    @Test
    void without_a_script_the_house_says_what_time_it_is() throws Exception {
        assertThat(mvc.get().uri("/register"))
                .bodyText()
                .contains("<input type=\"hidden\" name=\"timeZone\" data-time-zone>");
        var email = signUp(null);
        assertThat(token(email).hasClaim("zoneinfo")).isFalse();
        assertThat(mvc.get().uri("/profile").with(account(id(email), email, "CUSTOMER")))
                .bodyText()
                .contains("<option value=\"Europe/Lisbon\" selected=\"selected\">")
                .contains("<option value=\"Asia/Ho_Chi_Minh\">Asia/Ho Chi Minh</option>")
                .contains("<option value=\"Asia/Kolkata\">")
                .doesNotContain("Asia/Calcutta", "Asia/Saigon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time_zone", "timeZone", "timezone", "zoneinfo"})
    void programs_say_it_too_when_they_sign_up(String field) throws Exception {
        var email = "zone" + UUID.randomUUID() + "@example.org";
        assertThat(api(email, field, "Asia/Saigon")).hasStatus(HttpStatus.CREATED);
        assertThat(profile(email)).isEqualTo(HANOI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+07:00"})
    void what_is_no_zone_makes_no_account(String zone) {
        var email = "zone" + UUID.randomUUID() + "@example.org";
        assertThat(api(email, "time_zone", zone))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .contains("such as Europe/Lisbon");
        assertThat(
                        jdbc.sql("select id from account where email = ?")
                                .param(email)
                                .query()
                                .listOfRows())
                .isEmpty();
    }

    @Test
    void it_is_changed_on_the_page() throws Exception {
        var email = signUp(null);
        var self = account(id(email), email, "CUSTOMER");
        assertThat(
                        mvc.post()
                                .uri("/profile")
                                .param("name", "Mai")
                                .param("timeZone", HANOI)
                                .with(self))
                .hasHeader("Location", "/profile?done=saved")
                .hasHeader("X-Outdated-Token", "true");
        assertThat(token(email).getClaimAsString("zoneinfo")).isEqualTo(HANOI);
        mvc.post().uri("/profile").param("name", "Mai Tran").with(self).exchange();
        assertThat(profile(email)).as("a form without it").isEqualTo(HANOI);
    }

    @Test
    void who_saves_the_page_without_choosing_stays_in_the_zone_of_the_house() throws Exception {
        var email = signUp(null);
        mvc.post()
                .uri("/profile")
                .param("name", "Mai Tran")
                .param("timeZone", "Europe/Lisbon")
                .with(account(id(email), email, "CUSTOMER"))
                .exchange();
        assertThat(token(email).hasClaim("zoneinfo")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "<b>"})
    void the_page_refuses_what_is_no_zone_and_changes_nothing(String zone) throws Exception {
        var email = signUp(HANOI);
        assertThat(
                        mvc.post()
                                .uri("/profile")
                                .param("name", "Other")
                                .param("timeZone", zone)
                                .with(account(id(email), email, "CUSTOMER")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose a time zone of the list", "value=\"Other\"")
                .doesNotContain("<b>");
        assertThat(profile(email)).isEqualTo(HANOI);
    }

    @Test
    void it_is_changed_by_the_api_and_only_then() throws Exception {
        var email = signUp(null);
        assertThat(put(email, "{\"time_zone\":\"Asia/Calcutta\"}"))
                .hasStatusOk()
                .hasHeader("X-Outdated-Token", "true")
                .bodyJson()
                .extractingPath("$.time_zone")
                .isEqualTo("Asia/Kolkata");
        assertThat(put(email, "{\"name\":\"Other\"}")).hasStatusOk();
        assertThat(put(email, "{\"time_zone\":null}")).hasStatusOk();
        for (var bad : new String[] {"\"\"", "\"Mars/Olympus\"", "7", "\"+07:00\""})
            assertThat(put(email, "{\"name\":\"Bad\",\"time_zone\":" + bad + "}"))
                    .as(bad)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(token(email).getClaimAsString("zoneinfo")).isEqualTo("Asia/Kolkata");
        assertThat(token(email).getClaimAsString("name")).isEqualTo("Other");
    }

    @Test
    void accounts_that_an_admin_makes_read_the_time_of_the_house() {
        var email = "zone" + UUID.randomUUID() + "@example.org";
        mvc.post()
                .uri("/admin/users/new")
                .param("name", "Tomás")
                .param("email", email)
                .param("roles", "SUPPORT")
                .with(admin())
                .exchange();
        assertThat(mvc.get().uri("/api/profile").with(account(id(email), email, "SUPPORT")))
                .bodyJson()
                .extractingPath("$.time_zone")
                .isEqualTo("Europe/Lisbon");
    }

    @Test
    void an_account_that_is_closed_keeps_none() {
        var email = signUp(HANOI);
        var id = id(email);
        assertThat(
                        mvc.post()
                                .uri("/profile/close")
                                .param("password", PASSWORD)
                                .with(account(id, email, "CUSTOMER")))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(
                        jdbc.sql("select time_zone from account where id = ?")
                                .param(id)
                                .query()
                                .singleRow())
                .containsEntry("time_zone", null);
    }

    @Test
    void browsers_that_are_signed_in_are_told_by_that_clock() throws Exception {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2030-06-30T20:15:07Z")));
        var email = signUp(HANOI);
        browserToken(email);
        assertThat(
                        mvc.get()
                                .uri("/profile/sessions")
                                .with(inZone(HANOI, id(email), email, "CUSTOMER")))
                .bodyText()
                .contains("1 Jul 2030, 03:15")
                .containsOnlyOnce("Ho Chi Minh time")
                .doesNotContain("UTC");
        assertThat(mvc.get().uri("/profile/sessions").with(account(id(email), email, "CUSTOMER")))
                .bodyText()
                .contains("30 Jun 2030, 21:15")
                .containsOnlyOnce("Lisbon time");
    }

    @Test
    void so_are_accounts_clients_keys_and_the_audit_trail_and_its_days() throws Exception {
        var admin = inZone(HANOI, 1, "admin@ticket.local", "ADMIN");
        var email = signUp(null);
        var code = "event:" + UUID.randomUUID();
        jdbc.sql(
                        "update account set created_at = timestamp with time zone '2026-03-01 20:15:07+00' where email = ?")
                .param(email)
                .update();
        jdbc.sql(
                        "insert into audit_entry (entry_key, at, service, actor_id, action, target, request_id) values (?, timestamp with time zone '2026-03-01 20:15:07+00', 's', '1', 'b.c', ?, '')")
                .params(UUID.randomUUID().toString(), code)
                .update();
        for (var page :
                new String[] {
                    "/admin/users?q=" + email,
                    "/admin/users/" + id(email),
                    "/admin/audit?target=" + code,
                    "/admin/audit?from=2026-03-02&to=2026-03-02&target=" + code
                })
            assertThat(mvc.get().uri(page).with(admin))
                    .as(page)
                    .bodyText()
                    .contains("2 Mar 2026")
                    .containsOnlyOnce("Ho Chi Minh time")
                    .doesNotContain(" UTC");
        assertThat(mvc.get().uri("/admin/audit?target=" + code).with(admin))
                .bodyText()
                .contains("2 Mar 2026, 03:15:07");
        assertThat(mvc.get().uri("/admin/audit?to=2026-03-01&target=" + code).with(admin))
                .bodyText()
                .doesNotContain("b.c");
        assertThat(
                        mvc.get()
                                .uri("/admin/audit/export.csv?from=2026-03-02&target=" + code)
                                .with(admin))
                .bodyText()
                .as("files keep moments in UTC")
                .contains("2026-03-01T20:15:07Z");
        assertThat(mvc.get().uri("/admin/api-clients").with(admin))
                .bodyText()
                .containsOnlyOnce("Ho Chi Minh time")
                .doesNotContain(" UTC");
    }

    private String signUp(@Nullable String zone) {
        var email = "zone" + UUID.randomUUID() + "@example.org";
        var form =
                mvc.post()
                        .uri("/register")
                        .param("name", "Mai Tran")
                        .param("email", email)
                        .param("password", PASSWORD);
        if (zone != null) form.param("timeZone", zone);
        assertThat(form).hasHeader("Location", "/register?done=true");
        return email;
    }

    private MvcTestResult api(String email, String field, String zone) {
        return mvc.post()
                .uri("/api/auth/register")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        json.writeValueAsString(
                                Map.of(
                                        "name",
                                        "Mai Tran",
                                        "email",
                                        email,
                                        "password",
                                        PASSWORD,
                                        field,
                                        zone)))
                .exchange();
    }

    private MvcTestResult put(String email, String body) {
        return mvc.put()
                .uri("/api/profile")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(account(id(email), email, "CUSTOMER"))
                .exchange();
    }

    private String profile(String email) throws Exception {
        var answer =
                mvc.get()
                        .uri("/api/profile")
                        .with(account(id(email), email, "CUSTOMER"))
                        .exchange();
        return json.readTree(answer.getResponse().getContentAsString()).get("time_zone").asString();
    }

    private Jwt token(String email) throws Exception {
        var answer =
                mvc.post()
                        .uri("/api/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                json.writeValueAsString(
                                        Map.of("email", email, "password", PASSWORD)))
                        .exchange();
        return decoded(answer);
    }

    private Jwt browserToken(String email) throws Exception {
        var signIn =
                mvc.post()
                        .uri("/login")
                        .param("email", email)
                        .param("password", PASSWORD)
                        .exchange();
        var session = signIn.getResponse().getCookie("marquee_session").getValue();
        var answer =
                mvc.post()
                        .uri("/internal/sessions/token")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of("session", session)))
                        .with(service())
                        .exchange();
        return decoded(answer);
    }

    private Jwt decoded(MvcTestResult answer) throws Exception {
        return decoder.decode(
                json.readTree(answer.getResponse().getContentAsString())
                        .get("access_token")
                        .asString());
    }

    private long id(String email) {
        return jdbc.sql("select id from account where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }
}
