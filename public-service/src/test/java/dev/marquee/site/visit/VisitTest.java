package dev.marquee.site.visit;

import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.site.Neighbours.Answer;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page's beacon counts. Each test's visitors have a campaign of their own. */
class VisitTest extends SitePages {

    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Autowired VisitSender sender;

    @BeforeEach
    void reportServiceListens() {
        neighbours.on(
                "POST /oauth2/token",
                200,
                "{\"access_token\":\"the-token\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        neighbours.on("POST /internal/facts", 204, "");
        neighbours.on(
                "GET /internal/day-salt",
                call ->
                        new Answer(
                                200,
                                "{\"salt\":\"%s\",\"until\":\"%s\"}"
                                        .formatted(
                                                "ab".repeat(32),
                                                Instant.now().plus(1, ChronoUnit.DAYS))));
        neighbours.on("GET /api/events/7", 200, Samples.event("Lantern Night", "published", 162));
        sender.send();
    }

    @Test
    void a_view_counts_without_anybodys_name() {
        beacon(
                "view-1",
                FIREFOX,
                ",\"via\":\"Leaflet 7\",\"utm_medium\":\"Print\",\"referrer\":\"news.example.org\"");

        var fact = await().until(() -> facts("view-1"), found -> found.size() == 1).getFirst();
        assertThat(fact.get("kind").asString()).isEqualTo("viewed");
        assertThat(fact.get("event_id").asLong()).isEqualTo(7);
        assertThat(fact.get("organizer_id").asLong()).isEqualTo(2);
        assertThat(fact.get("zone").asString()).isEqualTo("Europe/Lisbon");
        assertThat(fact.at("/dims/source").asString()).isEqualTo("leaflet 7");
        assertThat(fact.at("/dims/link").asString()).isEqualTo("leaflet 7");
        assertThat(fact.at("/dims/medium").asString()).isEqualTo("print");
        assertThat(fact.at("/dims/language").asString()).isEqualTo("VN");
        assertThat(fact.toString()).doesNotContain("127.0.0.1", "Firefox");
        var told = batchOf("view-1");
        assertThat(told.get("steps")).hasSize(1);
        assertThat(told.at("/steps/0/visitor").asString()).matches("[0-9a-f]{16}");
        assertThat(told.at("/steps/0/furthest").asInt()).isEqualTo(1);
    }

    @Test
    void who_asks_not_to_be_told_apart_is_counted_only() {
        beacon(
                "gpc-1",
                FIREFOX,
                "",
                request -> {
                    request.addHeader("Sec-GPC", "1");
                    return request;
                });

        await().until(() -> facts("gpc-1").size() == 1);
        assertThat(batchOf("gpc-1").get("steps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "headless, User-Agent, 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36'",
        "bot, User-Agent, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'",
        "bot, User-Agent, curl/8.5.0",
        "prefetch, Sec-Purpose, prefetch;prerender"
    })
    void what_is_no_visitor_is_left_out_and_counted(String reason, String header, String value) {
        var campaign = "left-" + reason;
        beacon(
                campaign,
                header.equals("User-Agent") ? value : FIREFOX,
                "",
                request -> {
                    if (!header.equals("User-Agent")) request.addHeader(header, value);
                    return request;
                });

        await().until(() -> leftOut(reason) > 0);
        assertThat(facts(campaign)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Origin, https://elsewhere.example"})
    void what_another_site_sends_is_left_out_and_counted(String header, String value) {
        var before = leftOut("cross-site");
        beacon(
                "from-elsewhere",
                FIREFOX,
                "",
                request -> {
                    request.addHeader(header, value);
                    return request;
                });

        await().until(() -> leftOut("cross-site") > before);
        assertThat(facts("from-elsewhere")).isEmpty();
        assertThat(mvc.post().uri("/lookup").header(header, value)).hasStatus(403);
    }

    @Test
    void staff_are_left_out_and_buyers_count() {
        beacon("signed-staff", FIREFOX, "", organizer());
        beacon("signed-buyer", FIREFOX, "", customer());

        await().until(() -> facts("signed-buyer").size() == 1 && leftOut("staff") > 0);
        assertThat(facts("signed-staff")).isEmpty();
    }

    @Test
    void a_phone_by_a_maker_called_cubot_is_a_visitors() {
        beacon(
                "cubot",
                "Mozilla/5.0 (Linux; Android 11; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "");

        await().until(() -> facts("cubot").size() == 1);
    }

    @ParameterizedTest
    @CsvSource({"/o/2, list-o", "/c/music, list-c", "/, list-all"})
    void a_list_counts_as_a_page_of_no_event(String path, String campaign) {
        send(
                "{\"path\":\"%s\",\"utm_campaign\":\"%s\"}".formatted(path, campaign),
                FIREFOX,
                request -> request);

        var fact = await().until(() -> facts(campaign), found -> found.size() == 1).getFirst();
        assertThat(fact.get("event_id").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/admin", "/e/EV99", "nonsense"})
    void a_page_that_is_none_is_left_out(String path) {
        var before = leftOut("no-page");
        send(
                "{\"path\":\"%s\",\"utm_campaign\":\"no-page\"}".formatted(path),
                FIREFOX,
                request -> request);

        await().until(() -> leftOut("no-page") > before);
        assertThat(facts("no-page")).isEmpty();
    }

    @Test
    void a_body_that_is_too_long_or_no_json_is_left_out() {
        var before = leftOut("no-page");
        send(
                "{\"path\":\"/\",\"utm_campaign\":\"" + "x".repeat(2000) + "\"}",
                FIREFOX,
                request -> request);
        send("{", FIREFOX, request -> request);

        await().until(() -> leftOut("no-page") >= before + 2);
    }

    @Test
    void what_report_service_does_not_take_is_told_again() {
        neighbours.on("POST /internal/facts", 503, "{}");
        beacon("again-1", FIREFOX, "");
        await().until(() -> facts("again-1").size() > 1);

        neighbours.on("POST /internal/facts", 204, "");

        assertThat(facts("again-1").stream().map(fact -> fact.get("id").asString()).distinct())
                .hasSize(1);
    }

    @Test
    void what_report_service_refuses_is_dropped_and_counted() {
        neighbours.on("POST /internal/facts", 422, "{}");
        beacon("refused-1", FIREFOX, "");
        await().until(() -> facts("refused-1").size() == 1);

        neighbours.on("POST /internal/facts", 204, "");
        beacon("refused-2", FIREFOX, "");

        await().until(() -> facts("refused-2").size() == 1 && leftOut("refused") > 0);
        assertThat(facts("refused-1")).hasSize(1);
    }

    @Test
    void staff_who_book_are_no_visitors() {
        neighbours.on(
                "POST /api/bookings",
                201,
                Samples.booking(1185, "confirmed", "Ana", 2, ",\"access_key\":\"secret-key\""));
        var before = chosen();
        for (var caller : List.of(organizer(), customer()))
            assertThat(
                            mvc.post()
                                    .uri("/e/EV07/bookings")
                                    .with(caller)
                                    .header(HttpHeaders.USER_AGENT, FIREFOX)
                                    .param("key", "0b4cbbd1-6d86-4b8a-9a5b-0d3f4d2b9d11")
                                    .param("quantity_71", "2")
                                    .param("buyerName", "Ana")
                                    .param("buyerEmail", "ana@example.org"))
                    .hasStatus(303);
        beacon("staff-booked", FIREFOX, "");

        await().until(() -> facts("staff-booked").size() == 1);
        assertThat(chosen() - before).isEqualTo(1);
    }

    private static long chosen() {
        return all("facts").filter(fact -> fact.get("kind").asString().equals("chose")).count();
    }

    @Test
    void pages_carry_the_beacon_and_no_cookie() {
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .doesNotContainHeader(HttpHeaders.SET_COOKIE)
                .bodyText()
                .contains("/assets/visit-");
    }

    @Test
    void a_booking_on_a_page_says_where_it_came_from_and_counts_as_a_visitors() {
        neighbours.on(
                "POST /api/bookings",
                201,
                Samples.booking(1184, "confirmed", "Ana", 2, ",\"access_key\":\"secret-key\""));

        assertThat(
                        mvc.post()
                                .uri("/e/EV07/bookings")
                                .header(HttpHeaders.USER_AGENT, FIREFOX)
                                .header(HttpHeaders.ACCEPT_LANGUAGE, "en-GB")
                                .param("key", "0b4cbbd1-6d86-4b8a-9a5b-0d3f4d2b9d10")
                                .param("quantity_71", "2")
                                .param("buyerName", "Ana")
                                .param("buyerEmail", "ana@example.org")
                                .param("via", "k7m2qp9")
                                .param("utm_campaign", "ana@example.org"))
                .hasStatus(303);

        var sent =
                JsonMapper.shared()
                        .readTree(neighbours.calls("POST /api/bookings").getFirst().body());
        assertThat(sent.get("came_from").toString())
                .isEqualTo("{\"language\":\"GB\",\"link\":\"k7m2qp9\",\"source\":\"k7m2qp9\"}");
        await().until(() -> steps().contains(4));
        assertThat(steps()).containsExactlyInAnyOrder(2, 4);
        assertThat(
                        all("facts")
                                .filter(fact ->
                                        fact.get("kind").asString().equals("visitor_booked")))
                .extracting(fact -> fact.get("id").asString())
                .containsExactly("booked:1184");
        assertThat(all("facts").filter(fact -> fact.get("kind").asString().equals("chose")))
                .hasSize(1);
        assertThat(all("facts").map(JsonNode::toString)).noneMatch(fact -> fact.contains("ana@"));
    }

    @Test
    void a_tracking_link_leads_to_its_page() {
        neighbours.on(
                "GET /internal/tracking-links/k7m2qp9", 200, "{\"path\":\"/e/EV07?via=k7m2qp9\"}");

        assertThat(mvc.get().uri("/t/k7m2qp9"))
                .hasStatus(302)
                .hasHeader(HttpHeaders.LOCATION, "/e/EV07?via=k7m2qp9");
        assertThat(mvc.get().uri("/t/nobodys")).hasStatus(404);
    }

    private static List<Integer> steps() {
        return all("steps").map(step -> step.get("furthest").asInt()).toList();
    }

    private static Stream<JsonNode> all(String list) {
        return batches().stream().flatMap(batch -> batch.get(list).valueStream());
    }

    private void beacon(String campaign, String agent, String more) {
        beacon(campaign, agent, more, request -> request);
    }

    private void beacon(String campaign, String agent, String more, RequestPostProcessor with) {
        send(
                "{\"path\":\"/e/EV07\",\"utm_campaign\":\"%s\"%s}".formatted(campaign, more),
                agent,
                with);
    }

    private void send(String body, String agent, RequestPostProcessor with) {
        assertThat(
                        mvc.post()
                                .uri("/b")
                                .header(HttpHeaders.USER_AGENT, agent)
                                .header(HttpHeaders.ACCEPT_LANGUAGE, "vi-VN,vi;q=0.9")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(with))
                .hasStatus(204)
                .doesNotContainHeader(HttpHeaders.SET_COOKIE);
    }

    private static List<JsonNode> batches() {
        return neighbours.calls("POST /internal/facts").stream()
                .map(call -> JsonMapper.shared().readTree(call.body()))
                .toList();
    }

    private static List<JsonNode> facts(String campaign) {
        return batches().stream()
                .flatMap(batch -> batch.get("facts").valueStream())
                .filter(fact -> fact.at("/dims/campaign").asString("").equals(campaign))
                .toList();
    }

    private static JsonNode batchOf(String campaign) {
        return batches().stream()
                .filter(batch -> batch.get("facts").toString().contains(campaign))
                .findFirst()
                .orElseThrow();
    }

    private static long leftOut(String reason) {
        return batches().stream()
                .flatMap(batch -> batch.get("left_out").valueStream())
                .filter(left -> left.get("reason").asString().equals(reason))
                .mapToLong(left -> left.get("n").asLong())
                .sum();
    }
}
