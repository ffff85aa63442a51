package dev.marquee.auth.apiclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.test.TestTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class ApiClientTest {

    @Autowired MockMvcTester mvc;
    @Autowired ApiClients clients;
    @Autowired Revocations revocations;
    @Autowired JdbcClient jdbc;
    @Autowired JwtDecoder decoder;
    @Autowired JsonMapper json;

    @AfterEach
    void clean() {
        jdbc.sql("update account set disabled = false").update();
        jdbc.sql("delete from api_client_scope").update();
        jdbc.sql("delete from api_client").update();
        jdbc.sql("delete from revoked_subject").update();
    }

    @Test
    void an_organiser_makes_a_client_whose_secret_is_shown_once_and_stored_hashed()
            throws Exception {
        var made = make(TestTokens.organizer(), "<Till>", "events:read", "bookings:read");
        assertThat(made).hasStatus(HttpStatus.CREATED).hasHeader("Cache-Control", "no-store");
        var page = made.getResponse().getContentAsString();
        var id = found(page, "client-[\\w-]{16}");
        var secret = found(page, "(?<=text-break\" translate=\"no\">)[\\w-]{43}");
        assertThat(page).contains("&lt;Till&gt;");

        var list = mvc.get().uri("/admin/api-clients").with(TestTokens.organizer()).exchange();
        assertThat(list).hasStatusOk().bodyText().contains(id).doesNotContain(secret);
        assertThat(jdbc.sql("select secret_hash from api_client").query(String.class).single())
                .hasSize(64)
                .doesNotContain(secret);

        var answer = token(id, secret, "events:read bookings:read");
        assertThat(answer).hasStatusOk();
        var token = decoder.decode(accessToken(answer));
        assertThat(token.getSubject()).isEqualTo(id);
        assertThat(token.getClaimAsString("owner_id")).isEqualTo("2");
        assertThat(token.getClaimAsStringList("scope"))
                .containsExactlyInAnyOrder("events:read", "bookings:read");
        assertThat(token.getClaims()).doesNotContainKeys("roles", "email");
        assertThat(clients.find(id).orElseThrow().lastUsedAt()).isNotNull();
    }

    @Test
    void a_name_that_no_database_takes_is_refused_in_words() {
        assertThat(make(TestTokens.organizer(), "Ti\0ll", "events:read"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The name must be one line of plain text");
    }

    @Test
    void the_list_is_searched_sorted_and_taken_along_by_whoever_owns_it() {
        var till = clients.add(2, "Till", Set.of(Scope.EVENTS_READ, Scope.ENTRY));
        clients.add(2, "App", Set.of(Scope.BOOKINGS_READ));
        clients.add(1, "Admins own", Set.of(Scope.EVENTS_READ));
        var organizer = TestTokens.organizer();
        assertThat(mvc.get().uri("/admin/api-clients?sort=name").with(organizer))
                .bodyText()
                .containsSubsequence("App", "Till")
                .contains("1 to 2 of 2", "/admin/api-clients/export.csv?sort=name")
                .doesNotContain("Admins own");
        assertThat(mvc.get().uri("/admin/api-clients?q=TIL").with(organizer))
                .bodyText()
                .contains(till.id())
                .doesNotContain(">App<");
        assertThat(mvc.get().uri("/admin/api-clients?q=nothing").with(organizer))
                .bodyText()
                .contains("No API client matches");
        assertThat(mvc.get().uri("/admin/api-clients/export.csv?q=til").with(organizer))
                .hasStatusOk()
                .bodyText()
                .contains(till.id() + ",Till,organizer@ticket.local,events:read entry")
                .doesNotContain("App", till.secret());
        assertThat(mvc.get().uri("/admin/api-clients/export.csv").with(TestTokens.admin()))
                .bodyText()
                .contains("Till", "App", "Admins own");
        assertThat(mvc.get().uri("/admin/api-clients/export.csv").with(TestTokens.customer()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void a_client_gets_no_scope_that_it_was_not_given_and_no_token_with_another_secret() {
        var one = clients.add(2, "One", Set.of(Scope.EVENTS_READ));
        var other = clients.add(2, "Other", Set.of(Scope.EVENTS_READ));
        for (var scope : List.of("events:write", "internal", "events:read internal"))
            assertThat(token(one.id(), one.secret(), scope)).hasStatus(HttpStatus.BAD_REQUEST);
        for (var secret : List.of(other.secret(), "the-services-share-this-one"))
            assertThat(token(one.id(), secret, "events:read")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(token("client-\0", "x", "events:read")).hasStatus4xxClientError();
        assertThat(clients.find(one.id()).orElseThrow().lastUsedAt()).isNull();
    }

    @Test
    void a_client_that_names_no_scope_gets_all_of_its_own_and_is_told_which() throws Exception {
        var client = clients.add(2, "Till", Set.of(Scope.EVENTS_READ, Scope.ENTRY));
        var answer =
                mvc.post()
                        .uri("/oauth2/token")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .headers(headers -> headers.setBasicAuth(client.id(), client.secret()))
                        .param("grant_type", "client_credentials")
                        .exchange();
        assertThat(answer).hasStatusOk();
        var body = json.readTree(answer.getResponse().getContentAsString());
        assertThat(body.get("scope").asString().split(" "))
                .containsExactlyInAnyOrder("events:read", "entry");
        assertThat(decoder.decode(accessToken(answer)).getClaimAsStringList("scope"))
                .containsExactlyInAnyOrder("events:read", "entry");
    }

    @Test
    void a_secret_may_stand_in_the_form_too() {
        var client = clients.add(2, "Till", Set.of(Scope.ENTRY));
        for (var secret : List.of(client.secret(), "wrong"))
            assertThat(
                            mvc.post()
                                    .uri("/oauth2/token")
                                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                    .param("grant_type", "client_credentials")
                                    .param("client_id", client.id())
                                    .param("client_secret", secret))
                    .hasStatus(secret.equals("wrong") ? HttpStatus.UNAUTHORIZED : HttpStatus.OK);
    }

    @Test
    void a_revoked_client_and_one_whose_owner_may_not_run_events_get_no_token() {
        var client = clients.add(2, "Till", Set.of(Scope.ENTRY));
        assertThat(token(client.id(), client.secret(), "entry")).hasStatusOk();

        jdbc.sql("update account set disabled = true where id = 2").update();
        assertThat(token(client.id(), client.secret(), "entry")).hasStatus(HttpStatus.UNAUTHORIZED);
        jdbc.sql("update account set disabled = false where id = 2").update();

        assertThat(revoke(TestTokens.organizer(), client.id()))
                .hasStatus(HttpStatus.FOUND)
                .hasHeader("Location", "/admin/api-clients?done=revoked");
        assertThat(mvc.get().uri("/internal/revocations").with(TestTokens.service()))
                .bodyText()
                .contains(client.id());
        assertThat(token(client.id(), client.secret(), "entry")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(revoke(TestTokens.organizer(), client.id())).hasStatus(HttpStatus.NOT_FOUND);

        var customers = clients.add(3, "Not theirs to have", Set.of(Scope.ENTRY));
        assertThat(token(customers.id(), customers.secret(), "entry"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void a_token_asked_for_right_after_the_owners_tokens_ended_is_a_good_one() throws Exception {
        var client = clients.add(2, "Till", Set.of(Scope.ENTRY));
        var before = accessToken(token(client.id(), client.secret(), "entry"));
        revocations.endAll("2");
        var after = accessToken(token(client.id(), client.secret(), "entry"));
        assertThat(profile(before)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(profile(after))
                .as("known, but nothing for programs")
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void organisers_see_and_revoke_their_own_clients_only_and_admins_all() {
        var own = clients.add(2, "Own", Set.of(Scope.ENTRY));
        var admins = clients.add(1, "Of the house", Set.of(Scope.ENTRY));
        var organizer = TestTokens.organizer();
        assertThat(mvc.get().uri("/admin/api-clients").with(organizer))
                .bodyText()
                .contains(own.id())
                .doesNotContain(admins.id())
                .doesNotContain("/admin/api-clients/keys");
        assertThat(revoke(organizer, admins.id())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/admin/api-clients/{id}/revoke", admins.id()).with(organizer))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/admin/api-clients/{id}/revoke", own.id()).with(organizer))
                .hasStatusOk();
        assertThat(mvc.get().uri("/admin/api-clients").with(TestTokens.admin()))
                .bodyText()
                .contains(own.id(), admins.id(), "/admin/api-clients/keys");
        assertThat(revoke(TestTokens.admin(), own.id())).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void only_an_admin_makes_a_client_for_somebody_else() {
        assertThat(makeFor(TestTokens.admin(), "organizer@ticket.local"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(clients.countOf(2)).isEqualTo(1);
        assertThat(makeFor(TestTokens.organizer(), "admin@ticket.local"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(clients.countOf(1)).isZero();
        assertThat(clients.countOf(2)).isEqualTo(2);
        for (var nobody : List.of("customer@ticket.local", "nobody@ticket.local", "x\0@y.z"))
            assertThat(makeFor(TestTokens.admin(), nobody))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("No organiser has this address", "value=\"Till\"");
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_is_kept() {
        assertThat(make(TestTokens.organizer(), " ", "entry"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the client a name")
                .containsPattern("value=\"entry\" checked");
        assertThat(make(TestTokens.organizer(), "Till"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Tick at least one thing", "value=\"Till\"");
        for (var scope : List.of("INTERNAL", "internal", "events:read"))
            assertThat(make(TestTokens.organizer(), "Till", scope).getResponse().getStatus())
                    .isEqualTo(scope.equals("events:read") ? 201 : 422);
        assertThat(make(TestTokens.organizer(), "x".repeat(101), "entry"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void twenty_clients_are_enough_for_one_account() {
        for (int i = 0; i < 20; i++) clients.add(2, "No. " + i, Set.of(Scope.ENTRY));
        assertThat(make(TestTokens.organizer(), "One more", "entry"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This account has 20 clients already");
    }

    @Test
    void nobody_else_comes_near() {
        for (var caller :
                List.of(
                        TestTokens.customer(),
                        TestTokens.account(4, "e@x.org", "ENTRY_MANAGER"),
                        TestTokens.account(5, "s@x.org", "SUPPORT"),
                        TestTokens.service())) {
            assertThat(mvc.get().uri("/admin/api-clients").with(caller))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(make(caller, "Till", "entry")).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(mvc.post().uri("/admin/api-clients/keys").with(TestTokens.organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void the_scopes_are_in_the_metadata() {
        for (var path :
                List.of(
                        "/.well-known/oauth-authorization-server",
                        "/.well-known/openid-configuration"))
            assertThat(mvc.get().uri(path))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.scopes_supported")
                    .isEqualTo(Arrays.stream(Scope.values()).map(Scope::word).toList());
    }

    private MvcTestResult profile(String token) {
        return mvc.get().uri("/api/profile").header("Authorization", "Bearer " + token).exchange();
    }

    private MvcTestResult make(RequestPostProcessor caller, String name, String... scopes) {
        return mvc.post()
                .uri("/admin/api-clients")
                .with(caller)
                .param("name", name)
                .param("scopes", scopes)
                .exchange();
    }

    private MvcTestResult makeFor(RequestPostProcessor caller, String owner) {
        return mvc.post()
                .uri("/admin/api-clients")
                .with(caller)
                .param("name", "Till")
                .param("owner", owner)
                .param("scopes", "entry")
                .exchange();
    }

    private MvcTestResult revoke(RequestPostProcessor caller, String id) {
        return mvc.post().uri("/admin/api-clients/{id}/revoke", id).with(caller).exchange();
    }

    private MvcTestResult token(String client, String secret, String scope) {
        var headers = new HttpHeaders();
        headers.setBasicAuth(client, secret);
        return mvc.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(headers)
                .param("grant_type", "client_credentials")
                .param("scope", scope)
                .exchange();
    }

    private String accessToken(MvcTestResult answer) throws Exception {
        return json.readTree(answer.getResponse().getContentAsString())
                .get("access_token")
                .asString();
    }

    private static String found(String page, String pattern) {
        var place = Pattern.compile(pattern).matcher(page);
        assertThat(place.find()).as(pattern).isTrue();
        return place.group();
    }
}
