package dev.marquee.notification.webhook.dispatch;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.program;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.platform.test.TestTokens.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.ServiceTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks as programs manage them. */
@ServiceTest
class WebhookApiTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired MockMvcTester mvc;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;

    /** A new organiser for each test, so that nobody counts another test's webhooks. */
    private final long id = 10_000 + NUMBERS.incrementAndGet();

    private final JwtRequestPostProcessor owner =
            account(id, "owner" + id + "@example.org", "ORGANIZER");

    @Test
    void a_webhook_lives_from_registration_to_deletion() {
        var made = post(owner, body("Till", host(), "\"booking.confirmed\",\"ticket.used\""));
        assertThat(made).hasStatus(HttpStatus.CREATED).hasHeader("ETag", "\"0\"");
        assertThat(made.getResponse().getHeader("Cache-Control")).contains("no-store");
        var webhook = tree(made);
        var path = "/api/webhooks/" + webhook.get("id").asLong();
        assertThat(made).hasHeader("Location", path);
        var secret = webhook.get("secret").asString();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(webhook.get("events").toString())
                .isEqualTo("[\"booking.confirmed\",\"ticket.used\"]");
        assertThat(webhook.get("active").asBoolean()).isTrue();
        assertThat(webhook.get("owner_id").asLong()).isEqualTo(id);

        var shown = get(owner, path);
        assertThat(shown).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(text(shown)).doesNotContain("secret", secret);
        assertThat(text(get(owner, "/api/webhooks?q=till&status=active&sort=-created")))
                .contains("\"total\":1")
                .doesNotContain(secret);
        assertThat(
                        jdbc.sql("select secret from webhook where id = ?")
                                .param(webhook.get("id").asLong())
                                .query(String.class)
                                .single())
                .as("at rest")
                .doesNotContain(secret.substring(6, 20));

        var elsewhere = host();
        var changed =
                send(
                        HttpMethod.PUT,
                        owner,
                        path,
                        body("Till 2", elsewhere, "\"event.cancelled\""),
                        "\"0\"");
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(text(changed)).contains("Till 2", elsewhere, "[\"event.cancelled\"]");
        assertThat(
                        send(
                                HttpMethod.PUT,
                                owner,
                                path,
                                body("Till 3", elsewhere, "\"event.cancelled\""),
                                "\"0\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:changed-meanwhile");
        assertThat(text(get(owner, path))).contains("Till 2");
        assertThat(text(send(HttpMethod.PUT, owner, path, "{\"name\":\"Till 4\"}", null)))
                .contains("Till 4", elsewhere, "[\"event.cancelled\"]", "\"active\":true");

        var rotated = send(HttpMethod.POST, owner, path + "/secret", "", null);
        assertThat(rotated).hasStatusOk();
        assertThat(tree(rotated).get("secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(secret);

        assertThat(send(HttpMethod.DELETE, owner, path, "", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(HttpMethod.DELETE, owner, path, "", "\"3\""))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(owner, path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(audited(webhook.get("id").asLong()))
                .contains(
                        "webhook.created",
                        "webhook.changed",
                        "webhook.secret-rotated",
                        "webhook.deleted")
                .doesNotContain("whsec_");
    }

    @Test
    void others_webhooks_are_not_there_for_an_organiser_and_are_for_an_admin() {
        var path = "/api/webhooks/" + make(owner);
        tell("booking.confirmed:other" + id);
        var delivery = tree(get(owner, path + "/deliveries")).at("/items/0/id").asLong();
        var other = account(id + 1_000_000, "other@example.org", "ORGANIZER");
        var body = body("Mine", host(), "\"ticket.used\"");
        assertThat(get(other, path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.PUT, other, path, body, null)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, other, path, "", null)).hasStatus(HttpStatus.NOT_FOUND);
        for (var more : new String[] {"/deliveries", "/deliveries/" + delivery})
            assertThat(get(other, path + more)).hasStatus(HttpStatus.NOT_FOUND);
        for (var more : new String[] {"/secret", "/test", "/deliveries/" + delivery + "/resend"})
            assertThat(send(HttpMethod.POST, other, path + more, "", null))
                    .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get(other, "/api/webhooks"))).contains("\"total\":0");
        var page = "/admin/webhooks/" + path.substring(path.lastIndexOf('/') + 1);
        for (var more :
                new String[] {
                    "", "/edit", "/delete", "/secret", "/export.csv", "/deliveries/" + delivery
                }) assertThat(get(other, page + more)).as(more).hasStatus(HttpStatus.NOT_FOUND);
        for (var more :
                new String[] {
                    "/pause",
                    "/resume",
                    "/delete",
                    "/secret",
                    "/test",
                    "/deliveries/" + delivery + "/resend"
                })
            assertThat(send(HttpMethod.POST, other, page + more, "", null))
                    .as(more)
                    .hasStatus(HttpStatus.NOT_FOUND);
        // A delivery of another webhook, through one's own.
        var own = "/api/webhooks/" + make(other);
        assertThat(get(other, own + "/deliveries/" + delivery)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(
                        send(
                                HttpMethod.POST,
                                other,
                                own + "/deliveries/" + delivery + "/resend",
                                "",
                                null))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(owner, path)).hasStatusOk();
        assertThat(get(admin(), path)).hasStatusOk();
        assertThat(text(get(admin(), "/api/webhooks?q=owner" + id + "@"))).contains("\"total\":1");
    }

    @Test
    void webhooks_stop_with_the_rights_of_their_owner() {
        var boss = account(id, "owner" + id + "@example.org", "ADMIN");
        var own = made(boss, body("Own", host(), "\"event.published\""));
        var all =
                made(
                        boss,
                        body("All", host(), "\"event.published\"")
                                .replace("}", ",\"all_organizers\":true}"));
        owner(id, true, true);
        assertThat(pausedBecause(all)).as("an admin still").isNull();

        owner(id, true, false);
        assertThat(pausedBecause(own)).as("an organiser still").isNull();
        for (var n = 0; n < 2; n++) {
            assertThat(pausedBecause(all)).isEqualTo("rights");
            owner(id, true, false);
        }
        var path = "/api/webhooks/" + all;
        assertThat(get(owner, path)).as("an admin's no more").hasStatus(HttpStatus.NOT_FOUND);
        assertThat(
                        send(
                                HttpMethod.PUT,
                                owner,
                                path,
                                body("Mine", host(), "\"event.published\"")
                                        .replace("}", ",\"active\":true}"),
                                null))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get(owner, "/api/webhooks"))).contains("\"total\":1");
        assertThat(audited(all)).contains("webhook.paused");

        owner(id, false, false);
        assertThat(pausedBecause(own)).isEqualTo("rights");
        assertThat(text(mvc.get().uri("/admin/webhooks/" + own).with(owner).exchange()))
                .contains("the account of its owner was disabled or closed")
                .doesNotContain("??");
        for (var odd :
                List.of(
                        "{}",
                        "{\"owners\":[]}",
                        "{\"owners\":[{\"id\":-1,\"own\":true,\"all\":true}]}"))
            assertThat(send(HttpMethod.POST, service(), "/internal/webhook-owners", odd, null))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private long made(JwtRequestPostProcessor caller, String body) {
        return tree(post(caller, body)).get("id").asLong();
    }

    private String pausedBecause(long webhook) {
        return jdbc.sql("select paused_because from webhook where id = ?")
                .param(webhook)
                .query((row, n) -> row.getString(1))
                .list()
                .getFirst();
    }

    private void owner(long id, boolean own, boolean all) {
        var body = "{\"owners\":[{\"id\":%d,\"own\":%s,\"all\":%s}]}".formatted(id, own, all);
        assertThat(send(HttpMethod.POST, service(), "/internal/webhook-owners", body, null))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void everybodys_events_are_for_admins_to_listen_to() {
        var all =
                body("All", host(), "\"event.published\"")
                        .replace("}", ",\"all_organizers\":true}");
        assertThat(post(owner, all))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("all_organizers");
        var made = tree(post(admin(), all));
        assertThat(made.get("all_organizers").asBoolean()).isTrue();
        var path = "/api/webhooks/" + made.get("id").asLong();
        assertThat(
                        tree(send(
                                        HttpMethod.PUT,
                                        admin(),
                                        path,
                                        all.replace(",\"all_organizers\":true", ""),
                                        null))
                                .get("all_organizers")
                                .asBoolean())
                .as("absent means as it is")
                .isTrue();
        assertThat(send(HttpMethod.DELETE, admin(), path, "", null))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"Till\"|\"name\":\" \"|name|is required",
                "\"name\":\"Till\"|\"name\":\"a\\u0000b\"|name|control characters",
                "\"name\":\"Till\"|\"name\":7|name|wrong type",
                "\"ticket.used\"|\"ticket.eaten\"|events[0]|wrong type",
                "\"ticket.used\"||events|one event at least",
                "https://HOST/|http://HOST/|url|https",
                "https://HOST/|https://ann@HOST/|url|before the @",
                "https://HOST/|https://127.0.0.1/|url|public host",
                "https://HOST/|https://localhost/|url|public host",
                "https://HOST/|https://HOST:25/|url|port 443",
                "https://HOST/|https://unknown.example.org/|url|leads to no address on the internet",
                "https://HOST/|https://inside.example.org/|url|leads to no address on the internet",
                "https://HOST/|nonsense|url|not a whole address"
            })
    void what_cannot_be_is_refused_with_the_reason(
            String part, String replacement, String field, String reason) {
        var good = body("Till", "https://HOST/", "\"ticket.used\"");
        assertThat(good).contains(part);
        var bad =
                good.replace(part, replacement == null ? "" : replacement)
                        .replace("HOST", "a" + id + ".example.org");
        var answer = post(owner, bad);
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(tree(answer).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(tree(answer).at("/errors/0/message").asString()).contains(reason);
        assertThat(text(get(owner, "/api/webhooks"))).contains("\"total\":0");
    }

    @Test
    void ten_webhooks_are_enough_for_an_account() {
        for (int n = 0; n < 10; n++) make(owner);
        assertThat(post(owner, body("Eleven", host(), "\"ticket.used\"")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:too-many-webhooks");
    }

    /** Names lead inside the second time they are asked for, see TestNames. */
    @Test
    void an_event_stands_in_the_log_with_its_attempts_and_can_be_sent_again() {
        var path = "/api/webhooks/" + make(owner);
        tell("booking.confirmed:log" + id);
        await().until(() ->
                text(get(owner, path + "/deliveries?status=waiting")).contains("\"attempts\":1"));
        var log = tree(get(owner, path + "/deliveries?type=booking.confirmed&q=MINH&size=1"));
        assertThat(log.get("total").asLong()).isEqualTo(1);
        var delivery = log.at("/items/0");
        assertThat(delivery.get("last_error").asString()).contains("no address on the internet");
        assertThat(text(get(owner, path + "/deliveries?status=failed"))).contains("\"total\":0");
        var one = path + "/deliveries/" + delivery.get("id").asLong();
        var whole = tree(get(owner, one));
        assertThat(whole.get("message_id").asString()).startsWith("msg_");
        assertThat(whole.get("body").asString()).contains("\"buyer_name\":\"Minh Châu\"");
        assertThat(whole.at("/tries/0/number").asInt()).isEqualTo(1);
        assertThat(whole.at("/tries/0/error").asString()).contains("no address on the internet");

        assertThat(send(HttpMethod.POST, owner, one + "/resend", "", null))
                .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> tree(get(owner, one)).get("attempts").asInt() == 2);
        assertThat(
                        send(
                                HttpMethod.PUT,
                                owner,
                                path,
                                body("Till", host(), "\"ticket.used\"")
                                        .replace("}", ",\"active\":false}"),
                                null))
                .hasStatusOk();
        for (var paused : new String[] {one + "/resend", path + "/test"})
            assertThat(send(HttpMethod.POST, owner, paused, "", null))
                    .hasStatus(HttpStatus.CONFLICT)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:marquee:problem:webhook-paused");
        assertThat(
                        send(
                                HttpMethod.PUT,
                                owner,
                                path,
                                body("Till", host(), "\"ticket.used\"")
                                        .replace("}", ",\"active\":true}"),
                                null))
                .bodyJson()
                .extractingPath("$.active")
                .isEqualTo(true);
        assertThat(send(HttpMethod.POST, owner, path + "/test", "", null))
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("webhook.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"booking.confirmed\"|\"type\":\"booking.eaten\"",
                "\"key\":\"booking.confirmed:bad\"|\"key\":\"a b\"",
                "\"organizer_id\":2|\"organizer_id\":null",
                "\"occurred_at\":\"2026-11-25T10:15:00Z\"|\"occurred_at\":\"today\"",
                "{\"buyer_name\"|[{\"buyer_name\""
            })
    void an_event_that_makes_no_sense_is_refused_and_none_of_its_company_is_kept(
            String part, String replacement) {
        make(owner);
        var good = event("booking.confirmed:bad", 2).replace("]}", "");
        var bad = event("booking.confirmed:bad", 2).replace(part, replacement);
        if (replacement.startsWith("[")) bad = bad.replace("\"}}]}", "\"}]}]}");
        assertThat(bad).contains(replacement);
        var both =
                good.replace("confirmed:bad", "confirmed:ok" + id).replace(":2,", ":" + id + ",")
                        + ","
                        + bad.substring(bad.indexOf('[') + 1);
        assertThat(
                        mvc.post()
                                .uri("/internal/webhook-events")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(both)
                                .with(service()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(
                        jdbc.sql("select count(*) from webhook_delivery where event_key = ?")
                                .param("booking.confirmed:ok" + id)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_program_manages_webhooks_within_its_scopes() {
        var made = post(program(id, "bookings:write"), body("Till", host(), "\"ticket.used\""));
        assertThat(made).hasStatus(HttpStatus.CREATED);
        assertThat(tree(made).get("owner_id").asLong()).isEqualTo(id);
        assertThat(get(program(id, "bookings:read"), "/api/webhooks"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(
                        post(
                                program(id, "bookings:read", "events:write"),
                                body("Till", host(), "\"ticket.used\"")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void the_description_has_examples_and_errors() {
        var description = text(mvc.get().uri("/v3/api-docs").exchange());
        assertThat(description)
                .contains(
                        "/api/webhooks/{id}/deliveries/{delivery}/resend",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                        "urn:marquee:problem:webhook-paused",
                        "changed-meanwhile",
                        "/api/mails/summary",
                        "\"booking.confirmed\"");
    }

    @Test
    void the_audit_trails_heads_go_to_webhooks_of_everybodys_events_alone() {
        var heads = body("Heads", host(), "\"audit.head\"");
        assertThat(post(owner, heads))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("all_organizers");
        assertThat(post(admin(), heads)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var made = tree(post(admin(), heads.replace("}", ",\"all_organizers\":true}")));
        var key = "audit.head:" + id;
        assertThat(
                        mvc.post()
                                .uri("/internal/webhook-events")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"events":[{"key":"%s","type":"audit.head","organizer_id":0,"occurred_at":"2026-11-25T10:15:00Z","data":{"n":3,"line":"x"}}]}
                                        """
                                                .formatted(key))
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
        assertThat(
                        jdbc.sql(
                                        "select body from webhook_delivery where event_key = ? and webhook_id = ?")
                                .params(key, made.get("id").asLong())
                                .query(String.class)
                                .single())
                .contains("\"line\":\"x\"")
                .doesNotContain("organizer_id");
        assertThat(
                        send(
                                HttpMethod.DELETE,
                                admin(),
                                "/api/webhooks/" + made.get("id").asLong(),
                                "",
                                null))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private void tell(String key) {
        assertThat(
                        mvc.post()
                                .uri("/internal/webhook-events")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(event(key, id))
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
    }

    private static String event(String key, long organizer) {
        return """
        {"events":[{"key":"%s","type":"booking.confirmed","organizer_id":%d,"occurred_at":"2026-11-25T10:15:00Z",\
        "data":{"buyer_name":"Minh Châu","buyer_email":"minhchau@example.org"}}]}\
        """
                .formatted(key, organizer);
    }

    @Test
    void a_person_must_have_signed_in_a_short_while_ago_and_a_program_needs_its_scope_only() {
        var webhook = make(owner);
        var path = "/api/webhooks/" + webhook;
        var borrowed =
                signedIn(
                        java.time.Instant.now().minusSeconds(601),
                        id,
                        "owner" + id + "@example.org",
                        "ORGANIZER");
        for (var answer :
                java.util.List.of(
                        post(borrowed, body("Exfil", host(), "\"booking.confirmed\"")),
                        send(
                                HttpMethod.PUT,
                                borrowed,
                                path,
                                body("Exfil", host(), "\"booking.confirmed\""),
                                null),
                        send(HttpMethod.POST, borrowed, path + "/secret", "", null),
                        send(HttpMethod.DELETE, borrowed, path, "", null)))
            assertThat(answer)
                    .hasStatus(HttpStatus.UNAUTHORIZED)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:marquee:problem:recent-sign-in-required");
        assertThat(get(borrowed, path)).as("looking is free").hasStatusOk();
        assertThat(send(HttpMethod.POST, borrowed, path + "/test", "", null))
                .as("it makes no lasting way in, and goes to an address that was asked for")
                .hasStatus2xxSuccessful();
        for (var page :
                new String[] {
                    "/new",
                    "/" + webhook + "/edit",
                    "/" + webhook + "/secret",
                    "/" + webhook + "/delete",
                    "/" + webhook + "/resume"
                })
            assertThat(
                            mvc.post()
                                    .uri("/admin/webhooks" + page)
                                    .accept(MediaType.TEXT_HTML)
                                    .param("name", "Exfil")
                                    .with(borrowed))
                    .hasStatus(HttpStatus.FORBIDDEN)
                    .bodyText()
                    .contains("Confirm that it is you", "value=\"Exfil\"");
        assertThat(text(get(owner, "/api/webhooks"))).contains("\"total\":1");
        assertThat(
                        post(
                                program(id, "bookings:write"),
                                body("Till", host(), "\"booking.confirmed\"")))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void the_owner_is_told_of_every_change_whoever_made_it_and_no_secret_is_audited() {
        var made =
                post(
                        program(id, "bookings:write"),
                        body("Till", host() + "hooks/T0KEN?key=SECRET", "\"booking.confirmed\""));
        var webhook = tree(made).get("id").asLong();
        var path = "/api/webhooks/" + webhook;
        send(
                HttpMethod.PUT,
                owner,
                path,
                body("Till", host() + "?key=SECRET", "\"booking.confirmed\""),
                null);
        send(HttpMethod.POST, owner, path + "/secret", "", null);
        send(HttpMethod.DELETE, admin(), path, "", null);
        assertThat(
                        jdbc.sql(
                                        "select payload from outbox where topic = 'owner-notice' and payload like ? order by id")
                                .param("%\"account\":" + id + ",%")
                                .query(String.class)
                                .list())
                .extracting(payload -> json.readTree(payload).get("change").asString())
                .containsExactly(
                        "webhook-added", "webhook-changed", "webhook-changed", "webhook-removed");
        assertThat(audited(webhook))
                .contains("webhook.created", "webhook.deleted", "https://hooks")
                .doesNotContain("SECRET", "T0KEN", "?key");
    }

    @Test
    void a_new_password_stops_the_webhooks_that_its_owner_does_not_keep() {
        var webhook = make(owner);
        assertThat(
                        mvc.post()
                                .uri("/internal/webhook-owners")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"owners\":[{\"id\":%d,\"own\":true,\"all\":false,\"stop\":true}]}"
                                                .formatted(id))
                                .with(service()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(tree(get(owner, "/api/webhooks/" + webhook)).get("active").asBoolean())
                .isFalse();
        assertThat(audited(webhook)).contains("webhook.paused", "new password");
    }

    private long make(JwtRequestPostProcessor caller) {
        var made = post(caller, body("Till", host(), "\"booking.confirmed\""));
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return tree(made).get("id").asLong();
    }

    private static String host() {
        return "https://hooks" + NUMBERS.incrementAndGet() + ".example.org/";
    }

    private static String body(String name, String url, String events) {
        return "{\"name\":\"%s\",\"url\":\"%s\",\"events\":[%s]}".formatted(name, url, events);
    }

    private String audited(long webhook) {
        return String.join(
                "\n",
                jdbc.sql("select payload from outbox where topic = 'audit' and payload like ?")
                        .param("%\"webhook:" + webhook + "\"%")
                        .query(String.class)
                        .list());
    }

    private MvcTestResult post(JwtRequestPostProcessor caller, String body) {
        return send(HttpMethod.POST, caller, "/api/webhooks", body, null);
    }

    private MvcTestResult get(JwtRequestPostProcessor caller, String path) {
        return mvc.get().uri(path).with(caller).exchange();
    }

    private MvcTestResult send(
            HttpMethod method,
            JwtRequestPostProcessor caller,
            String path,
            String body,
            @org.jspecify.annotations.Nullable String ifMatch) {
        var request =
                mvc.method(method)
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(caller);
        if (ifMatch != null) request = request.header("If-Match", ifMatch);
        return request.exchange();
    }

    private JsonNode tree(MvcTestResult answer) {
        return json.readTree(text(answer));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
