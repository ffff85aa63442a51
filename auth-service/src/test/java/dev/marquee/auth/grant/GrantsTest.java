package dev.marquee.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.SentMails;
import dev.marquee.platform.test.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** A new password ends API clients, webhooks and passkeys, but for the kinds that are kept. */
@AuthServiceTest
class GrantsTest {

    private static final String PASSWORD = "lantern river seven";
    private static final String OTHER = "orchard window nine";

    @Autowired MockMvcTester mvc;
    @Autowired SentMails mails;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;

    private String email = "";
    private long id;
    private JwtRequestPostProcessor self = TestTokens.organizer();

    @BeforeEach
    void somebodyWithEverything() {
        email = "grants" + System.nanoTime() + "@example.org";
        post("/api/auth/register", Map.of("name", "Bo", "email", email, "password", PASSWORD));
        id =
                jdbc.sql("select id from account where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
        jdbc.sql("update account set email_verified = true where id = ?").param(id).update();
        jdbc.sql("insert into account_role (account_id, role) values (?, 'ORGANIZER')")
                .param(id)
                .update();
        self = TestTokens.account(id, email, "ORGANIZER");
        assertThat(
                        mvc.post()
                                .uri("/admin/api-clients")
                                .with(self)
                                .param("name", "Till")
                                .param("scopes", "entry"))
                .hasStatus(HttpStatus.CREATED);
        var handle = UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("insert into passkey_user (account_id, handle) values (?, ?)")
                .params(id, handle)
                .update();
        jdbc.sql(
                        """
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, signature_count, uv_initialized,
                                                      backup_eligible, authenticator_transports, public_key_credential_type, backup_state,
                                                      created, last_used, label)
                        values (?, ?, ?, 0, true, false, '', 'public-key', false, current_timestamp, current_timestamp, 'My phone')
                        """)
                .params(handle, handle, new byte[] {1})
                .update();
    }

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                        List.<Grant>of(),
                        List.of(Grant.API_CLIENTS),
                        List.of(Grant.WEBHOOKS),
                        List.of(Grant.PASSKEYS),
                        List.of(Grant.values()))
                .flatMap(kept ->
                        Stream.of("reset", "reset-api", "change", "change-api", "everywhere")
                                .map(door -> Arguments.of(door, kept)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void what_is_not_kept_ends(String door, List<Grant> kept) {
        assertThat(go(door, kept).getResponse().getStatus()).isIn(204, 303);
        var left = new ArrayList<Grant>();
        if (count("select count(*) from api_client where owner_id = ? and revoked_at is null") == 1)
            left.add(Grant.API_CLIENTS);
        if (kept.contains(Grant.WEBHOOKS)) {
            assertThat(stopped()).isZero();
            left.add(Grant.WEBHOOKS);
        } else {
            assertThat(stopped()).isEqualTo(1);
            await().untilAsserted(() ->
                    assertThat(mails.lastOwner(id))
                            .hasValueSatisfying(owner -> {
                                assertThat(owner.stop()).isTrue();
                                assertThat(owner.own()).as("it may have others").isTrue();
                            }));
        }
        if (count(
                        "select count(*) from user_credentials c join passkey_user u on u.handle = c.user_entity_user_id where u.account_id = ?")
                == 1) left.add(Grant.PASSKEYS);
        assertThat(left).containsExactlyElementsOf(kept);
    }

    @Test
    void the_pages_offer_to_keep_what_there_is() {
        var link = resetLink();
        for (var page :
                List.of("/profile/password", "/profile/sessions", "/reset-password?token=" + link))
            assertThat(mvc.get().uri(page).with(self))
                    .hasStatusOk()
                    .bodyText()
                    .contains("My API clients", "My webhooks", "My passkeys")
                    .doesNotContain("checked", "??");
        assertThat(mvc.get().uri("/profile/password").with(TestTokens.customer()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("My API clients", "My webhooks", "My passkeys");
    }

    @Test
    void programs_of_before_there_was_a_choice_sign_out_as_they_did() {
        assertThat(mvc.post().uri("/api/auth/logout-everywhere").with(self))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(
                        count(
                                "select count(*) from api_client where owner_id = ? and revoked_at is null"))
                .isEqualTo(1);
        assertThat(stopped()).isZero();
    }

    @Test
    void a_reset_of_an_address_that_nobody_confirmed_keeps_nothing() {
        jdbc.sql("update account set email_verified = false where id = ?").param(id).update();
        go("reset", List.of(Grant.values()));
        assertThat(
                        count(
                                "select count(*) from api_client where owner_id = ? and revoked_at is null"))
                .isZero();
        assertThat(stopped()).isEqualTo(1);
    }

    private MvcTestResult go(String door, List<Grant> kept) {
        var words = kept.stream().map(Grant::name).toArray(String[]::new);
        var wire = kept.stream().map(grant -> grant.word().replace('-', '_')).toList();
        return switch (door) {
            case "reset" ->
                    mvc.post()
                            .uri("/reset-password")
                            .param("token", resetLink())
                            .param("password", OTHER)
                            .param("keep", words)
                            .exchange();
            case "reset-api" ->
                    post(
                            "/api/auth/reset-password",
                            Map.of("token", resetLink(), "password", OTHER, "keep", wire));
            case "change" ->
                    mvc.post()
                            .uri("/profile/password")
                            .with(self)
                            .param("present", PASSWORD)
                            .param("password", OTHER)
                            .param("keep", words)
                            .exchange();
            case "change-api" ->
                    mvc.post()
                            .uri("/api/auth/change-password")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(
                                    json.writeValueAsString(
                                            Map.of(
                                                    "old_password",
                                                    PASSWORD,
                                                    "new_password",
                                                    OTHER,
                                                    "keep",
                                                    wire)))
                            .with(self)
                            .exchange();
            default ->
                    mvc.post()
                            .uri("/profile/sessions/end-all")
                            .with(self)
                            .param("keep", words)
                            .exchange();
        };
    }

    private String resetLink() {
        post("/api/auth/forgot-password", Map.of("email", email));
        return mails.token(1, "password-reset", email);
    }

    private long stopped() {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'webhook-owner' and payload like ? and payload like '%true%'")
                .param("%\"account\":" + id + ",%")
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private MvcTestResult post(String uri, Map<String, ?> body) {
        return mvc.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .exchange();
    }
}
