package dev.marquee.site.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joining a waiting list and one's place on it, on pages without JavaScript. */
class WaitingPagesTest extends SitePages {

    private static final String TOKEN = "2a-0123456789abcdefghijklmno";
    private static final String PAGE = "/e/EV07/waiting-list";
    private static final String JOIN = "POST /api/events/EV07/waiting-list";
    private static final String RULES = "{\"offer_hours\":12,\"patience_hours\":24}";

    private static final String OFFER =
            """
            {"booking_id":1184,"quantity":2,"items":[{"ticket_type":"Stalls","quantity":2}],"total":"%s","currency":"EUR","seated":true,
             "until":"2030-11-20T21:30:00Z","link":"https://tickets.example.org/t/wx-0123456789abcdefghijklmno"}\
            """;

    @BeforeEach
    void sold_out() {
        neighbours.on(
                "GET /api/events/EV07/availability", 200, Samples.availability(0, "sold_out"));
        list(true);
        neighbours.on(JOIN, 202, "{\"id\":31,\"state\":\"unconfirmed\"}");
    }

    private void list(boolean open) {
        neighbours.on(
                "GET /api/events/EV07/waiting-list/summary",
                200,
                """
                {"open":%s,"any":true,"waiting":14,"quota":4,"ticket_types":[
                  {"id":71,"name":"Stalls <b>","price":"18.00","currency":"EUR","most":4},
                  {"id":72,"name":"Balcony","price":"12.00","currency":"EUR","most":2}],"rules":%s}\
                """
                        .formatted(open, RULES));
    }

    private void place(String state, String members) {
        neighbours.on(
                "GET /api/waiting-list/link",
                call ->
                        TOKEN.equals(call.header("Waiting-Link"))
                                ? new Neighbours.Answer(200, placeOf(state, members))
                                : Neighbours.problem(404, "not-found", ""));
    }

    private static String placeOf(String state, String members) {
        return """
        {"id":31,"event_id":7,"event_code":"EV07","event_name":"Hamlet <i>","event_starts_at":"2030-11-28T20:00:00Z","time_zone":"Europe/Lisbon",
         "location":"Teatro do Cais, Lisbon","ticket_type":"Stalls","quantity":2,"name":"Ana","email":"ana@example.org","state":"%s",
         "joined_at":"2030-11-19T21:14:00Z","rules":%s%s}\
        """
                .formatted(state, RULES, members.isEmpty() ? "" : "," + members);
    }

    @Test
    void a_sold_out_event_leads_to_its_list() {
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .contains("Join the waiting list", PAGE, "14 people are waiting")
                .doesNotContain("??");
        list(false);
        assertThat(mvc.get().uri("/e/EV07")).bodyText().doesNotContain(PAGE, "??");
        neighbours.on("GET /api/events/EV07/waiting-list/summary", 500, "{}");
        assertThat(mvc.get().uri("/e/EV07")).hasStatusOk().bodyText().doesNotContain(PAGE);
    }

    @Test
    void the_list_is_joined() {
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains("Stalls &lt;b&gt;", "€12.00", "Any", "name=\"email\"", "12 hours")
                .doesNotContain("<b>", "??", "style=\"");
        assertThat(
                        mvc.post()
                                .uri(PAGE)
                                .param("ticketType", "71")
                                .param("quantity", "2")
                                .param("name", " Ana Silva ")
                                .param("email", "ana@example.org"))
                .hasStatus(303)
                .hasHeader("Location", PAGE + "/sent");
        assertThat(neighbours.calls(JOIN).getFirst().body())
                .contains("\"ticket_type_id\":71", "\"quantity\":2", "\"name\":\"Ana Silva\"");
        assertThat(mvc.get().uri(PAGE + "/sent"))
                .hasStatusOk()
                .bodyText()
                .contains("Look into your mailbox")
                .doesNotContain("??");
        list(false);
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains("no waiting list now", "See the tickets")
                .doesNotContain("name=\"email\"", "??");
    }

    @Test
    void what_was_typed_stays_where_it_cannot_be() {
        assertThat(
                        mvc.post()
                                .uri(PAGE)
                                .param("quantity", "3")
                                .param("name", "Ana Silva")
                                .param("email", "nobody"))
                .hasStatus(422)
                .bodyText()
                .contains("Ana Silva", "nobody", "An e-mail address looks like")
                .doesNotContain("??");
        neighbours.on(
                JOIN,
                call ->
                        Neighbours.problem(
                                422,
                                "invalid-input",
                                ",\"errors\":[{\"field\":\"quantity\",\"message\":\"must be at most 2\"}]"));
        assertThat(typed()).hasStatus(422).bodyText().contains("You cannot wait for so many");
        neighbours.on(JOIN, call -> Neighbours.problem(409, "tickets-available", ",\"left\":3"));
        assertThat(typed()).hasStatus(409).bodyText().contains("There are tickets again");
        neighbours.on(JOIN, call -> Neighbours.problem(429, "too-many-requests", ""));
        assertThat(typed()).hasStatus(429).bodyText().contains("Try again later");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult typed() {
        return mvc.post()
                .uri(PAGE)
                .param("quantity", "3")
                .param("name", "Ana Silva")
                .param("email", "ana@example.org")
                .exchange();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unconfirmed||Confirm my place",
                "waiting|\"place\":11,\"tickets_before\":4|You are number 11",
                "waiting|\"place\":1,\"tickets_before\":0|You are next",
                "waiting|\"place\":1,\"tickets_before\":0,\"kept_until\":\"2030-11-20T21:14:00Z\"|They are kept for you until",
                "waiting|\"place\":2,\"tickets_before\":1,\"returned\":{\"per_hundred\":6,\"events\":12}|At the last 12 events of this organiser here, about 6 in 100 tickets came back",
                "waiting|\"place\":2,\"tickets_before\":1,\"returned\":{\"per_hundred\":0,\"events\":3}|fewer than 1 in 100 tickets came back",
                "waiting|\"place\":1,\"tickets_before\":0,\"together\":true|You let some tickets pass and keep your place",
                "passed|\"ended_because\":\"declined\"|You did not want what was offered",
                "passed|\"ended_because\":\"ran-out\"|Two offers ran out",
                "left||You left the list",
                "closed|\"ended_because\":\"cancelled\"|The event is cancelled"
            })
    void a_place_says_what_it_is(String state, String members, String words) {
        place(state, members == null ? "" : members);
        assertThat(mvc.get().uri("/w/" + TOKEN))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains(words, "Hamlet &lt;i&gt;")
                .doesNotContain("??", "Hamlet <i>", "style=\"");
    }

    @Test
    void a_place_is_confirmed_and_left() {
        place("unconfirmed", "");
        neighbours.on("POST /api/events/7/waiting-list/31/confirm", 200, placeOf("waiting", ""));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/confirm")).hasStatus(303);
        assertThat(neighbours.calls("POST /api/events/7/waiting-list/31/confirm").getFirst().body())
                .contains(TOKEN);
        neighbours.on(
                "POST /api/events/7/waiting-list/31/confirm",
                call -> Neighbours.problem(409, "quota-exceeded", ",\"quota\":4,\"held\":4"));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/confirm"))
                .hasStatus(409)
                .bodyText()
                .contains("as many tickets of this event as one person may have");
        neighbours.on("DELETE /api/events/7/waiting-list/31", 200, placeOf("left", ""));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/leave"))
                .hasStatus(303)
                .hasHeader("Location", "/w/" + TOKEN);
        assertThat(mvc.get().uri("/w/1-" + "0".repeat(25))).hasStatus(404);
    }

    @Test
    void whoever_waits_may_want_fewer() {
        place("waiting", "\"place\":11,\"tickets_before\":4");
        assertThat(mvc.get().uri("/w/" + TOKEN)).bodyText().contains("Change to 1 ticket");
        var fewer = "POST /api/events/7/waiting-list/31/fewer";
        neighbours.on(fewer, 200, placeOf("waiting", "\"place\":11,\"tickets_before\":4"));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/fewer").param("quantity", "1"))
                .hasStatus(303)
                .hasHeader("Location", "/w/" + TOKEN);
        assertThat(neighbours.calls(fewer).getFirst().body()).contains(TOKEN, "\"quantity\":1");
        for (var wrong : java.util.List.of("0", "2", "-1"))
            assertThat(mvc.post().uri("/w/" + TOKEN + "/fewer").param("quantity", wrong))
                    .hasStatus(303);
        assertThat(neighbours.calls(fewer)).hasSize(1);
    }

    @Test
    void nobody_is_offered_fewer_than_are_sold_at_once() {
        place("waiting", "\"place\":11,\"tickets_before\":4,\"least\":2");
        assertThat(mvc.get().uri("/w/" + TOKEN))
                .hasStatusOk()
                .bodyText()
                .contains("You are number 11", "/leave")
                .doesNotContain("/fewer", "Change to 1 ticket");
        neighbours.on(
                "POST /api/events/7/waiting-list/31/fewer",
                call ->
                        Neighbours.problem(
                                422,
                                "invalid-input",
                                ",\"errors\":[{\"field\":\"quantity\",\"message\":\"cannot be fewer: 2 is the least\"}]"));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/fewer").param("quantity", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("That number of tickets is not possible here", "You are number 11")
                .doesNotContain("??");
        neighbours.on(
                "GET /api/waiting-list/link",
                call ->
                        new Neighbours.Answer(
                                200,
                                placeOf("waiting", "\"place\":1,\"tickets_before\":0,\"least\":2")
                                        .replace("\"quantity\":2", "\"quantity\":4")));
        assertThat(mvc.get().uri("/w/" + TOKEN))
                .bodyText()
                .contains("<option value=\"2\">2</option><option value=\"3\">3</option>")
                .doesNotContain("<option value=\"1\">", "<option value=\"4\">");
    }

    @Test
    void a_group_that_is_offered_fewer_may_keep_its_place() {
        var part =
                "\"offer\":" + OFFER.formatted("36.00").replace("\"quantity\":2", "\"quantity\":1");
        place("offered", part);
        assertThat(mvc.get().uri("/w/" + TOKEN))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "1 ticket is yours until",
                        "Let them pass, and wait for 2",
                        "Leave the list")
                .doesNotContain("??", "No, thanks");
        var pass = "POST /api/events/7/waiting-list/31/pass";
        neighbours.on(pass, 200, placeOf("waiting", "\"place\":1,\"together\":true"));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/pass"))
                .hasStatus(303)
                .hasHeader("Location", "/w/" + TOKEN);
        assertThat(neighbours.calls(pass).getFirst().body()).contains(TOKEN);
    }

    @Test
    void what_is_offered_is_taken_free_or_paid() {
        place("offered", "\"offer\":" + OFFER.formatted("36.00"));
        assertThat(mvc.get().uri("/w/" + TOKEN))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "2 tickets are yours until",
                        "Take 2 tickets for €36.00",
                        "No, thanks",
                        "the best that are free then")
                .doesNotContain("??");
        var take = "POST /api/events/7/waiting-list/31/take";
        neighbours.on(take, 200, placeOf("offered", "\"offer\":" + OFFER.formatted("36.00")));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/take"))
                .hasStatus(303)
                .hasHeader("Location", "/t/wx-0123456789abcdefghijklmno/pay");
        neighbours.on(take, 200, placeOf("taken", "\"offer\":" + OFFER.formatted("0.00")));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/take"))
                .hasStatus(303)
                .hasHeader("Location", "/t/wx-0123456789abcdefghijklmno");
        neighbours.on(
                take, call -> Neighbours.problem(409, "invalid-state", ",\"state\":\"passed\""));
        assertThat(mvc.post().uri("/w/" + TOKEN + "/take"))
                .hasStatus(409)
                .bodyText()
                .contains("That is not possible any more");
        place("taken", "\"offer\":" + OFFER.formatted("0.00"));
        assertThat(mvc.get().uri("/w/" + TOKEN))
                .bodyText()
                .contains("The tickets are yours", "/t/wx-0123456789abcdefghijklmno");
    }
}
