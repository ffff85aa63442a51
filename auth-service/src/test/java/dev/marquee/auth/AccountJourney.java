package dev.marquee.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.client.NotificationClient.Owner;
import dev.marquee.platform.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What happens to accounts in the course of their life; holds on every database. */
abstract class AccountJourney {

    static final String PASSWORD = "lantern river seven";
    static final String OTHER = "orchard window nine";
    private static final JwtRequestPostProcessor ADMIN = TestTokens.admin();

    @Autowired MockMvcTester mvc;
    @Autowired SentMails mails;
    @Autowired ToldCalendars calendars;
    @Autowired JdbcClient jdbc;
    @Autowired JwtDecoder decoder;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
        jdbc.sql("delete from account_role where account_id > 5 and role = 'ADMIN'").update();
        jdbc.sql("update account set disabled = false where id = 1").update();
        jdbc.sql("delete from account_role where account_id = 1").update();
        jdbc.sql("insert into account_role (account_id, role) values (1, 'ADMIN')").update();
    }

    @Test
    void services_ask_what_an_account_may_do_now() {
        var address = "/internal/accounts/1";
        assertThat(mvc.get().uri(address).with(TestTokens.service()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.roles")
                .asArray()
                .contains("ADMIN");
        jdbc.sql("update account set disabled = true where id = 1").update();
        var disabled = mvc.get().uri(address).with(TestTokens.service()).exchange();
        assertThat(disabled).bodyJson().extractingPath("$.disabled").isEqualTo(true);
        assertThat(disabled).bodyJson().extractingPath("$.roles").asArray().isEmpty();
        assertThat(mvc.get().uri("/internal/accounts/999999").with(TestTokens.service()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void forgetting_the_password_looks_the_same_for_every_address() throws Exception {
        register("forgets@example.org");
        var known = api("/api/auth/forgot-password", Map.of("email", "forgets@example.org"), null);
        var unknown = api("/api/auth/forgot-password", Map.of("email", "noone@example.org"), null);
        assertThat(known).hasStatus(HttpStatus.ACCEPTED);
        assertThat(unknown).hasStatus(HttpStatus.ACCEPTED);
        assertThat(known.getResponse().getContentAsString())
                .isEqualTo(unknown.getResponse().getContentAsString());
        mails.await(1, "password-reset", "forgets@example.org");
        assertThat(mails.to("noone@example.org")).isEmpty();
    }

    @Test
    void an_organiser_is_told_what_another_service_noticed_about_an_event() throws Exception {
        var email = "crowded@example.org";
        register(email);
        var id = jdbc.sql("select id from account where email = ?").param(email).query(Long.class);
        var notice =
                """
                {"notices":[{"key":"mostly-unconfirmed:7:2026-11-25","account":%d,"change":"mostly-unconfirmed",
                             "at":"2026-11-25T14:05:30Z","from":"","about":"Lantern Night","page":"/admin/events/EV07"}]}
                """
                        .formatted(id.single());
        assertThat(told(notice)).hasStatus(HttpStatus.NO_CONTENT);
        var mail = mails.await(1, "account-changed", email);
        assertThat(mail.get("change").asString()).isEqualTo("mostly-unconfirmed");
        assertThat(mail.get("about").asString()).isEqualTo("Lantern Night");
        assertThat(mail.get("link").asString()).endsWith("/admin/events/EV07");
        for (var page : List.of("//evil.example", "/login", "/admin/../login", "/admin/a?b=c"))
            assertThat(told(notice.replace("/admin/events/EV07", page)))
                    .as(page)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private MvcTestResult told(String notices) {
        return mvc.post()
                .uri("/internal/account-notices")
                .with(TestTokens.service())
                .contentType(MediaType.APPLICATION_JSON)
                .content(notices)
                .exchange();
    }

    @Test
    void a_new_password_ends_whatever_was_open_with_the_old_one() throws Exception {
        var email = "resets@example.org";
        register(email);
        var browser = signIn(email, PASSWORD);
        var old = token(email, PASSWORD);
        var link = resetLink(email, 1);
        assertThat(mvc.get().uri("/reset-password?token={t}", link))
                .hasStatusOk()
                .bodyText()
                .contains("Choose a new password", "no-referrer");
        assertThat(choose(link, "password")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(choose(link, OTHER))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/reset-password?done=true");

        assertThat(login(email, PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(exchange(browser)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(isRevoked(old)).isTrue();
        var fresh = token(email, OTHER);
        assertThat(isRevoked(fresh)).as("one of the same second").isFalse();
        assertThat(fresh.getClaimAsBoolean("email_verified"))
                .as("the link came to the address")
                .isTrue();
        assertThat(choose(link, PASSWORD)).as("replayed").hasStatus(HttpStatus.GONE);
        mails.await(1, "account-changed", email);
        assertThat(mails.changesToldTo(email)).containsExactly("password-changed");
        assertThat(mvc.get().uri("/reset-password?token={t}", link)).hasStatus(HttpStatus.GONE);
    }

    @Test
    void a_reset_link_is_over_after_half_an_hour() throws Exception {
        register("late@example.org");
        var link = resetLink("late@example.org", 1);
        clock.advance(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(choose(link, OTHER)).hasStatus(HttpStatus.GONE);
        assertThat(
                        api(
                                "/api/auth/reset-password",
                                Map.of("token", link, "new_password", OTHER),
                                null))
                .hasStatus(HttpStatus.GONE);
    }

    @RepeatedTest(3)
    void a_link_that_is_used_twice_at_the_same_moment_works_once() throws Exception {
        var email = "race" + System.nanoTime() + "@example.org";
        register(email);
        var link = resetLink(email, 1);
        var outcomes =
                together(
                        5,
                        n ->
                                choose(link, "lantern river " + n + " more")
                                        .getResponse()
                                        .getStatus());
        assertThat(outcomes).containsExactlyInAnyOrder(303, 410, 410, 410, 410);
        var winner = outcomes.indexOf(303);
        assertThat(login(email, "lantern river " + winner + " more")).hasStatusOk();
    }

    @RepeatedTest(3)
    void of_many_guesses_at_once_only_the_free_ones_are_looked_at() throws Exception {
        clock.stop();
        var email = "guessed" + System.nanoTime() + "@example.org";
        register(email);
        var outcomes =
                together(20, n -> login(email, "wrong guess " + n).getResponse().getStatus());
        assertThat(outcomes).filteredOn(status -> status == 401).hasSize(5);
        assertThat(outcomes).filteredOn(status -> status == 429).hasSize(15);
    }

    @Test
    void an_address_is_registered_once_however_many_try_at_once() throws Exception {
        var email = "twins" + System.nanoTime() + "@example.org";
        assertThat(together(5, n -> register(email).getResponse().getStatus()))
                .containsOnly(HttpStatus.CREATED.value());
        assertThat(
                        jdbc.sql("select count(*) from account where email = ?")
                                .param(email)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        mails.await(1, "verify-email", email);
    }

    @Test
    void closing_an_account_blanks_it_and_frees_the_address() throws Exception {
        var email = "leaves@example.org";
        register(email);
        var token = token(email, PASSWORD);
        var self = TestTokens.account(Long.parseLong(token.getSubject()), email, "CUSTOMER");
        var wrong = mvc.post().uri("/profile/close").param("password", "wrong").with(self);
        assertThat(wrong)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is not your password");
        assertThat(mvc.post().uri("/profile/close").param("password", PASSWORD).with(self))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/");
        assertThat(isRevoked(token)).isTrue();
        assertThat(login(email, PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(
                        jdbc.sql("select name || email from account where id = ?")
                                .param(Long.valueOf(token.getSubject()))
                                .query(String.class)
                                .single())
                .isEqualTo("closed-" + token.getSubject() + "@closed.invalid");
        assertThat(mvc.get().uri("/api/users?q=leaves").with(ADMIN))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(mvc.get().uri("/admin/users/" + token.getSubject()).with(ADMIN))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(register(email)).hasStatus(HttpStatus.CREATED);
        assertThat(token(email, PASSWORD).getSubject()).isNotEqualTo(token.getSubject());
    }

    @Test
    void who_is_erased_has_no_account_any_more_and_who_works_here_keeps_it() throws Exception {
        var email = "erased-person@example.org";
        register(email);
        mails.await(1, "verify-email", email);
        assertThat(choose(resetLink(email, 1), OTHER)).hasStatus(HttpStatus.SEE_OTHER);
        mails.await(1, "account-changed", email);
        var token = token(email, OTHER);
        var erasures =
                """
                {"erasures":[{"key":"1","email":" Erased-Person@EXAMPLE.org. "},{"key":"2","email":"organizer@ticket.local"},
                             {"key":"3","email":"nobody-here@example.org"},{"key":"4","email":"no address"}]}\
                """;
        for (var n = 0; n < 2; n++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/erasures")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(erasures)
                                    .with(TestTokens.service()))
                    .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(isRevoked(token)).isTrue();
        assertThat(login(email, PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(
                        jdbc.sql("select name || email from account where id = ?")
                                .param(Long.valueOf(token.getSubject()))
                                .query(String.class)
                                .single())
                .isEqualTo("closed-" + token.getSubject() + "@closed.invalid");
        for (var service : List.of("event", "venue", "report", "ticket"))
            assertThat(
                            jdbc.sql("select payload from outbox where topic = ? and fact_key = ?")
                                    .params("erased-account-" + service, token.getSubject())
                                    .query(String.class)
                                    .list())
                    .as("who knows accounts is told, once: " + service)
                    .hasSize(1);
        assertThat(orderedTo(email)).as("mails that were ordered to the address").isEmpty();
        assertThat(
                        jdbc.sql(
                                        "select payload from outbox where topic = 'audit' and payload like ?")
                                .param("%account:" + token.getSubject() + "\"%")
                                .query(String.class)
                                .list())
                .filteredOn(entry -> entry.contains("account.erased"))
                .hasSize(1)
                .allMatch(entry -> entry.contains("some-service") && !entry.contains(email));
        assertThat(login("organizer@ticket.local", "organizer123")).hasStatusOk();
        assertThat(register(email)).hasStatus(HttpStatus.CREATED);
    }

    @Test
    void a_closed_account_leaves_no_mail_behind_not_even_one_to_an_address_it_had_before()
            throws Exception {
        register("first@forgotten.example.org");
        confirm("first@forgotten.example.org");
        var id = Long.parseLong(token("first@forgotten.example.org", PASSWORD).getSubject());
        var self = TestTokens.account(id, "first@forgotten.example.org", "CUSTOMER");
        assertThat(put(self, Map.of("email", "next@forgotten.example.org", "password", PASSWORD)))
                .hasStatusOk();
        confirm("next@forgotten.example.org");
        mails.await(1, "account-changed", "first@forgotten.example.org");
        assertThat(orderedTo("forgotten.example.org")).isNotEmpty();
        assertThat(mvc.post().uri("/profile/close").param("password", PASSWORD).with(self))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(orderedTo("forgotten.example.org")).isEmpty();
    }

    private void confirm(String email) {
        assertThat(
                        mvc.post()
                                .uri("/verify-email")
                                .param("password", PASSWORD)
                                .param("token", mails.token(1, "verify-email", email)))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    private List<String> orderedTo(String email) {
        return jdbc.sql(
                        "select payload from outbox where topic in ('account-mail', 'account-changed') and payload like ?")
                .param("%" + email + "%")
                .query(String.class)
                .list();
    }

    @Test
    void moving_to_another_address_needs_the_password_and_the_link_that_goes_there()
            throws Exception {
        register("before@example.org");
        var token = token("before@example.org", PASSWORD);
        var self =
                TestTokens.account(
                        Long.parseLong(token.getSubject()), "before@example.org", "CUSTOMER");
        assertThat(put(self, Map.of("email", "after@example.org", "password", "wrong")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put(self, Map.of("email", "after@example.org")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(
                        put(
                                self,
                                Map.of(
                                        "email",
                                        "after@example.org",
                                        "password",
                                        PASSWORD,
                                        "roles",
                                        List.of("ADMIN"),
                                        "email_verified",
                                        true)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo("before@example.org");
        var link = mails.token(1, "verify-email", "after@example.org");
        assertThat(mvc.post().uri("/verify-email").param("token", link).with(self))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(isRevoked(token)).as("it names the old address").isTrue();
        var after = token("after@example.org", PASSWORD);
        assertThat(after.getSubject()).isEqualTo(token.getSubject());
        assertThat(after.getClaimAsBoolean("email_verified")).isTrue();
        assertThat(after.getClaimAsStringList("roles")).containsExactly("CUSTOMER");
        assertThat(login("before@example.org", PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        mails.await(1, "account-changed", "after@example.org");
        await().untilAsserted(() ->
                assertThat(calendars.of("after@example.org"))
                        .containsExactly(Long.valueOf(token.getSubject())));
        assertThat(calendars.of("before@example.org")).isEmpty();
    }

    @Test
    void an_account_that_moves_is_told_so_at_the_old_address_too_if_it_was_its_owners()
            throws Exception {
        register("old@moves.example.org");
        var id = token("old@moves.example.org", PASSWORD).getSubject();
        var hops =
                List.of(
                        "old@moves.example.org",
                        "new@moves.example.org",
                        "third@moves.example.org");
        for (var n = 0; n < 2; n++) {
            var self = TestTokens.account(Long.parseLong(id), hops.get(n), "CUSTOMER");
            var to = hops.get(n + 1);
            assertThat(put(self, Map.of("email", to, "password", PASSWORD))).hasStatusOk();
            var link = mails.token(1, "verify-email", to);
            assertThat(mvc.post().uri("/verify-email").param("token", link).with(self))
                    .hasStatus(HttpStatus.SEE_OTHER);
            mails.await(1, "account-changed", to);
        }
        mails.await(2, "account-changed", hops.get(1));
        assertThat(mails.changesToldTo(hops.get(1))).containsOnly("email-changed").hasSize(2);
        assertThat(mails.changesToldTo(hops.get(2))).containsExactly("email-changed");
        assertThat(mails.changesToldTo(hops.get(0))).as("never confirmed").isEmpty();
    }

    @Test
    void whoever_is_invited_chooses_a_password_and_is_in() throws Exception {
        var email = "gate@example.org";
        assertThat(
                        mvc.post()
                                .uri("/admin/users/new")
                                .param("name", "Gate One")
                                .param("email", email)
                                .param("roles", "ENTRY_MANAGER", "SUPPORT")
                                .with(ADMIN))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(mails.await(1, "invitation", email).get("by").asString()).isNotBlank();
        var link = mails.token(1, "invitation", email);
        assertThat(choose(link, OTHER)).as("it resets nothing").hasStatus(HttpStatus.GONE);
        assertThat(mvc.post().uri("/invitation").param("token", link).param("password", OTHER))
                .hasStatus(HttpStatus.SEE_OTHER);
        var token = token(email, OTHER);
        assertThat(token.getClaimAsStringList("roles"))
                .containsExactlyInAnyOrder("ENTRY_MANAGER", "SUPPORT");
        assertThat(token.getClaimAsBoolean("email_verified")).isTrue();
    }

    @Test
    void a_wish_for_a_role_is_granted_once_the_address_is_confirmed() throws Exception {
        var email = "organises@example.org";
        register(email, "organizer");
        var before = token(email, PASSWORD);
        var request =
                jdbc.sql("select id from role_request where account_id = ?")
                        .param(Long.valueOf(before.getSubject()))
                        .query(Long.class)
                        .single();
        assertThat(mvc.get().uri("/admin/users/" + before.getSubject()).with(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains(email, "wants to be: Organiser", "not confirmed yet");
        assertThat(mvc.get().uri("/admin/users?q=nobody").with(ADMIN))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(email);
        var approve = "/admin/users/requests/" + request + "/approve";
        assertThat(mvc.post().uri(approve).with(ADMIN)).hasStatus(HttpStatus.CONFLICT);
        mvc.post()
                .uri("/verify-email")
                .param("token", mails.token(1, "verify-email", email))
                .param("password", PASSWORD)
                .exchange();
        assertThat(mvc.get().uri("/admin/users?q=nobody").with(ADMIN))
                .bodyText()
                .contains(email, "wants to be: Organiser", "Refuse what Somebody asks for?");
        assertThat(mvc.get().uri(approve.replace("approve", "reject")).with(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("Refuse what Somebody asks for?", "They can ask again")
                .doesNotContain("??");
        assertThat(mvc.post().uri(approve).with(TestTokens.organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post().uri(approve).with(ADMIN)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(mvc.post().uri(approve).with(ADMIN)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(isRevoked(before)).isTrue();
        assertThat(token(email, PASSWORD).getClaimAsStringList("roles"))
                .containsExactlyInAnyOrder("CUSTOMER", "ORGANIZER");
        var mail = mails.await(1, "role-decision", email);
        assertThat(mail.get("role").asString()).isEqualTo("ORGANIZER");
        assertThat(mail.get("approved").asBoolean()).isTrue();
    }

    @Test
    void a_disabled_account_is_out_everywhere_until_it_is_enabled() throws Exception {
        var email = "out@example.org";
        register(email);
        var browser = signIn(email, PASSWORD);
        var token = token(email, PASSWORD);
        var page = "/admin/users/" + token.getSubject();
        for (var asking : List.of(page, page + "/disable"))
            assertThat(mvc.get().uri(asking).with(ADMIN))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Disable the account of Somebody?", "You can undo this")
                    .doesNotContain("??");
        assertThat(isRevoked(token)).isFalse();
        assertThat(mvc.post().uri(page + "/disable").with(ADMIN)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(isRevoked(token)).isTrue();
        assertThat(exchange(browser)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(login(email, PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri(page).with(ADMIN)).bodyText().contains("Disabled");
        assertThat(mvc.post().uri(page + "/enable").with(ADMIN)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(exchange(browser)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(isRevoked(token(email, PASSWORD))).isFalse();
    }

    @Test
    void an_admin_lets_somebody_in_who_has_lost_phone_and_codes() throws Exception {
        var email = "lost@example.org";
        register(email);
        confirm(email);
        var browser = signIn(email, PASSWORD);
        var token = token(email, PASSWORD);
        var id = Long.parseLong(token.getSubject());
        jdbc.sql(
                        "insert into second_factor (account_id, secret, started_at, confirmed_at) values (?, 'sealed', current_timestamp, current_timestamp)")
                .param(id)
                .update();
        assertThat(login(email, PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        var page = "/admin/users/" + id;
        for (var asking : List.of(page, page + "/factors"))
            assertThat(mvc.get().uri(asking).with(ADMIN))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Turn two steps off and remove the passkeys of Somebody?")
                    .doesNotContain("??");
        var own = TestTokens.account(id, email, "ADMIN");
        assertThat(mvc.post().uri(page + "/factors").with(own))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("ask another admin");
        assertThat(mvc.post().uri(page + "/factors").with(ADMIN))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", page + "?done=factors");
        assertThat(isRevoked(token)).isTrue();
        assertThat(exchange(browser)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(login(email, PASSWORD)).hasStatusOk();
        assertThat(mails.await(1, "account-changed", email).get("from").asString())
                .as("the admin's address is nobody's business")
                .isEmpty();
        assertThat(mails.changesToldTo(email)).containsExactly("factors-removed");
        assertThat(
                        jdbc.sql("select payload from outbox where topic = 'audit'")
                                .query(String.class)
                                .list())
                .anyMatch(fact ->
                        fact.contains("factors.forgotten")
                                && fact.contains("account:" + id + "\""));
    }

    @Test
    void whoever_may_have_webhooks_no_more_is_told_to_the_service_that_sends_them()
            throws Exception {
        var email = "hooks@example.org";
        register(email);
        var id = Long.parseLong(token(email, PASSWORD).getSubject());
        var page = "/admin/users/" + id;
        assertThat(setRoles(page, "ADMIN", "ORGANIZER")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(setRoles(page, "ORGANIZER")).hasStatus(HttpStatus.SEE_OTHER);
        await().untilAsserted(() ->
                assertThat(mails.lastOwner(id)).contains(new Owner(id, true, false, false)));
        assertThat(mvc.post().uri(page + "/disable").with(ADMIN)).hasStatus(HttpStatus.SEE_OTHER);
        await().untilAsserted(() ->
                assertThat(mails.lastOwner(id)).contains(new Owner(id, false, false, false)));
        assertThat(mvc.post().uri(page + "/enable").with(ADMIN)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(setRoles(page, "ADMIN", "ORGANIZER", "CUSTOMER"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(setRoles(page, "ADMIN", "CUSTOMER")).hasStatus(HttpStatus.SEE_OTHER);
        await().untilAsserted(() ->
                assertThat(mails.lastOwner(id)).contains(new Owner(id, true, true, false)));
        var self = TestTokens.account(id, email, "ADMIN");
        assertThat(mvc.post().uri("/profile/close").param("password", PASSWORD).with(self))
                .hasStatus(HttpStatus.SEE_OTHER);
        await().untilAsserted(() ->
                assertThat(mails.lastOwner(id)).contains(new Owner(id, false, false, false)));
    }

    private MvcTestResult setRoles(String page, String... roles) {
        return mvc.post().uri(page + "/roles").param("role", roles).with(ADMIN).exchange();
    }

    @Test
    void the_last_admin_stays_admin_enabled_and_open() {
        var page = "/admin/users/1";
        assertThat(mvc.post().uri(page + "/disable").with(ADMIN))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("only admin who can sign in");
        assertThat(mvc.post().uri(page + "/roles").param("role", "SUPPORT").with(ADMIN))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(mvc.post().uri("/profile/close").param("password", "admin123").with(ADMIN))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(mvc.post().uri(page + "/roles").param("role", "SUPPORT", "ADMIN").with(ADMIN))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(mvc.post().uri(page + "/roles").param("role", "KING").with(ADMIN))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(mvc.post().uri(page + "/roles").with(ADMIN))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @RepeatedTest(5)
    void two_admins_who_remove_each_other_at_once_leave_one() throws Exception {
        var email = "second" + System.nanoTime() + "@example.org";
        register(email);
        var second = Long.parseLong(token(email, PASSWORD).getSubject());
        mvc.post()
                .uri("/admin/users/" + second + "/roles")
                .param("role", "ADMIN")
                .with(ADMIN)
                .exchange();
        var outcomes =
                together(
                        2,
                        n ->
                                n == 0
                                        ? mvc.post()
                                                .uri("/admin/users/" + second + "/roles")
                                                .param("role", "CUSTOMER")
                                                .with(ADMIN)
                                                .exchange()
                                                .getResponse()
                                                .getStatus()
                                        : mvc.post()
                                                .uri("/admin/users/1/disable")
                                                .with(TestTokens.account(second, email, "ADMIN"))
                                                .exchange()
                                                .getResponse()
                                                .getStatus());
        assertThat(outcomes).containsExactlyInAnyOrder(303, 409);
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from account a join account_role r on r.account_id = a.id
                                        where r.role = 'ADMIN' and not a.disabled
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void admins_search_the_accounts() {
        assertThat(mvc.get().uri("/api/users?q=RIBEIRO").with(ADMIN))
                .bodyJson()
                .extractingPath("$.items[*].email")
                .asArray()
                .containsExactly("organizer@ticket.local");
        assertThat(mvc.get().uri("/api/users?role=manager&size=1").with(ADMIN))
                .bodyJson()
                .extractingPath("$.items[0].roles")
                .asArray()
                .contains("ORGANIZER");
        assertThat(mvc.get().uri("/api/users?q=ticket.local&state=active&sort=-email").with(ADMIN))
                .bodyJson()
                .extractingPath("$.items[*].email")
                .asArray()
                .startsWith("support@ticket.local")
                .endsWith("admin@ticket.local");
        for (var refused : List.of("state=lost", "sort=colour"))
            assertThat(mvc.get().uri("/api/users?" + refused).with(ADMIN))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        for (var q : List.of("%", "_", "'", "a\u0000", "!", "\\"))
            assertThat(mvc.get().uri("/admin/users?q={q}", q).with(ADMIN)).hasStatusOk();
        assertThat(mvc.get().uri("/api/users?q=%25").with(ADMIN))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(mvc.get().uri("/api/users?size=101").with(ADMIN))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get().uri("/api/users?role=king").with(ADMIN))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void what_is_done_to_accounts_is_on_the_record_and_no_secret_with_it() throws Exception {
        register("recorded@example.org");
        resetLink("recorded@example.org", 1);
        var recorded =
                jdbc.sql("select payload from outbox where topic = 'audit'")
                        .query(String.class)
                        .list();
        assertThat(recorded)
                .anyMatch(fact ->
                        fact.contains("account.registered")
                                && fact.contains("recorded@example.org"))
                .noneMatch(fact -> fact.contains(PASSWORD));
    }

    MvcTestResult register(String email) {
        return register(email, null);
    }

    private MvcTestResult register(String email, String role) {
        var body = json.createObjectNode();
        body.put("name", "Somebody").put("email", email).put("password", PASSWORD);
        if (role != null) body.put("role", role);
        return mvc.post()
                .uri("/api/auth/register")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    private String resetLink(String email, int n) {
        mvc.post().uri("/forgot-password").param("email", " " + email.toUpperCase()).exchange();
        return mails.token(n, "password-reset", email);
    }

    private MvcTestResult choose(String link, String password) {
        return mvc.post()
                .uri("/reset-password")
                .param("token", link)
                .param("password", password)
                .exchange();
    }

    private MvcTestResult login(String email, String password) {
        return api("/api/auth/login", Map.of("email", email, "password", password), null);
    }

    private MvcTestResult api(String path, Map<String, ?> body, JwtRequestPostProcessor caller) {
        var request =
                mvc.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body));
        return caller == null ? request.exchange() : request.with(caller).exchange();
    }

    private MvcTestResult put(JwtRequestPostProcessor caller, Map<String, ?> body) {
        return mvc.put()
                .uri("/api/profile")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .with(caller)
                .exchange();
    }

    private Jwt token(String email, String password) throws Exception {
        var answer = login(email, password);
        assertThat(answer).hasStatusOk();
        return decoder.decode(
                json.readTree(answer.getResponse().getContentAsString())
                        .get("access_token")
                        .asString());
    }

    private String signIn(String email, String password) {
        var answer =
                mvc.post()
                        .uri("/login")
                        .param("email", email)
                        .param("password", password)
                        .exchange();
        var cookie = answer.getResponse().getCookie("marquee_session");
        assertThat(cookie).isNotNull();
        return cookie.getValue();
    }

    private MvcTestResult exchange(String session) {
        return api("/internal/sessions/token", Map.of("session", session), TestTokens.service());
    }

    /** As the other services decide it. */
    private boolean isRevoked(Jwt token) throws Exception {
        var answer = mvc.get().uri("/internal/revocations").with(TestTokens.service()).exchange();
        var list = json.readTree(answer.getResponse().getContentAsString());
        for (var subject : list.get("subjects"))
            if (subject.get("subject").asString().equals(token.getSubject())
                    && token.getIssuedAt()
                            .isBefore(Instant.parse(subject.get("before").asString()))) return true;
        for (var jti : list.get("tokens")) if (jti.asString().equals(token.getId())) return true;
        return false;
    }

    private interface Try {
        int status(int n) throws Exception;
    }

    private static List<Integer> together(int many, Try attempt) throws Exception {
        var tries =
                IntStream.range(0, many)
                        .<Callable<Integer>>mapToObj(n -> () -> attempt.status(n))
                        .toList();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            return all.invokeAll(tries).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }
}
