package dev.marquee.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket is handed on and accepted, on pages without JavaScript. */
class HolderPagesTest extends SitePages {

    private static final String TOKEN = "wx-0123456789abcdefghijklmno";
    private static final String OFFER_TOKEN = "2a-0123456789abcdefghijklmno";
    private static final String TICKET = "GET /api/tickets/link";
    private static final String TRANSFERS = "GET /api/tickets/1185/transfer";
    private static final String SEND = "POST /api/tickets/1185/transfer";
    private static final String ACCEPT = "POST /api/transfers/" + OFFER_TOKEN + "/accept";

    private static final String OPEN =
            """
            {"ticket_id":1185,"ticket_code":"EV07-160","from_name":"Ana <i>Silva</i>","to_name":"Ben Ode","to_email":"ben@example.org",
             "state":"%s","created_at":"2030-11-20T09:30:00Z","expires_at":"2030-11-22T09:30:00Z","ended_at":null}\
            """;

    @BeforeEach
    void a_ticket_and_an_offer() {
        held("null", true);
        neighbours.on(TRANSFERS, 200, "{\"items\":[]}");
        neighbours.on(SEND, 200, "{\"items\":[" + OPEN.formatted("open") + "]}");
        neighbours.on("DELETE /api/tickets/1185/transfer", 204, "");
        offer("open");
    }

    private static String ticket(String transfer, boolean transferable) {
        return """
        {"ticket_id":1185,"code":"EV07-160","event_code":"EV07","event_name":"Lantern Night","event_starts_at":"2030-11-28T20:00:00Z",
         "event_ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","ticket_type":"Standing","status":"issued",
         "name":"Ana <i>Silva</i>","email":"ana@example.org","entry_code":"EV07-160-KX4P","qr_token":"%s","transfer":%s,"transferable":%s,"obstacle":null}\
        """
                .formatted(Samples.TOKEN, transfer, transferable);
    }

    private void held(String transfer, boolean transferable) {
        neighbours.on(
                TICKET,
                call ->
                        TOKEN.equals(call.header("Ticket-Link"))
                                ? new Neighbours.Answer(200, ticket(transfer, transferable))
                                : Neighbours.problem(404, "not-found", ""));
    }

    private void offer(String state) {
        neighbours.on(
                "GET /api/transfers/" + OFFER_TOKEN,
                200,
                """
                {"transfer":%s,"event_code":"EV07","event_name":"Lantern Night","event_starts_at":"2030-11-28T20:00:00Z","event_ends_at":null,
                 "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","ticket_type":"Standing"}\
                """
                        .formatted(OPEN.formatted(state)));
    }

    @Test
    void a_holder_sees_the_ticket_with_its_code() {
        assertThat(mvc.get().uri("/h/" + TOKEN))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("Lantern Night", "EV07-160-KX4P", "class=\"qr\"", "Standing")
                .contains("Ana &lt;i&gt;Silva&lt;/i&gt;", "/h/" + TOKEN + "/transfer")
                .doesNotContain("<i>Silva", "??", "<script>", "style=\"");
        held("null", false);
        assertThat(mvc.get().uri("/h/" + TOKEN)).bodyText().doesNotContain("/transfer");
        assertThat(mvc.get().uri("/h/" + TOKEN + "/cancel")).hasStatus(303);
    }

    @Test
    void a_link_that_is_none_or_over_says_so() {
        for (var path : new String[] {"/h/wx-" + "1".repeat(25), "/h/nonsense"})
            assertThat(mvc.get().uri(path)).as(path).hasStatus(404);
        neighbours.on(
                TICKET,
                call ->
                        Neighbours.problem(
                                410,
                                "link-expired",
                                ",\"reason\":\"handed-on\",\"event_code\":\"EV07\",\"event_name\":\"Lantern Night\""));
        assertThat(mvc.get().uri("/h/" + TOKEN))
                .hasStatus(410)
                .bodyText()
                .contains("Your ticket for Lantern Night was handed on");
    }

    @Test
    void a_ticket_is_offered_and_taken_back() {
        var page = "/h/" + TOKEN + "/transfer";
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Offer this ticket", "name=\"email\"", "action=\"" + page + "\"")
                .doesNotContain("??", "Take it back");

        assertThat(
                        mvc.post()
                                .uri(page)
                                .param("name", " Ben Ode ")
                                .param("email", " ben@example.org "))
                .hasStatus(303)
                .hasHeader("Location", page);
        var sent = neighbours.calls(SEND).getFirst();
        assertThat(sent.header("Ticket-Link")).isEqualTo(TOKEN);
        assertThat(sent.body()).contains("\"name\":\"Ben Ode\"", "\"email\":\"ben@example.org\"");

        neighbours.on(TRANSFERS, 200, "{\"items\":[" + OPEN.formatted("open") + "]}");
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Offered to Ben Ode", "ben@example.org", "Take it back", "November 22")
                .doesNotContain("name=\"email\"", "??");
        assertThat(mvc.post().uri(page + "/take-back")).hasStatus(303);
        assertThat(neighbours.calls("DELETE /api/tickets/1185/transfer")).hasSize(1);
    }

    @Test
    void what_was_typed_stays_where_it_cannot_be_taken() {
        var page = "/h/" + TOKEN + "/transfer";
        assertThat(mvc.post().uri(page).param("name", "Ben <b>").param("email", "nobody"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Check their e-mail address".replace("their", "the"),
                        "Ben &lt;b&gt;",
                        "nobody");
        assertThat(neighbours.calls(SEND)).isEmpty();
        for (var refusal :
                new String[][] {
                    {"409", "transfer-not-possible", ",\"reason\":\"too-late\"", "It is too late"},
                    {
                        "409",
                        "transfer-not-possible",
                        ",\"reason\":\"limit\"",
                        "as often as this event"
                    },
                    {"409", "transfer-pending", "", "offered to somebody already"},
                    {"429", "too-many-requests", "", "Too many tickets were offered"}
                }) {
            neighbours.on(
                    SEND,
                    call ->
                            Neighbours.problem(
                                    Integer.parseInt(refusal[0]), refusal[1], refusal[2]));
            assertThat(mvc.post().uri(page).param("name", "Ben").param("email", "ben@example.org"))
                    .hasStatus(Integer.parseInt(refusal[0]))
                    .bodyText()
                    .contains("This ticket cannot be handed on", refusal[3]);
        }
    }

    @Test
    void opening_an_offer_changes_nothing_and_its_buttons_do() {
        assertThat(mvc.get().uri("/h/offer/" + OFFER_TOKEN))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .contains("Ana &lt;i&gt;Silva&lt;/i&gt; offers you a ticket", "Accept the ticket")
                .contains("method=\"post\"", "Decline", "Lantern Night")
                .doesNotContain("class=\"qr\"", "??");
        assertThat(neighbours.calls(ACCEPT)).isEmpty();

        neighbours.on(
                ACCEPT,
                200,
                "{\"ticket\":%s,\"link\":\"https://tickets.example.org/h/%s\"}"
                        .formatted(ticket("null", true), TOKEN));
        assertThat(mvc.post().uri("/h/offer/" + OFFER_TOKEN + "/accept"))
                .hasStatus(303)
                .hasHeader("Location", "/h/" + TOKEN);

        neighbours.on("POST /api/transfers/" + OFFER_TOKEN + "/decline", 204, "");
        assertThat(mvc.post().uri("/h/offer/" + OFFER_TOKEN + "/decline"))
                .hasStatus(303)
                .hasHeader("Location", "/h/offer/" + OFFER_TOKEN);
    }

    @Test
    void an_offer_that_is_over_says_why() {
        for (var state : new String[] {"declined", "withdrawn", "expired", "accepted"}) {
            offer(state);
            assertThat(mvc.get().uri("/h/offer/" + OFFER_TOKEN))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("Accept the ticket", "??");
        }
        offer("withdrawn");
        neighbours.on(
                ACCEPT,
                call -> Neighbours.problem(410, "transfer-ended", ",\"state\":\"withdrawn\""));
        assertThat(mvc.post().uri("/h/offer/" + OFFER_TOKEN + "/accept"))
                .hasStatus(410)
                .bodyText()
                .contains("took it back");
        offer("open");
        neighbours.on(
                ACCEPT,
                call ->
                        Neighbours.problem(
                                409, "transfer-not-possible", ",\"reason\":\"cancelled\""));
        assertThat(mvc.post().uri("/h/offer/" + OFFER_TOKEN + "/accept"))
                .hasStatus(409)
                .bodyText()
                .contains("You cannot have this ticket", "It was cancelled.")
                .doesNotContain("Accept the ticket");
        assertThat(mvc.get().uri("/h/offer/1-" + "0".repeat(25))).hasStatus(404);
    }

    @Test
    void a_buyer_hands_on_from_the_booking() {
        var booking =
                Samples.booking(1184, "confirmed", "Ana", 2, "")
                        .replace(
                                "\"price\":\"0.00\",\"qr",
                                "\"transfers\":0,\"transferable\":true,\"price\":\"0.00\",\"qr");
        neighbours.on("GET /api/bookings/1184", 200, booking);
        assertThat(mvc.get().uri("/bookings/1184"))
                .hasStatusOk()
                .bodyText()
                .contains("/bookings/1184/tickets/1185/transfer", "Hand on ticket EV07-1");
        var page = "/bookings/1184/tickets/1185/transfer";
        assertThat(mvc.get().uri(page)).hasStatusOk().bodyText().contains("Offer this ticket");
        assertThat(mvc.post().uri(page).param("name", "Ben Ode").param("email", "ben@example.org"))
                .hasStatus(303);
        assertThat(mvc.post().uri(page + "/take-back")).hasStatus(303);
        assertThat(mvc.get().uri("/bookings/1184/tickets/99/transfer")).hasStatus(404);
    }

    @Test
    void what_was_handed_on_has_no_code_for_its_buyer() {
        var booking =
                Samples.booking(1184, "confirmed", "Ana", 1, "")
                        .replace(
                                "\"qr_token\":\"" + Samples.TOKEN + "\"",
                                "\"transfers\":1,\"transferable\":false,\"qr_token\":null");
        neighbours.on("GET /api/bookings/1184", 200, booking);
        assertThat(mvc.get().uri("/bookings/1184"))
                .hasStatusOk()
                .bodyText()
                .contains("Handed on")
                .doesNotContain("class=\"qr\"", "/transfer");
    }
}
