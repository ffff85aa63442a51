package dev.marquee.event.web;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.event.OtherServices.VENUES;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.marquee.event.EventServiceTest;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Choosing the seats of an event, on the form and without JavaScript. */
@EventServiceTest
class SeatFormTest {

    private static final String VENUE = "GET /api/venues/87";
    private static final String PLANS = "GET /internal/seat-plans?venue=87";
    private static final String PLAN =
            """
            [{"id":6,"version":%d,"name":"Great hall","sections":[
              {"id":"stalls","name":"Stalls","kind":"seats","places":%d},
              {"id":"floor","name":"Floor","kind":"standing","places":100}]}]
            """;

    @Autowired MockMvcTester mvc;
    @Autowired EventViews views;

    @BeforeEach
    void a_venue_with_a_plan() {
        VENUES.answer(
                VENUE, 200, "{\"id\":87,\"name\":\"Hall\",\"address\":\"Here\",\"capacity\":500}");
        VENUES.answer(PLANS, 200, PLAN.formatted(1, 40));
    }

    @AfterEach
    void others_forget() {
        TICKETS.down();
        VENUES.forget(PLANS);
        VENUES.forget(VENUE);
        VENUES.forget("GET /internal/seat-plans/6/versions/1");
    }

    @Test
    void without_a_venue_the_form_says_how_to_get_seats() {
        assertThat(mvc.get().uri("/admin/events/new").with(organizer()).exchange())
                .hasStatus(OK)
                .bodyText()
                .contains("choose a venue that has a seat plan")
                .doesNotContain("seating.sections");
    }

    @Test
    void a_chosen_plan_shows_its_sections_and_a_type_for_each() {
        var form = form();
        form.put("ticketTypes[0].name", "General admission");
        form.put("ticketTypes[0].price", "0");
        assertThat(post("/admin/events", form)) // saved at once: nobody has seen the sections
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "Great hall",
                        "40 seats",
                        "Room for 100 standing",
                        "name=\"seating.sections[1].type\"",
                        "name=\"ticketTypes[1].name\" value=\"Floor\"",
                        "40 places, as the seat plan has them")
                .doesNotContain("ticketTypes[0].quantity", "General admission");
    }

    @Test
    void what_was_chosen_is_saved_and_shown_again_and_a_newer_plan_is_offered() {
        var event = saved();
        assertThat(event.ticketTypes())
                .extracting(EventView.Type::quantity)
                .containsExactly(40, 100);
        var edit = "/admin/events/" + event.code() + "/edit";
        assertThat(get(edit))
                .bodyText()
                .contains("value=\"6\" selected=\"selected\">Great hall", "40 places")
                .doesNotContain("has changed");

        VENUES.answer(PLANS, 200, PLAN.formatted(2, 36));
        VENUES.answer(
                "GET /internal/seat-plans/6/versions/1",
                200,
                "{\"sections\":[{\"id\":\"floor\",\"name\":\"Floor\",\"kind\":\"standing\",\"places\":100}]}");
        assertThat(get(edit))
                .bodyText()
                .contains("its version 2 is newer than version 1", "Use the new version");
        var form = sent(event);
        form.put("seats", "newest");
        assertThat(post(edit, form))
                .hasStatus(OK)
                .bodyText()
                .contains("name=\"seating.planVersion\" value=\"2\"", "36 places");
        form.remove("seats");
        form.put("seating.planVersion", "2");
        assertThat(post(edit, form)).hasStatus(FOUND);
        assertThat(views.get(event.id()).totalTickets()).isEqualTo(136);
    }

    @Test
    void a_plan_says_how_many_events_have_it() {
        saved();
        var uses = "/admin/events?part=uses&plan=";
        assertThat(get(uses + 6)).bodyText().containsPattern("[1-9]\\d* events? to come uses? it");
        assertThat(get(uses + 999_999)).bodyText().contains("No event to come uses it");
        assertThat(get(uses + 6)).bodyText().doesNotContain("<html", "??");
        assertThat(get("/admin/events/" + saved().code() + "/edit"))
                .bodyText()
                .containsPattern("selected\">Great hall · \\d+ events? uses? it");
        assertThat(mvc.get().uri("/admin/events?part=uses").with(organizer())).hasStatus(400);
    }

    @Test
    void taken_seats_are_named_at_the_plan() {
        var event = saved();
        TICKETS.up();
        assertThat(post("/admin/events/" + event.code() + "/publish", Map.of())).hasStatus(FOUND);
        TICKETS.answer(
                "POST /internal/events/" + event.id() + "/seating/check",
                409,
                "{\"seats\":[\"Stalls A-1\",\"Stalls A-2\"]}");
        var form = sent(event);
        form.put("seating.sections[0].type", "2");
        form.put("seating.sections[1].type", "");
        form.put("ticketTypes[0].quantity", "40");
        form.put("version", String.valueOf(views.get(event.id()).version()));
        assertThat(post("/admin/events/" + event.code() + "/edit", form))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("Stalls A-1, Stalls A-2", "id=\"seating.planId-error\"");
    }

    @Test
    void what_cannot_be_is_said_at_the_plan_and_other_fields_are_not_ours() {
        var form = chosen();
        form.put("seating.sections[1].type", "1");
        form.put("ticketTypes[1].quantity", "1");
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("cannot have both seats and standing room");
        form.put("seating.sections[0].type", "");
        form.put("seating.sections[1].type", "");
        form.put("ticketTypes[0].quantity", "1");
        form.put("ticketTypes[1].quantity", "1");
        assertThat(post("/admin/events", form))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose which ticket type at least one section is");
        form.put("seating.sections[700].type", "1");
        assertThat(post("/admin/events", form)).hasStatus(BAD_REQUEST);
    }

    @Test
    void a_removed_type_leaves_its_section_unsold_and_the_others_as_they_are() {
        var form = chosen();
        form.put("remove", "0");
        assertThat(post("/admin/events", form))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "name=\"ticketTypes[0].name\" value=\"Floor\"",
                        "<option value=\"1\" selected=\"selected\">Floor</option>",
                        "<option value=\"\" selected=\"selected\">Not for sale</option>");
    }

    private EventView saved() {
        var result = post("/admin/events", chosen());
        assertThat(result).hasStatus(FOUND);
        var code = result.getResponse().getRedirectedUrl().replaceFirst(".*/(EV\\d+).*", "$1");
        return views.findOwn(
                        code,
                        new Caller(2, "Ana", "organizer@ticket.local", true, Set.of("ORGANIZER")))
                .orElseThrow();
    }

    private static Map<String, String> sent(EventView event) {
        var form = chosen();
        for (int n = 0; n < 2; n++)
            form.put("ticketTypes[" + n + "].id", String.valueOf(event.ticketTypes().get(n).id()));
        return form;
    }

    private static Map<String, String> chosen() {
        var form = form();
        form.putAll(
                Map.of(
                        "seating.planVersion", "1",
                        "seating.shown", "6",
                        "seating.sections[0].id", "stalls",
                        "seating.sections[0].type", "1",
                        "seating.sections[1].id", "floor",
                        "seating.sections[1].type", "2",
                        "ticketTypes[0].name", "Stalls",
                        "ticketTypes[0].price", "25",
                        "ticketTypes[1].name", "Floor",
                        "ticketTypes[1].price", "9"));
        return form;
    }

    private static Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        form.put("name", "Seated");
        form.put("startsAt", "2030-05-01T20:00");
        form.put("timeZone", "Europe/Lisbon");
        form.put("currency", "EUR");
        form.put("quota", "4");
        form.put("venueId", "87");
        form.put("seating.planId", "6");
        return form;
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(organizer()).exchange();
    }

    private MvcTestResult post(String uri, Map<String, String> form) {
        var request = mvc.post().uri(uri).with(organizer());
        form.forEach(request::param);
        return request.exchange();
    }
}
