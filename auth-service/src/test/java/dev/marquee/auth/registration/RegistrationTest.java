package dev.marquee.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.platform.test.TestTokens;
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
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class RegistrationTest {

    private static final String PASSWORD = "lantern river seven";

    @Autowired MockMvcTester mvc;
    @Autowired SentMails mails;
    @Autowired JdbcClient jdbc;
    @Autowired JwtDecoder decoder;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void whoever_registers_is_a_customer_at_once_and_confirms_the_address_by_a_link()
            throws Exception {
        var email = "mai@example.org";
        assertThat(register(body("Mai Tran", "  Mai@Example.ORG ")))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo(email);
        var before = login(email);
        assertThat(before.getClaimAsStringList("roles")).containsExactly("CUSTOMER");
        assertThat(before.getClaimAsString("name")).isEqualTo("Mai Tran");
        assertThat(before.getClaimAsBoolean("email_verified")).isFalse();

        var mail = mails.await(1, "verify-email", email);
        assertThat(mail.get("link").asString())
                .matches("http://localhost:8080/verify-email\\?token=[A-Za-z0-9_-]{43}");
        assertThat(mail.get("valid_minutes").asInt()).isEqualTo(24 * 60);
        var token = mails.token(1, "verify-email", email);
        for (int i = 0; i < 2; i++)
            assertThat(mvc.get().uri("/verify-email?token={t}", token))
                    .as("programs that look through mails open links too")
                    .hasStatusOk()
                    .bodyText()
                    .contains("Mai Tran", email, "Yes, this is my address");
        assertThat(login(email).getClaimAsBoolean("email_verified")).isFalse();

        assertThat(verify(token)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(login(email).getClaimAsBoolean("email_verified")).isTrue();
        await().until(() -> mails.isRead(email));
        assertThat(verify(token)).hasStatus(HttpStatus.GONE);
        assertThat(mvc.get().uri("/verify-email?token={t}", token))
                .hasStatus(HttpStatus.GONE)
                .bodyText()
                .contains("This link does not work any more");
    }

    @Test
    void the_database_holds_no_link_and_a_link_is_over_after_a_day() {
        register(body("Old", "old@example.org"));
        var token = mails.token(1, "verify-email", "old@example.org");
        assertThat(jdbc.sql("select token_hash from account_link").query(String.class).list())
                .doesNotContain(token);
        assertThat(jdbc.sql("select payload from outbox").query(String.class).list())
                .noneMatch(payload -> payload.contains(token));
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(verify(token)).hasStatus(HttpStatus.GONE);
    }

    @Test
    void a_known_address_gets_the_same_answer_and_its_owner_a_mail() throws Exception {
        var unknown = register(body("Somebody", "unknown@example.org"));
        var known = register(body("Somebody", "customer@ticket.local"));
        assertThat(known).hasStatus(unknown.getResponse().getStatus());
        assertThat(known.getResponse().getContentAsString())
                .isEqualTo(
                        unknown.getResponse()
                                .getContentAsString()
                                .replace("unknown@example.org", "customer@ticket.local"));
        var mail = mails.await(1, "account-exists", "customer@ticket.local");
        assertThat(mail.get("name").asString()).isEqualTo("Minh Nguyen");
        assertThat(mail.get("link").asString()).contains("/reset-password?token=");
        assertThat(apiLogin("customer@ticket.local", PASSWORD).getResponse().getStatus())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "organizer,ORGANIZER",
        "Manager,ORGANIZER",
        "admin,ADMIN",
        "entry_manager,ENTRY_MANAGER",
        "SUPPORT,SUPPORT"
    })
    void nobody_gets_power_by_asking(String asked, String role) throws Exception {
        var email = asked.toLowerCase() + "-wish@example.org";
        var body = json.createObjectNode();
        body.put("full_name", "Wish").put("email", email).put("password", PASSWORD);
        body.put("role", asked).put("roles", "ADMIN").put("id", 1).put("email_verified", true);
        body.put("is_admin", true).put("disabled", false);
        assertThat(register(body.toString()))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.requested_role")
                .isEqualTo(role);
        var token = login(email);
        assertThat(token.getClaimAsStringList("roles")).containsExactly("CUSTOMER");
        assertThat(token.getClaimAsBoolean("email_verified")).isFalse();
        assertThat(token.getSubject()).isNotEqualTo("1");
        assertThat(
                        jdbc.sql(
                                        "select role from role_request where account_id = ? and decided_at is null")
                                .param(Long.valueOf(token.getSubject()))
                                .query(String.class)
                                .single())
                .isEqualTo(role);
    }

    @Test
    void who_wants_to_register_for_an_event_is_told_where() {
        var answer = register("{\"event_id\":7,\"email\":\"a@example.org\"}");
        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("POST /api/events/{id}/registrations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{'name':'','email':'a@example.org','password':'lantern river seven'}|name",
                "{'name':'a\\u0000b','email':'a@example.org','password':'lantern river seven'}|name",
                "{'name':'A','email':'no address','password':'lantern river seven'}|email",
                "{'name':'A','email':'a\\u0000@example.org','password':'lantern river seven'}|email",
                "{'name':'A','email':'a@example.org'}|password",
                "{'name':'A','email':'a@example.org','password':'short'}|password",
                "{'name':'A','email':'a@example.org','password':'Password123'}|password",
                "{'name':'A','email':'a@example.org','password':'aaaaaaaaaa'}|password",
                "{'name':'A','email':'a@example.org','password':'lantern river seven','role':'king'}|role",
                "{'name':7,'email':'a@example.org','password':'lantern river seven'}|name"
            })
    void what_cannot_be_accepted_is_named(String body, String field) {
        var answer = register(body.replace('\'', '"'));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyJson().extractingPath("$.errors[*].field").asArray().contains(field);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 72, 73, 128})
    void every_length_of_password_from_8_to_128_signs_in_and_all_of_it_counts(int length)
            throws Exception {
        var email = "length" + length + "@example.org";
        var password = "ab1".repeat(50).substring(0, length - 1) + "ü";
        var body = json.createObjectNode();
        body.put("name", "Long").put("email", email).put("password", password);
        assertThat(register(body.toString())).hasStatus(HttpStatus.CREATED);
        assertThat(apiLogin(email, password)).hasStatusOk();
        var other = password.substring(0, length - 1) + "u";
        assertThat(apiLogin(email, other)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_page_registers_and_keeps_what_was_typed_when_something_is_wrong() {
        assertThat(mvc.get().uri("/register"))
                .hasStatusOk()
                .bodyText()
                .contains("Create an account");
        var wrong =
                mvc.post()
                        .uri("/register")
                        .param("name", "Linh <b>")
                        .param("email", "linh@")
                        .param("password", "secret words")
                        .exchange();
        assertThat(wrong)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Linh &lt;b&gt;", "linh@", "Use a whole e-mail address")
                .doesNotContain("secret words");
        assertThat(
                        mvc.post()
                                .uri("/register")
                                .param("name", "Linh")
                                .param("email", "linh@example.org")
                                .param("password", "password")
                                .param("organizer", "true"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("everybody tries first");
        assertThat(
                        mvc.post()
                                .uri("/register")
                                .param("name", "Linh")
                                .param("email", "linh@example.org")
                                .param("password", PASSWORD)
                                .param("organizer", "true"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/register?done=true");
        mails.await(1, "verify-email", "linh@example.org");
        assertThat(mvc.get().uri("/register?done=true"))
                .hasStatusOk()
                .bodyText()
                .contains("Check your e-mail");
    }

    @Test
    void another_site_cannot_register_or_confirm_through_a_browser() {
        for (var path : new String[] {"/register", "/verify-email", "/forgot-password"})
            assertThat(mvc.post().uri(path).header("Sec-Fetch-Site", "cross-site"))
                    .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void a_link_can_be_had_once_more_but_three_at_once_are_enough() throws Exception {
        var email = "again@example.org";
        register(body("Again", email));
        var id = Long.parseLong(login(email).getSubject());
        for (int i = 0; i < 5; i++)
            assertThat(
                            mvc.post()
                                    .uri("/api/auth/resend-verification")
                                    .with(TestTokens.account(id, email, "CUSTOMER")))
                    .hasStatus(HttpStatus.ACCEPTED);
        var third = mails.token(3, "verify-email", email);
        register(body("Later", "later@example.org"));
        mails.await(1, "verify-email", "later@example.org");
        assertThat(mails.to(email)).hasSize(3);
        assertThat(verify(mails.token(1, "verify-email", email))).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(verify(third)).as("all end with the first used").hasStatus(HttpStatus.GONE);
    }

    @Test
    void several_accounts_together_do_not_flood_an_address_with_links() throws Exception {
        for (var name : List.of("one", "two", "three", "four", "five")) {
            var email = name + "@flood.example.org";
            register(body(name, email));
            var caller = TestTokens.account(idOf(email), email, "CUSTOMER");
            assertThat(move(caller, "victim@example.org")).hasStatusOk();
        }
        await().untilAsserted(() -> assertThat(owed()).isZero());
        assertThat(mails.to("victim@example.org")).hasSize(3);
        clock.advance(Duration.ofMinutes(6));
        register(body("Victim", "victim@example.org"));
        mails.await(4, "verify-email", "victim@example.org");
        assertThat(mails.to("victim@example.org")).as("the owner waits for minutes").hasSize(4);
    }

    private long owed() {
        return jdbc.sql(
                        "select count(*) from outbox where delivered_at is null and topic in ('account-mail', 'account-changed')")
                .query(Long.class)
                .single();
    }

    private long idOf(String email) throws Exception {
        return Long.parseLong(login(email).getSubject());
    }

    private MvcTestResult move(RequestPostProcessor caller, String email) {
        return mvc.put()
                .uri("/api/profile")
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        json.createObjectNode()
                                .put("email", email)
                                .put("password", PASSWORD)
                                .toString())
                .exchange();
    }

    private String body(String name, String email) {
        return json.createObjectNode()
                .put("name", name)
                .put("email", email)
                .put("password", PASSWORD)
                .toString();
    }

    private MvcTestResult register(String body) {
        return mvc.post()
                .uri("/api/auth/register")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult verify(String token) {
        return mvc.post()
                .uri("/verify-email")
                .param("token", token)
                .param("password", PASSWORD)
                .exchange();
    }

    private MvcTestResult apiLogin(String email, String password) {
        return mvc.post()
                .uri("/api/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        json.createObjectNode()
                                .put("email", email)
                                .put("password", password)
                                .toString())
                .exchange();
    }

    private Jwt login(String email) throws Exception {
        var answer = apiLogin(email, PASSWORD).getResponse().getContentAsString();
        return decoder.decode(json.readTree(answer).get("access_token").asString());
    }
}
