package dev.marquee.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.value.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class PasskeyTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;
    @Autowired Passkeys passkeys;
    @Autowired SentMails mails;
    @Autowired AccountLinks links;

    private final Authenticator phone = new Authenticator();

    @AfterEach
    void clean() {
        clock.reset();
        for (var table :
                List.of(
                        "passkey_challenge",
                        "user_credentials",
                        "passkey_user",
                        "browser_session",
                        "attempt")) jdbc.sql("delete from " + table).update();
        jdbc.sql("update account set disabled = false, email_verified = true").update();
    }

    @Test
    void a_passkey_signs_a_browser_in_where_it_wanted_to_go_and_asks_for_no_code()
            throws Exception {
        var options = added();
        assertThat(options.at("/rp/id").asString()).isEqualTo("localhost");
        assertThat(options.at("/user/name").asString()).isEqualTo("organizer@ticket.local");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(mvc.get().uri("/profile/passkeys").with(TestTokens.organizer()))
                .bodyText()
                .contains("My &lt;phone&gt;");

        var answer = enter(phone.sign(challenge(), handle(options)), "/admin/venues");
        assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(answer).bodyJson().extractingPath("$.next").isEqualTo("/admin/venues");
        var cookie = answer.getResponse().getCookie("marquee_session");
        assertThat(cookie.getValue()).hasSize(43);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(
                        mvc.post()
                                .uri("/internal/sessions/token")
                                .with(TestTokens.service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"session\":\"" + cookie.getValue() + "\"}"))
                .hasStatusOk();
        assertThat(enter(phone.sign(challenge(), handle(options)), "//evil.example"))
                .bodyJson()
                .extractingPath("$.next")
                .isEqualTo("/admin");
    }

    @Test
    void a_signature_is_good_once_and_for_five_minutes() throws Exception {
        var options = added();
        var signed = phone.sign(challenge(), handle(options));
        assertThat(enter(signed, null)).hasStatusOk();
        assertThat(enter(signed, null)).hasStatus(HttpStatus.UNAUTHORIZED);

        var late = phone.sign(challenge(), handle(options));
        clock.advance(Duration.ofMinutes(6));
        assertThat(enter(late, null)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void another_site_another_key_and_a_device_that_asked_nobody_are_refused() throws Exception {
        var handle = handle(added());
        assertThat(enter(new Authenticator().sign(challenge(), handle), null))
                .hasStatus(HttpStatus.UNAUTHORIZED);

        phone.origin = "https://marquee.evil.example";
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        phone.origin = "http://localhost:8080";
        phone.site = "evil.example";
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        phone.site = "localhost";
        phone.flags = Authenticator.PRESENT;
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        phone.flags = Authenticator.PRESENT | Authenticator.VERIFIED;
        assertThat(enter(phone.sign("bWFkZS11cA", handle), null))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatusOk();
    }

    @Test
    void a_passkey_says_whose_it_is_by_a_handle_that_tells_nothing() throws Exception {
        var handle = handle(added());
        var decoded =
                new String(Base64.getUrlDecoder().decode(handle), StandardCharsets.ISO_8859_1);
        assertThat(decoded).hasSizeBetween(32, 64).doesNotContain("organizer", "ticket.local");
        var other = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
        assertThat(enter(phone.sign(challenge(), other), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(enter(phone.sign(challenge(), "Mg"), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatusOk();
    }

    @Test
    void a_disabled_account_and_a_removed_passkey_come_no_further() throws Exception {
        var handle = handle(added());
        jdbc.sql("update account set disabled = true where id = 2").update();
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        jdbc.sql("update account set disabled = false").update();

        var id = passkeys.of(2).getFirst().id();
        var ask = "/profile/passkeys/remove?id=" + id;
        assertThat(mvc.get().uri("/profile/passkeys").with(TestTokens.organizer()))
                .bodyText()
                .contains("Remove My &lt;phone&gt;?", "action=\"" + ask + "\"");
        assertThat(mvc.get().uri(ask).with(TestTokens.organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Remove My &lt;phone&gt;?", id)
                .doesNotContain("??");
        assertThat(mvc.get().uri(ask).with(TestTokens.customer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(remove(TestTokens.customer(), id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(remove(TestTokens.organizer(), id)).hasStatus(HttpStatus.FOUND);
        assertThat(enter(phone.sign(challenge(), handle), null)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(remove(TestTokens.organizer(), id)).hasStatus(HttpStatus.NOT_FOUND);
        await().untilAsserted(() ->
                assertThat(mails.changesToldTo("organizer@ticket.local"))
                        .contains("passkey-added", "passkey-removed"));
    }

    @Test
    void adding_one_needs_the_password_and_a_challenge_asked_for_this_account() throws Exception {
        assertThat(options(TestTokens.organizer(), "wrong"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add(TestTokens.organizer(), phone.create("bWFkZS11cA")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add(TestTokens.organizer(), phone.create(challenge())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        var challenge =
                tree(options(TestTokens.organizer(), "organizer123")).path("challenge").asString();
        assertThat(add(TestTokens.customer(), phone.create(challenge)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add(TestTokens.organizer(), phone.create(challenge)))
                .hasStatus(HttpStatus.CREATED);
        assertThat(add(TestTokens.organizer(), phone.create(challenge)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(passkeys.of(2)).hasSize(1);
    }

    @Test
    void none_is_added_before_the_address_is_confirmed() {
        var challenge =
                tree(options(TestTokens.organizer(), "organizer123")).path("challenge").asString();
        jdbc.sql("update account set email_verified = false where id = 2").update();
        assertThat(mvc.get().uri("/profile/passkeys").with(TestTokens.organizer()))
                .bodyText()
                .contains("Confirm your e-mail address first")
                .doesNotContain("data-passkey-add");
        assertThat(options(TestTokens.organizer(), "organizer123")).hasStatus(HttpStatus.CONFLICT);
        assertThat(add(TestTokens.organizer(), phone.create(challenge)))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(passkeys.of(2)).isEmpty();
    }

    @Test
    void a_new_password_by_mail_ends_all_passkeys() {
        added();
        var hash =
                jdbc.sql("select password_hash from account where id = 2")
                        .query(String.class)
                        .single();
        var email = new EmailAddress("organizer@ticket.local");
        var link = links.issue("passkeys", 2, Purpose.RESET_PASSWORD, email).orElseThrow();
        assertThat(
                        mvc.post()
                                .uri("/reset-password")
                                .param("token", link)
                                .param("password", "orchard window nine"))
                .hasStatus(HttpStatus.SEE_OTHER);
        jdbc.sql("update account set password_hash = ? where id = 2").param(hash).update();
        assertThat(passkeys.of(2)).isEmpty();
    }

    @Test
    void one_passkey_is_of_one_account() throws Exception {
        added();
        var challenge =
                tree(options(TestTokens.customer(), "customer123")).path("challenge").asString();
        assertThat(add(TestTokens.customer(), phone.create(challenge)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(passkeys.of(3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"credential\":null}",
                "{\"credential\":1}",
                "{\"credential\":\"x\"}",
                "{\"credential\":[]}",
                "{\"credential\":{}}",
                "{\"credential\":{\"id\":\"a\",\"rawId\":\"a\",\"type\":\"public-key\"}}",
                "{\"credential\":{\"id\":\"a\",\"rawId\":\"a\",\"type\":\"public-key\",\"response\":{}}}",
                "{\"credential\":{\"id\":\"a\",\"rawId\":\"*\",\"type\":\"x\",\"response\":{\"clientDataJSON\":\"*\"}}}",
                "{\"credential\":{\"id\":\"YQ\",\"rawId\":\"YQ\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"YQ\",\"authenticatorData\":\"YQ\",\"attestationObject\":\"YQ\",\"signature\":\"YQ\"}}}"
            })
    void what_no_browser_sends_is_refused(String body) {
        assertThat(post("/webauthn/sign-in", body).getResponse().getStatus()).isBetween(400, 422);
        var adding =
                mvc.post()
                        .uri("/profile/passkeys")
                        .with(TestTokens.organizer())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.replaceFirst("\\{", "{\"label\":\"x\","))
                        .exchange();
        assertThat(adding.getResponse().getStatus()).isBetween(400, 422);
    }

    @Test
    void a_name_that_no_database_takes_is_refused() {
        var challenge =
                tree(options(TestTokens.organizer(), "organizer123")).path("challenge").asString();
        assertThat(
                        mvc.post()
                                .uri("/profile/passkeys")
                                .with(TestTokens.organizer())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"label\":\"a\\u0000b\",\"credential\":%s}"
                                                .formatted(phone.create(challenge))))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(passkeys.of(2)).isEmpty();
    }

    @Test
    void rubbish_signed_for_a_real_challenge_is_refused() {
        var response =
                "\"response\":{\"clientDataJSON\":\"%s\",\"authenticatorData\":\"YQ\",\"attestationObject\":\"YQ\",\"signature\":\"YQ\"}";
        var client =
                java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("{\"challenge\":\"" + challenge() + "\"}").getBytes());
        assertThat(
                        post(
                                "/webauthn/sign-in",
                                "{\"credential\":{\"id\":\"YQ\",\"rawId\":\"YQ\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                                        + response.formatted(client)
                                        + "}}"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        var asked = options(TestTokens.organizer(), "organizer123");
        client =
                java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                ("{\"challenge\":\""
                                                + tree(asked).path("challenge").asString()
                                                + "\"}")
                                        .getBytes());
        assertThat(
                        add(
                                TestTokens.organizer(),
                                "{\"id\":\"YQ\",\"rawId\":\"YQ\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                                        + response.formatted(client)
                                        + "}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void nobody_reaches_somebody_elses_passkeys() {
        assertThat(mvc.get().uri("/profile/passkeys")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(post("/profile/passkeys/options", "{\"password\":\"x\"}"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(post("/profile/passkeys/remove", "{}")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private JsonNode added() {
        var options = tree(options(TestTokens.organizer(), "organizer123"));
        assertThat(add(TestTokens.organizer(), phone.create(options.path("challenge").asString())))
                .hasStatus(HttpStatus.CREATED);
        return options;
    }

    private static String handle(JsonNode options) {
        return options.at("/user/id").asString();
    }

    private String challenge() {
        return tree(post("/webauthn/sign-in/options", "{}")).path("challenge").asString();
    }

    private MvcTestResult options(RequestPostProcessor caller, String password) {
        return mvc.post()
                .uri("/profile/passkeys/options")
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"password\":\"" + password + "\"}")
                .exchange();
    }

    private MvcTestResult add(RequestPostProcessor caller, String credential) {
        return mvc.post()
                .uri("/profile/passkeys")
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"label\":\" My <phone> \",\"credential\":" + credential + "}")
                .exchange();
    }

    private MvcTestResult enter(String credential, String target) {
        var body =
                target == null
                        ? "{\"credential\":" + credential + "}"
                        : "{\"target\":\"" + target + "\",\"credential\":" + credential + "}";
        return post("/webauthn/sign-in", body);
    }

    private MvcTestResult remove(RequestPostProcessor caller, String id) {
        return mvc.post().uri("/profile/passkeys/remove").with(caller).param("id", id).exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private JsonNode tree(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        try {
            return json.readTree(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
