package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.io.ByteArrayOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SeatPageTest extends SitePages {

    private static final String MADE =
            Samples.booking(1184, "confirmed", "Ana Ribeiro", 2, ",\"access_key\":\"k\"");

    @BeforeEach
    void an_event_with_seats() {
        neighbours.on("GET /api/events/EV07", 200, event());
        neighbours.on("GET /api/events/EV07/availability", 200, Halls.stock());
        neighbours.on("GET /api/events/7/seats", 200, Halls.small("advise", "stalls-A-2"));
        neighbours.on("POST /api/bookings", 201, MADE);
    }

    private static String event() {
        return Samples.event("Winter’s Tale", "published", 162)
                .replace(
                        "\"ticket_types\"",
                        "\"seating\":{\"plan_id\":4,\"plan_version\":1,\"sections\":{\"stalls\":71}},\"ticket_types\"");
    }

    @Test
    void the_events_page_leads_to_the_seats() {
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/e/EV07/seats\"", "Choose seats", "€45.00")
                .doesNotContain("name=\"quantity_71\"", "name=\"buyerEmail\"");
    }

    @Test
    void an_event_without_seats_has_no_map() {
        neighbours.on("GET /api/events/EV07", 200, Samples.event("Plain", "published", 1));
        assertThat(mvc.get().uri("/e/EV07/seats")).hasStatus(404);
        assertThat(mvc.get().uri("/e/EV07")).bodyText().doesNotContain("/e/EV07/seats");
    }

    @Test
    void the_page_shows_the_hall_as_a_drawing_and_as_a_list() {
        assertThat(mvc.get().uri("/e/EV07/seats"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("<title>Choose seats: Winter’s Tale", "Stage &amp; wings")
                .contains("2 of 13 seats are taken".replace("2 of", "1 of"))
                .contains("aria-label=\"Row A, seat 3, €45.00, free\"")
                .contains("aria-label=\"Row A, seat 2, €45.00, taken\"")
                .contains("aria-label=\"Row A, seat 1, not for sale\"")
                .contains("aria-label=\"Row B, seat 5, wheelchair place, €45.00, free\"")
                .contains("aria-label=\"Row B, seat 1, restricted view, €45.00, free\"")
                .contains("aria-label=\"Stalls, €45.00\"", "Circle", "8 free", "4 free")
                .contains("aria-label=\"Stalls, Row A\"")
                .contains("name=\"seats\" value=\"stalls-A-3\">3")
                .doesNotContain("value=\"stalls-A-1\"")
                .contains("name=\"quantity_73\"", "Tickets without a seat")
                .contains("I need a wheelchair place".replace("I need", "One of us needs"));
    }

    @Test
    void chosen_seats_are_booked_together_and_what_they_cost_is_said() throws Exception {
        assertThat(mvc.get().uri("/e/EV07/seats?seats=stalls-B-2&seats=circle-A-1&seats=nonsense"))
                .bodyText()
                .contains("<strong>Stalls B-2</strong>", "<strong>Circle A-1</strong>")
                .contains("2 seats", "€65.00")
                .contains("value=\"stalls-B-2\" checked=\"checked\"");
        var answer = post("seats=stalls-B-2&seats=circle-A-1&" + BUYER);
        assertThat(answer).hasStatus(303).hasHeader("Location", "/bookings/1184");
        assertThat(neighbours.calls("POST /api/bookings").getFirst().body())
                .contains(
                        "\"seats\":[\"stalls-B-2\",\"circle-A-1\"]", "\"expected_total\":\"65.00\"")
                .doesNotContain("items", "attendees");
    }

    @Test
    void tickets_without_a_seat_are_booked_here_too_but_not_with_seats() {
        assertThat(post("quantity_73=2&unit_73=9.00&" + BUYER)).hasStatus(303);
        assertThat(neighbours.calls("POST /api/bookings").getFirst().body())
                .contains("\"ticket_type_id\":73,\"quantity\":2", "\"expected_total\":\"18.00\"")
                .doesNotContain("seats");
        assertThat(post("quantity_73=1&seats=stalls-B-2&" + BUYER))
                .hasStatus(422)
                .bodyText()
                .contains("are booked one after the other", "value=\"stalls-B-2\" checked");
        assertThat(post(BUYER)).hasStatus(422).bodyText().contains("Choose at least one seat");
    }

    @Test
    void a_lost_seat_keeps_the_rest_of_the_choice_and_another_one_is_offered() {
        neighbours.on(
                "POST /api/bookings",
                call -> {
                    neighbours.on(
                            "GET /api/events/7/seats",
                            200,
                            Halls.small("advise", "stalls-A-2", "stalls-B-3"));
                    return Neighbours.problem(
                            409,
                            "seat-taken",
                            ",\"seats\":[\"stalls-B-3\"],\"suggested\":[[\"stalls-B-2\",\"stalls-B-4\"]]");
                });
        assertThat(post("seats=stalls-B-2&seats=stalls-B-3&" + BUYER))
                .hasStatus(409)
                .bodyText()
                .contains("Seat Stalls B-3 has just been taken. Your other seats are still chosen.")
                .contains("value=\"take:stalls-B-2 stalls-B-4\"", "Take Stalls B-4")
                .contains("value=\"stalls-B-2\" checked=\"checked\"", "value=\"Ana Ribeiro\"")
                .contains("1 seat", "€45.00")
                .doesNotContain("value=\"stalls-B-3\" checked", "0123456789abcdef0123");
        assertThat(post("seats=stalls-B-2&choose=take:stalls-B-2+stalls-B-4&" + BUYER))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"stalls-B-4\" checked=\"checked\"", "€90.00");
    }

    @Test
    void a_seat_that_would_be_left_alone_is_explained_with_two_ways_out() {
        neighbours.on(
                "POST /api/bookings",
                call ->
                        Neighbours.problem(
                                409,
                                "seat-left-alone",
                                ",\"seats\":[\"circle-A-1\"],\"suggested\":[[\"circle-A-1\",\"circle-A-2\"],[\"circle-A-3\",\"circle-A-4\"]]"));
        assertThat(post("seats=circle-A-2&seats=circle-A-3&" + BUYER))
                .hasStatus(409)
                .bodyText()
                .contains("Seat Circle A-1 would be left alone.")
                .contains("Take Circle A-1, Circle A-2", "Take Circle A-3, Circle A-4")
                .contains("value=\"circle-A-2\" checked=\"checked\"");
    }

    @Test
    void the_best_seats_are_looked_for_by_section_number_and_wheelchair() {
        neighbours.on(
                "POST /api/events/7/seats/best",
                200,
                "{\"seats\":[\"stalls-B-3\",\"stalls-B-4\"]}");
        assertThat(post("choose=best&where=71/stalls&together=2&wheelchair=1&" + BUYER))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"stalls-B-3\" checked=\"checked\"", "€90.00")
                .contains("value=\"Ana Ribeiro\"");
        assertThat(neighbours.calls("POST /api/events/7/seats/best").getFirst().body())
                .isEqualTo(
                        "{\"ticket_type_id\":71,\"quantity\":2,\"section\":\"stalls\",\"wheelchair\":1}");
        neighbours.on("POST /api/events/7/seats/best", 409, "");
        assertThat(post("choose=best&where=71/stalls&together=9&seats=circle-A-1"))
                .hasStatusOk()
                .bodyText()
                .contains("There are not 9 such seats free.", "value=\"circle-A-1\" checked");
        assertThat(post("choose=best&where=x&together=2")).hasStatusOk();
    }

    @Test
    void five_thousand_seats_are_light() throws Exception {
        neighbours.on("GET /api/events/7/seats", 200, Halls.large(4, 25, 50));
        var page = mvc.get().uri("/e/EV07/seats").exchange().getResponse();
        assertThat(page.getContentAsString()).containsOnlyOnce("data-id=\"s3-Y-50\"");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(page.getContentAsByteArray());
        }
        assertThat(bytes.size()).isLessThan(150_000);
    }

    @Test
    void a_larger_hall_shows_its_sections_first() {
        neighbours.on("GET /api/events/7/seats", 200, Halls.large(5, 25, 50));
        assertThat(mvc.get().uri("/e/EV07/seats"))
                .hasStatusOk()
                .bodyText()
                .contains("Show the seats of Block 3", "1,250 free")
                .doesNotContain("data-id=");
        assertThat(post("choose=open:s3&seats=s1-A-1&" + BUYER))
                .hasStatusOk()
                .bodyText()
                .contains("data-id=\"s3-A-1\"", "<strong>Block 1 A-1</strong>")
                .contains("type=\"hidden\" name=\"seats\" value=\"s1-A-1\"")
                .contains("name=\"opened_section\" value=\"s3\"")
                .doesNotContain("data-id=\"s1-A-1\"");
    }

    @Test
    void names_are_asked_for_each_seat_and_sent_in_their_order() {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                event().replace(
                                "\"seating\"",
                                "\"ticket_holders\":{\"names\":\"required\"},\"seating\""));
        assertThat(post("seats=circle-A-1&seats=stalls-B-2&" + BUYER))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "name=\"holder_71_1\"",
                        "name=\"holder_72_1\"",
                        "value=\"circle-A-1\" checked");
        assertThat(
                        post(
                                "seats=circle-A-1&seats=stalls-B-2&holder_71_1=Ben+Ode&holder_72_1=Cho&"
                                        + BUYER))
                .hasStatus(303);
        assertThat(neighbours.calls("POST /api/bookings").getFirst().body())
                .contains("\"attendees\":[{\"name\":\"Cho\"", "{\"name\":\"Ben Ode\"");
    }

    @Test
    void while_nobody_says_what_is_free_the_event_is_shown() {
        neighbours.on("GET /api/events/EV07/availability", 503, "");
        assertThat(mvc.get().uri("/e/EV07/seats")).hasStatus(503);
        neighbours.on("GET /api/events/EV07/availability", 200, Halls.stock());
        neighbours.on("GET /api/events/7/seats", 200, "{\"event_id\":7,\"seq\":0}");
        assertThat(mvc.get().uri("/e/EV07/seats")).hasStatus(404);
    }

    private static final String BUYER =
            "buyerName=Ana+Ribeiro&buyerEmail=ana%40example.org&key=0123456789abcdef0123";

    @Test
    void a_code_shows_the_seats_that_it_opens() {
        var all = Halls.small("advise");
        var without = all.replace("\"ticket_type_id\":72,", "\"ticket_type_id\":null,");
        neighbours.on(
                "GET /api/events/7/seats",
                call ->
                        new Neighbours.Answer(
                                200, call.query().contains("offer_code=FRIENDS") ? all : without));
        neighbours.on(
                "POST /api/events/7/seats/best",
                200,
                "{\"seats\":[\"circle-A-1\",\"circle-A-2\"]}");

        assertThat(mvc.get().uri("/e/EV07/seats"))
                .bodyText()
                .doesNotContain("value=\"circle-A-1\"");
        assertThat(mvc.get().uri("/e/EV07/seats?code=FRIENDS"))
                .bodyText()
                .contains("value=\"circle-A-1\"")
                .doesNotContain("name=\"quantity_72\"");
        assertThat(post("choose=best&where=72/circle&together=2&offerCode=FRIENDS"))
                .bodyText()
                .contains("<strong>Circle A-1</strong>");
        assertThat(neighbours.calls("POST /api/events/7/seats/best").getFirst().body())
                .contains("\"offer_code\":\"FRIENDS\"");
    }

    @Test
    void a_code_that_is_refused_leaves_what_everybody_sees() {
        var without =
                Halls.small("advise").replace("\"ticket_type_id\":72,", "\"ticket_type_id\":null,");
        neighbours.on(
                "GET /api/events/7/seats",
                call ->
                        call.query().contains("offer_code")
                                ? Neighbours.problem(429, "too-many-requests", "")
                                : new Neighbours.Answer(200, without));

        assertThat(mvc.get().uri("/e/EV07/seats?code=GUESS"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"stalls-A-3\"")
                .doesNotContain("value=\"circle-A-1\"");
    }

    private MvcTestResult post(String form) {
        var request = mvc.post().uri("/e/EV07/seats").header("Accept-Language", "en");
        for (var field : form.split("&")) {
            var parts = field.split("=", 2);
            request.param(
                    parts[0],
                    java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return request.exchange();
    }
}
