package dev.marquee.auth.profile;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.SentMails;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The language that an account reads; Xx is one of this test. */
@AuthServiceTest
class LanguageTest {

    private static final String PASSWORD = "lantern river seven";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired JwtDecoder decoder;
    @Autowired SentMails mails;

    private final String email = "lang" + UUID.randomUUID() + "@example.org";

    @AfterEach
    void reset() {
        jdbc.sql("delete from attempt").update();
    }

    private void register(@Nullable String language) {
        var request =
                mvc.post()
                        .uri("/api/auth/register")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"name":"Mai","email":"%s","password":"%s"}\
                                """
                                        .formatted(email, PASSWORD));
        if (language != null) request = request.header("Accept-Language", language);
        assertThat(request).hasStatus(HttpStatus.CREATED);
    }

    private long id() {
        return jdbc.sql("select id from account where email = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    private MvcTestResult put(String body) {
        return mvc.put()
                .uri("/api/profile")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(account(id(), email, "CUSTOMER"))
                .exchange();
    }

    private Jwt token() throws Exception {
        var answer =
                mvc.post()
                        .uri("/api/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"email":"%s","password":"%s"}\
                                """
                                        .formatted(email, PASSWORD))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return decoder.decode(
                json.readTree(answer.getResponse().getContentAsString())
                        .get("access_token")
                        .asString());
    }

    @Test
    void whoever_signs_up_reads_on_in_the_language_of_the_page() throws Exception {
        register("fr, xx;q=0.8");
        assertThat(token().getClaimAsString("locale")).isEqualTo("xx-PT");
        await().untilAsserted(() ->
                assertThat(mails.to(email))
                        .isNotEmpty()
                        .allMatch(mail -> "xx-PT".equals(mail.locale())));
    }

    @Test
    void who_says_nothing_has_chosen_nothing() throws Exception {
        register(null);
        assertThat(token().hasClaim("locale")).isFalse();
        assertThat(mvc.get().uri("/api/profile").with(account(id(), email, "CUSTOMER")))
                .bodyJson()
                .extractingPath("$.locale")
                .isNull();
    }

    @Test
    void it_is_changed_by_the_api() throws Exception {
        register("en-GB");
        assertThat(put("{\"locale\":\"xx\"}"))
                .hasStatusOk()
                .hasHeader("X-Outdated-Token", "true")
                .bodyJson()
                .extractingPath("$.locale")
                .isEqualTo("xx-PT");
        assertThat(put("{\"name\":\"Other\"}")).hasStatusOk();
        for (var bad : new String[] {"\"fr\"", "\"../../etc\"", "7"})
            assertThat(put("{\"locale\":" + bad + "}"))
                    .as(bad)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(token().getClaimAsString("locale")).isEqualTo("xx-PT");
        assertThat(put("{\"locale\":\"\"}")).hasStatusOk();
        assertThat(token().hasClaim("locale")).isFalse();
    }

    @Test
    void it_is_changed_on_the_page_and_a_region_stays() throws Exception {
        register("en-GB");
        var self = account(id(), email, "CUSTOMER");
        assertThat(mvc.get().uri("/profile").with(self))
                .bodyText()
                .contains("<option value=\"en\" lang=\"en\" selected=\"selected\">English</option>")
                .contains("<option value=\"xx-PT\" lang=\"xx-PT\">Xx</option>");
        save("en");
        assertThat(token().getClaimAsString("locale")).isEqualTo("en-GB");
        save("xx-PT");
        assertThat(token().getClaimAsString("locale")).isEqualTo("xx-PT");
        assertThat(
                        mvc.post()
                                .uri("/profile")
                                .param("name", "Kept")
                                .param("locale", "fr")
                                .with(self))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no such language here.", "value=\"Kept\"");
    }

    private void save(String tag) {
        assertThat(
                        mvc.post()
                                .uri("/profile")
                                .param("name", "Mai")
                                .param("locale", tag)
                                .with(account(id(), email, "CUSTOMER")))
                .hasHeader("Location", "/profile?done=saved");
    }
}
