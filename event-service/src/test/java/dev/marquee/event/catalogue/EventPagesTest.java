package dev.marquee.event.catalogue;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SEE_OTHER;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@EventServiceTest
class EventPagesTest {

    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @Autowired MockMvcTester mvc;
    @Autowired ManageEvents manage;
    @Autowired EventViews views;

    @Test
    void an_event_is_made_published_and_cancelled_on_the_pages() {
        OtherServices.VENUES.answer(
                "GET /api/venues",
                200,
                "{\"items\":[{\"id\":5,\"name\":\"Harbour Hall\",\"address\":\"Doca 2, Lisbon\",\"capacity\":250}],\"page\":0,\"size\":100,\"total\":1}");
        assertThat(get("/admin/events/new", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("Harbour Hall, 250 people", "Europe/Lisbon", "Save as draft");

        OtherServices.VENUES.answer(
                "GET /api/venues/5",
                200,
                "{\"id\":5,\"name\":\"Harbour Hall\",\"address\":\"Doca 2, Lisbon\",\"capacity\":250}");
        var created =
                post(
                        "/admin/events",
                        organizer(),
                        "name=Made by hand",
                        "category=Music",
                        "startsAt=2030-07-01T20:00",
                        "timeZone=Europe/Lisbon",
                        "venueId=5",
                        "currency=EUR",
                        "quota=4",
                        "ticketTypes[0].name=Standing",
                        "ticketTypes[0].price=0",
                        "ticketTypes[0].quantity=150",
                        "ticketTypes[1].name=",
                        "ticketTypes[1].price=",
                        "ticketTypes[1].quantity=");
        var page = redirect(created);
        assertThat(page).matches("/admin/events/EV\\d+\\?done=created");
        var code = page.replaceAll(".*/(EV\\d+)\\?.*", "$1");
        assertThat(get(page, organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "Made by hand is saved as a draft",
                        "0 of 150 tickets taken",
                        "data-state=\"draft\"",
                        "value=\"2030-07-01T20:00\"",
                        "Put it on sale")
                .doesNotContain("See it as a buyer");
        assertThat(views.find(code, java.util.Optional.empty())).isEmpty();

        var published = post("/admin/events/" + code + "/publish", organizer());
        assertThat(redirect(published)).isEqualTo("/admin/events/" + code + "?done=publish");
        assertThat(get("/admin/events/" + code, organizer()))
                .bodyText()
                .contains("data-state=\"published\"", "On sale", "/e/" + code, "Cancel the event");

        assertThat(get("/admin/events/" + code + "/cancel", organizer()))
                .bodyText()
                .contains("Cancel Made by hand?", "No ticket is taken.", "Keep it as it is");
        assertThat(redirect(post("/admin/events/" + code + "/cancel", organizer())))
                .endsWith("?done=cancel");
        assertThat(get("/admin/events/" + code, organizer()))
                .bodyText()
                .contains("The event is cancelled and can no longer be changed")
                .doesNotContain("Save event");
    }

    @Test
    void mistakes_are_tied_to_their_fields_and_keep_what_was_typed() {
        var result =
                post(
                        "/admin/events",
                        organizer(),
                        "name=",
                        "description=" + ATTACK,
                        "startsAt=2030-07-01T20:00",
                        "endsAt=2030-07-01T19:00",
                        "timeZone=Europe/Lisbon",
                        "location=Somewhere",
                        "currency=EUR",
                        "quota=many",
                        "ticketTypes[0].name=Standing",
                        "ticketTypes[0].price=-1",
                        "ticketTypes[0].quantity=0",
                        "ticketTypes[1].name=Seat",
                        "ticketTypes[1].quantity=1.5");
        assertThat(result)
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "href=\"#name\"",
                        "Give the event a name",
                        "href=\"#endsAt\"",
                        "The end is not after the start",
                        "aria-describedby=\"endsAt-error\"",
                        "Say in digits how many tickets one e-mail may have",
                        "Each kind of ticket needs at least 1",
                        "Say in digits how many tickets there are",
                        "value=\"many\"",
                        "value=\"2030-07-01T19:00\"",
                        "value=\"Somewhere\"",
                        "id=\"ticketTypes0.quantity-error\"",
                        "value=\"1.5\"",
                        "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain(ATTACK, "Exception", "??", "Put it on sale");
    }

    @Test
    void a_row_can_be_added_without_javascript_and_nothing_is_saved_by_that() {
        var result =
                post(
                        "/admin/events",
                        organizer(),
                        "name=Rows",
                        "add=type",
                        "ticketTypes[0].name=Standing",
                        "ticketTypes[0].quantity=10");
        assertThat(result)
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"Rows\"", "name=\"ticketTypes[1].name\"", "value=\"Standing\"");
        assertThat(get("/admin/events?q=Rows", admin())).bodyText().doesNotContain(">Rows<");
    }

    @ParameterizedTest
    @CsvSource({
        "ticketTypes[99999999].name=x",
        "ticketTypes[-1].name=x",
        "ticketTypes[x].name=x",
        "ticketTypes[9].name=x",
        "ticketTypes=x",
        "ticketTypes[0]=x"
    })
    void nonsense_in_a_form_is_no_failure_of_ours(String parameter) {
        var result = post("/admin/events", organizer(), "name=N", parameter);
        assertThat(result.getResponse().getStatus()).isBetween(400, 499);
    }

    @Test
    void a_priced_event_stays_a_draft_and_the_page_says_why() {
        var event = draft("Priced", 2400);
        assertThat(post("/admin/events/" + event.code() + "/publish", organizer()))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("Only free events can be published for now", "value=\"24.00\"");
    }

    @Test
    void a_draft_is_changed_on_its_page() {
        var event = draft("Before", 0);
        var type = event.ticketTypes().getFirst();
        assertThat(
                        redirect(
                                post(
                                        "/admin/events/" + event.code(),
                                        organizer(),
                                        "version=" + event.version(),
                                        "name=After",
                                        "category=Comedy",
                                        "startsAt=2030-07-02T20:00",
                                        "timeZone=Asia/Jakarta",
                                        "location=The Cellar",
                                        "customerId=7",
                                        "currency=EUR",
                                        "quota=6",
                                        "ticketTypes[0].id=" + type.id(),
                                        "ticketTypes[0].name=Table",
                                        "ticketTypes[0].price=0,00",
                                        "ticketTypes[0].quantity=80")))
                .endsWith("?done=saved");
        var changed = views.get(event.id());
        assertThat(changed.name()).isEqualTo("After");
        assertThat(changed.startsAt()).hasToString("2030-07-02T20:00+07:00");
        assertThat(changed.customerId()).isEqualTo(7);
        assertThat(changed.ticketTypes())
                .containsExactly(new EventView.Type(type.id(), "Table", "0.00", 80));
    }

    @Test
    void two_people_at_one_form_do_not_overwrite_each_other() {
        var event = draft("Contested", 0);
        manage.changeTotal(
                event.id(),
                new dev.marquee.platform.security.Caller(
                        2, "A", "a@b.org", true, java.util.Set.of("ORGANIZER")),
                77);
        assertThat(
                        post(
                                "/admin/events/" + event.code(),
                                organizer(),
                                "version=" + event.version(),
                                "name=Mine",
                                "startsAt=2030-07-02T20:00",
                                "ticketTypes[0].name=Seat",
                                "ticketTypes[0].quantity=80"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("Somebody else saved this event", "value=\"Mine\"");
        assertThat(views.get(event.id()).totalTickets()).isEqualTo(77);
    }

    @Test
    void what_people_typed_is_text_and_never_markup() {
        var event = draft(ATTACK, 0);
        for (var uri :
                List.of(
                        "/admin/events?status=draft&sort=-created_at",
                        "/admin/events?q=" + "%3Cimg%20src=x%20onerror=alert(1)%3E",
                        "/admin/events/" + event.code(),
                        "/admin/events/" + event.code() + "?done=saved",
                        "/admin/events/" + event.code() + "/cancel",
                        "/admin/events/new?name=" + "%3Cimg%20src=x%20onerror=alert(1)%3E"))
            assertThat(get(uri, organizer()))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain(ATTACK);
        assertThat(get("/admin/events/" + event.code() + "?done=%3Cb%3E", organizer()))
                .hasStatus(OK)
                .bodyText()
                .doesNotContain("<b>");
    }

    @Test
    void the_list_has_tabs_a_search_pages_and_an_empty_state() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 21; i++) draft(word + " " + i, 0);
        assertThat(get("/admin/events?q=" + word + "&sort=created_at", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        word + " 0", "1 to 20 of 21", "page=1", "0 of 50", "Draft <span>21</span>")
                .doesNotContain(word + " 20");
        assertThat(get("/admin/events?q=" + word + "&status=published", organizer()))
                .bodyText()
                .contains("No event matches");
        assertThat(get("/admin/events", account(4711, "new@example.org", "ORGANIZER")))
                .bodyText()
                .contains("No event yet", "/admin/events/new");
    }

    @Test
    void what_is_over_comes_last() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var over = draft(word + " over", 0);
        var open = draft(word + " open", 0);
        assertThat(redirect(post("/admin/events/" + over.code() + "/cancel", organizer())))
                .endsWith("done=cancel");
        assertThat(get("/admin/events?q=" + word, organizer()))
                .bodyText()
                .containsSubsequence(open.name() + "</a>", over.name() + "</a>");
    }

    @Test
    void organisers_see_their_own_events_and_admins_all() {
        var event = draft("Hers alone", 0);
        var other = account(77, "other@example.org", "ORGANIZER");
        assertThat(get("/admin/events?q=hers", other)).bodyText().doesNotContain("Hers alone");
        assertThat(get("/admin/events/" + event.code(), other)).hasStatus(NOT_FOUND);
        assertThat(post("/admin/events/" + event.code() + "/publish", other)).hasStatus(NOT_FOUND);
        assertThat(get("/admin/events?q=hers", admin())).bodyText().contains("Hers alone");
        assertThat(get("/admin/events/" + event.code(), customer())).hasStatus(FORBIDDEN);
        assertThat(mvc.get().uri("/admin/events").accept(TEXT_HTML).exchange())
                .hasStatus(SEE_OTHER)
                .hasHeader("Location", "/login?return=%2Fadmin%2Fevents");
    }

    @Test
    void the_page_works_while_venue_service_does_not() {
        OtherServices.VENUES.answer("GET /api/venues", 500, "");
        assertThat(get("/admin/events/new", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("The list of venues cannot be shown just now");
    }

    private EventView draft(String name, long price) {
        return views.get(
                manage.create(
                        new EventDetails(
                                name,
                                null,
                                "Music",
                                StorageTests.START,
                                null,
                                "Europe/Lisbon",
                                null,
                                name,
                                null,
                                "EUR",
                                4),
                        List.of(new TicketType(null, "Seat", price, 50)),
                        2));
    }

    private MvcTestResult get(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(java.net.URI.create(uri)).accept(TEXT_HTML).with(caller).exchange();
    }

    private MvcTestResult post(String uri, RequestPostProcessor caller, String... fields) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(caller);
        for (var field : fields) {
            var at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }

    private static String redirect(MvcTestResult result) {
        assertThat(result).hasStatus(FOUND);
        return String.valueOf(result.getResponse().getHeader("Location"));
    }
}
