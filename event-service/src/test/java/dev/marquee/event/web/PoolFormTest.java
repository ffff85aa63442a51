package dev.marquee.event.web;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.platform.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Letting ticket types share places, on the form and without JavaScript. */
@EventServiceTest
class PoolFormTest {

    @Autowired MockMvcTester mvc;
    @Autowired EventViews views;

    @Test
    void who_shares_nothing_sees_a_button_and_no_choice() {
        assertThat(get("/admin/events/new"))
                .hasStatus(OK)
                .bodyText()
                .contains("Let ticket types share places", "Adult and Child tickets")
                .doesNotContain("ticketTypes[0].pool", "pools[0]");
    }

    @Test
    void the_button_adds_places_to_share_and_each_type_can_take_them() {
        var form = form();
        form.put("add", "pool");
        assertThat(post("/admin/events", form))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "name=\"pools[0].name\"",
                        "name=\"pools[0].quantity\"",
                        "name=\"ticketTypes[0].pool\"",
                        "name=\"ticketTypes[1].pool\"",
                        "<option value=\"1\">Shared places 1</option>",
                        "value=\"Adult\"");
    }

    @Test
    void what_is_shared_is_saved_and_shown_again() {
        var event = saved(sharing());

        assertThat(event.totalTickets()).isEqualTo(100);
        assertThat(event.pools()).containsExactly(new Pool("Hall", 100));
        assertThat(event.ticketTypes())
                .extracting(EventView.Type::quantity)
                .containsExactly(null, 30);
        assertThat(get("/admin/events/" + event.code() + "/edit"))
                .bodyText()
                .contains(
                        "name=\"pools[0].name\" value=\"Hall\"",
                        "name=\"pools[0].quantity\" value=\"100\"",
                        "name=\"ticketTypes[0].quantity\" value=\"\"",
                        "name=\"ticketTypes[1].quantity\" value=\"30\"",
                        "<option value=\"1\" selected=\"selected\">Shared places 1: Hall</option>");

        var again = sharing();
        for (int n = 0; n < 2; n++)
            again.put("ticketTypes[" + n + "].id", String.valueOf(event.ticketTypes().get(n).id()));
        again.put("pools[0].quantity", "120");
        assertThat(post("/admin/events/" + event.code() + "/edit", again)).hasStatus(FOUND);
        assertThat(views.get(event.id()).totalTickets()).isEqualTo(120);
    }

    @Test
    void the_events_page_says_how_much_of_the_shared_places_is_sold() {
        var event = saved(sharing());
        assertThat(get("/admin/events/" + event.code()))
                .bodyText()
                .contains("shares the places of Hall", "shared places", "0 of 100");
        TICKETS.up();
        try {
            assertThat(post("/admin/events/" + event.code() + "/publish", Map.of()))
                    .hasStatus(FOUND);
            TICKETS.answer(
                    "GET /api/events/" + event.id() + "/sales",
                    200,
                    """
                    {"days":[],"totals":{"tickets":52,"bookings":20,"revenue":{},"cancelled":0},
                     "ticket_types":[{"id":%d,"sold":40,"reserved":3},{"id":%d,"sold":12,"reserved":0}]}
                    """
                            .formatted(
                                    event.ticketTypes().get(0).id(),
                                    event.ticketTypes().get(1).id()));
            assertThat(get("/admin/events/" + event.code()))
                    .bodyText()
                    .contains("43 sold", "12 of 30", "55 of 100");
        } finally {
            TICKETS.down();
        }
    }

    @Test
    void removed_places_leave_their_types_with_places_of_their_own() {
        var form = sharing();
        form.put("pools[1].name", "Roof");
        form.put("pools[1].quantity", "5");
        form.put("ticketTypes[1].pool", "2");
        form.put("unshare", "0");
        assertThat(post("/admin/events", form))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "name=\"pools[0].name\" value=\"Roof\"",
                        "<option value=\"1\" selected=\"selected\">Shared places 1: Roof</option>",
                        "<option value=\"1\">Shared places 1: Roof</option>")
                .doesNotContain("value=\"Hall\"", "pools[1]");
    }

    @Test
    void places_that_were_left_empty_are_none() {
        var form = form();
        form.put("pools[0].name", "");
        form.put("pools[0].quantity", "");
        assertThat(saved(form).pools()).isEmpty();
        form.put("pools[1].name", "Hall");
        form.put("pools[1].quantity", "100");
        form.put("ticketTypes[1].pool", "2");
        assertThat(saved(form).pools()).containsExactly(new Pool("Hall", 100));
    }

    @ParameterizedTest
    @CsvSource({
        "pools[0].name, '', pools0.name, Give the shared places a name",
        "pools[0].quantity, '', pools0.quantity, Say how many places are shared",
        "pools[0].quantity, many, pools0.quantity, Say in digits how many places are shared",
        "pools[0].quantity, 0, pools0.quantity, There must be at least 1 shared place",
        "ticketTypes[1].quantity, 101, ticketTypes1.quantity, 'There cannot be more of this type than shared places, 100'",
        "ticketTypes[0].pool, '', ticketTypes0.quantity, Say how many tickets there are of each kind"
    })
    void what_is_wrong_is_said_at_the_field(String field, String value, String id, String reason) {
        var form = sharing();
        form.put(field, value);
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        reason,
                        "href=\"#" + id + "\"",
                        "id=\"" + id + "-error\"",
                        "value=\"Adult\"");
    }

    @Test
    void shared_places_that_nobody_takes_and_two_of_one_name_are_not_saved() {
        var form = sharing();
        form.put("ticketTypes[0].quantity", "50");
        form.put("ticketTypes[0].pool", "");
        form.put("ticketTypes[1].pool", "");
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("No ticket type takes its places from here");
        var twice = sharing();
        twice.put("pools[1].name", "HALL");
        twice.put("pools[1].quantity", "5");
        twice.put("ticketTypes[1].pool", "2");
        assertThat(post("/admin/events", twice))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Two groups of shared places have the same name");
    }

    @Test
    void fields_that_are_not_ours_are_refused() {
        for (var field : List.of("pools[0].id", "pools[100].name", "pools[x].name")) {
            var form = sharing();
            form.put(field, "1");
            assertThat(post("/admin/events", form)).hasStatus(BAD_REQUEST);
        }
    }

    @Test
    void a_venue_is_compared_with_each_shared_place_once() {
        OtherServices.VENUES.answer(
                "GET /api/venues/977",
                200,
                "{\"id\":977,\"name\":\"Small Hall\",\"address\":\"Lisbon\",\"capacity\":99}");
        var form = sharing();
        form.put("venueId", "977");
        assertThat(post("/admin/events", form))
                .hasStatus(409)
                .bodyText()
                .contains("Small Hall", "100");
    }

    private static Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        form.put("name", "Shared");
        form.put("startsAt", "2030-07-01T20:00");
        form.put("timeZone", "Europe/Lisbon");
        form.put("currency", "EUR");
        form.put("quota", "4");
        form.put("ticketTypes[0].name", "Adult");
        form.put("ticketTypes[0].price", "0");
        form.put("ticketTypes[0].quantity", "60");
        form.put("ticketTypes[1].name", "Child");
        form.put("ticketTypes[1].price", "0");
        form.put("ticketTypes[1].quantity", "30");
        return form;
    }

    private static Map<String, String> sharing() {
        var form = form();
        form.put("pools[0].name", "Hall");
        form.put("pools[0].quantity", "100");
        form.put("ticketTypes[0].quantity", "");
        form.put("ticketTypes[0].pool", "1");
        form.put("ticketTypes[1].pool", "1");
        return form;
    }

    private EventView saved(Map<String, String> form) {
        var answer = post("/admin/events", form);
        assertThat(answer).hasStatus(FOUND);
        var location = String.valueOf(answer.getResponse().getHeader("Location"));
        var ana = new Caller(2, "Ana", "organizer@ticket.local", true, Set.of("ORGANIZER"));
        return views.findOwn(location.replaceAll(".*/(EV\\d+).*", "$1"), ana).orElseThrow();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).accept(TEXT_HTML).with(organizer()).exchange();
    }

    private MvcTestResult post(String uri, Map<String, String> form) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(organizer());
        for (var field : form.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }
}
