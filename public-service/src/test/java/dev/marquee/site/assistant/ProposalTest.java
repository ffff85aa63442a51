package dev.marquee.site.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is confirmed is what was shown, by whom it was shown to, and once. */
class ProposalTest extends SitePages {

    private static final JwtRequestPostProcessor ANA =
            TestTokens.signedIn(
                    Instant.parse("2030-01-01T00:00:00Z"), 9, "ana@example.org", "CUSTOMER");
    private static final JwtRequestPostProcessor BEN =
            TestTokens.account(10, "ben@example.org", "CUSTOMER");
    private static final Pattern SEALED = Pattern.compile("name=\"proposal\" value=\"([^\"]+)\"");

    @BeforeEach
    void threeEvents() {
        Programme.playedBy(neighbours);
        mvc.post().uri("/assistant/forget").with(ANA).exchange();
        neighbours.on("POST /api/bookings", 201, Samples.booking(1184, "confirmed", "Ana", 2, ""));
        neighbours.on(
                "GET /api/customers/9/bookings",
                200,
                "{\"items\":[%s]}".formatted(Samples.booking(1184, "confirmed", "Ana", 2, "")));
        neighbours.on("POST /api/bookings/1184/cancel", 200, "{}");
    }

    private String proposal(String question) throws Exception {
        mvc.post().uri("/assistant").with(ANA).param("message", question).exchange();
        var page =
                mvc.get().uri("/assistant").with(ANA).exchange().getResponse().getContentAsString();
        var found = SEALED.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private MvcTestResult confirm(String proposal, JwtRequestPostProcessor who) {
        return mvc.post()
                .uri("/assistant/confirm")
                .with(who)
                .header("Accept-Language", "en")
                .param("proposal", proposal)
                .exchange();
    }

    private String page() throws Exception {
        return mvc.get()
                .uri("/assistant")
                .with(ANA)
                .header("Accept-Language", "en")
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void asking_books_nothing_and_saying_yes_neither() throws Exception {
        proposal("book 2 tickets for jazz night");
        mvc.post().uri("/assistant").with(ANA).param("message", "yes, do it").exchange();
        assertThat(neighbours.calls("POST /api/bookings")).isEmpty();
    }

    @Test
    void what_was_shown_is_booked_under_the_key_of_the_proposal() throws Exception {
        var sealed = proposal("book 2 tickets for jazz night");
        assertThat(confirm(sealed, ANA)).hasStatus(303).hasRedirectedUrl("/bookings/1184");
        assertThat(confirm(sealed, ANA)).hasStatus(303).hasRedirectedUrl("/bookings/1184");
        var calls = neighbours.calls("POST /api/bookings");
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().body())
                .contains("\"quantity\":2", "\"expected_total\":\"30.00\"", "ana@example.org");
        assertThat(calls.getFirst().header("Idempotency-Key"))
                .startsWith("assistant-")
                .isEqualTo(calls.getLast().header("Idempotency-Key"));
    }

    @Test
    void somebody_else_confirms_nothing() throws Exception {
        var sealed = proposal("book 2 tickets for jazz night");
        confirm(sealed, BEN);
        mvc.post()
                .uri("/assistant/confirm")
                .cookie(new Cookie(Askers.COOKIE, UUID.randomUUID().toString()))
                .param("proposal", sealed)
                .param("name", "Eve")
                .param("email", "eve@example.org")
                .exchange();
        assertThat(neighbours.calls("POST /api/bookings")).isEmpty();
    }

    /** Nobody overtakes those who wait in line. */
    @Test
    void where_a_waiting_room_has_opened_meanwhile_nothing_is_booked() throws Exception {
        var sealed = proposal("book 2 tickets for jazz night");
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Jazz Night", "published", 1)
                        .replace("\"version\":1", "\"version\":1,\"waiting_room\":true"));
        confirm(sealed, ANA);
        assertThat(neighbours.calls("POST /api/bookings")).isEmpty();
        assertThat(page()).contains("Nothing was changed");
    }

    @Test
    void an_altered_one_is_none() throws Exception {
        var sealed = proposal("book 2 tickets for jazz night");
        var at = sealed.indexOf('.') / 2;
        var other = sealed.charAt(at) == 'A' ? 'B' : 'A';
        confirm(sealed.substring(0, at) + other + sealed.substring(at + 1), ANA);
        confirm(sealed + "A", ANA);
        confirm("", ANA);
        confirm("x.y", ANA);
        assertThat(neighbours.calls("POST /api/bookings")).isEmpty();
        assertThat(page()).contains("no longer valid");
    }

    @Test
    void a_price_that_changed_makes_another_proposal() throws Exception {
        var sealed = proposal("book 2 tickets for jazz night");
        neighbours.on(
                "POST /api/bookings",
                call ->
                        Neighbours.problem(
                                409, "price-changed", ",\"total\":\"40.00\",\"currency\":\"EUR\""));
        neighbours.on(
                "POST /api/quotes",
                200,
                "{\"currency\":\"EUR\",\"discount\":\"0.00\",\"total\":\"40.00\",\"offer\":null}");
        confirm(sealed, ANA);
        assertThat(page()).contains("Nothing was done", "Total: €40.00");
    }

    @Test
    void a_booking_is_cancelled_once_it_is_confirmed() throws Exception {
        var sealed = proposal("cancel my booking");
        assertThat(neighbours.calls("POST /api/bookings/1184/cancel")).isEmpty();
        confirm(sealed, ANA);
        assertThat(neighbours.calls("POST /api/bookings/1184/cancel")).hasSize(1);
        assertThat(page()).contains("Booking 1184 is cancelled");
        neighbours.on(
                "GET /api/customers/9/bookings",
                200,
                "{\"items\":[%s]}".formatted(Samples.booking(1184, "cancelled", "Ana", 2, "")));
        confirm(sealed, ANA);
        assertThat(neighbours.calls("POST /api/bookings/1184/cancel")).hasSize(1);
    }

    @Test
    void what_comes_back_is_asked_again() throws Exception {
        var paid =
                Samples.booking(
                        1184, "confirmed", "Ana", 2, ",\"paid\":\"48.00\",\"refunded\":\"0.00\"");
        neighbours.on("GET /api/customers/9/bookings", 200, "{\"items\":[%s]}".formatted(paid));
        neighbours.on("POST /api/bookings/1184/cancel", 200, refund("40.00", "8.00"));
        var sealed = proposal("cancel my booking");
        assertThat(page()).contains("You get €40.00 back.", "€8.00 is kept");
        neighbours.on("POST /api/bookings/1184/cancel", 200, refund("20.00", "28.00"));
        confirm(sealed, ANA);
        assertThat(neighbours.calls("POST /api/bookings/1184/cancel"))
                .allMatch(call -> call.query().contains("dry_run=true"));
        assertThat(page()).contains("Nothing was done", "You get €20.00 back.");
    }

    private static String refund(String amount, String kept) {
        return """
        {"refund":{"amount":"%s","fee_kept":"%s","discount_kept":"0.00","currency":"EUR","phase":"approved","tickets":[1185,1186]}}\
        """
                .formatted(amount, kept);
    }

    private MvcTestResult api(String path, String body, JwtRequestPostProcessor who) {
        return mvc.post()
                .uri(java.net.URI.create("/api/ai/chat" + path))
                .with(who)
                .header("Accept-Language", "en")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private JsonNode asked(String question) throws Exception {
        var answer = api("", "{\"message\":\"%s\"}".formatted(question), ANA);
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
    }

    @Test
    void a_program_confirms_what_it_was_shown_once() throws Exception {
        var card = asked("book 2 tickets for jazz night").at("/cards/0");
        assertThat(card.get("asks_buyer").asBoolean()).isFalse();
        var path = "/proposals/" + card.get("proposal").asString() + "/confirm";
        assertThat(api(path, "{}", BEN))
                .bodyJson()
                .isLenientlyEqualTo("{\"outcome\":\"said\",\"cards\":[]}");
        assertThat(neighbours.calls("POST /api/bookings")).isEmpty();

        for (var n = 0; n < 2; n++)
            assertThat(api(path, "{}", ANA))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("{\"outcome\":\"booked\",\"booking_id\":1184}");
        var calls = neighbours.calls("POST /api/bookings");
        assertThat(calls.getFirst().header("Idempotency-Key"))
                .isEqualTo(calls.getLast().header("Idempotency-Key"));
        assertThat(api("/proposals/none/confirm", "{}", ANA))
                .hasStatusOk()
                .bodyText()
                .contains("no longer valid");
    }

    @Test
    void a_program_is_shown_another_price_before_it_is_booked() throws Exception {
        var card = asked("book 2 tickets for jazz night").at("/cards/0");
        neighbours.on(
                "POST /api/bookings",
                call ->
                        Neighbours.problem(
                                409, "price-changed", ",\"total\":\"40.00\",\"currency\":\"EUR\""));
        neighbours.on(
                "POST /api/quotes",
                200,
                "{\"currency\":\"EUR\",\"discount\":\"0.00\",\"total\":\"40.00\",\"offer\":null}");
        assertThat(api("/proposals/" + card.get("proposal").asString() + "/confirm", "{}", ANA))
                .bodyText()
                .contains("Nothing was done", "€40.00");
    }

    @Test
    void an_answer_is_kept_without_words_and_rated_by_who_got_it() throws Exception {
        neighbours.on("POST /internal/assistant-turns", 204, "");
        var turn = asked("when is jazz night, says zyxmark").get("turn").asString();
        var path = "/internal/assistant-turns/" + turn + "/thumb";
        neighbours.on("POST " + path, 204, "");
        await().untilAsserted(() ->
                assertThat(neighbours.calls("POST /internal/assistant-turns"))
                        .filteredOn(call -> call.body().contains(turn))
                        .singleElement()
                        .satisfies(call ->
                                assertThat(call.body())
                                        .contains("\"intent\":\"when\"", "\"mode\":\"rules\"")
                                        .doesNotContain("zyxmark", "jazz", "ana@")));

        assertThat(api("/turns/" + turn + "/thumb", "{\"thumb\":\"up\"}", ANA)).hasStatus(204);
        await().until(() -> neighbours.calls("POST " + path).size() == 1);
        mvc.post()
                .uri("/assistant/thumb")
                .with(ANA)
                .param("turn", turn)
                .param("thumb", "down")
                .exchange();
        await().until(() -> neighbours.calls("POST " + path).size() == 2);
        var kept = JsonMapper.shared().readTree(neighbours.calls("POST " + path).getLast().body());
        assertThat(kept.get("thumb").asString()).isEqualTo("down");

        for (var body : List.of("{}", "{\"thumb\":\"sideways\"}", "{\"thumb\":null}"))
            assertThat(api("/turns/" + turn + "/thumb", body, ANA)).hasStatus(422);
        assertThat(page()).contains("This helped", turn);
    }
}
