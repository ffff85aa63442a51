package dev.marquee.venue;

import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.TEXT_HTML;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@VenueServiceTest
class VenuePagesTest {

    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @Autowired MockMvcTester mvc;
    @Autowired ManageVenues manage;
    @Autowired VenueViews views;
    @Autowired Clock clock;

    @Test
    void a_venue_is_added_changed_and_deleted_on_the_pages() {
        var name = "Hall " + UUID.randomUUID();
        assertThat(get("/admin/venues/new")).hasStatus(OK).bodyText().contains("Add venue");
        assertThat(
                        post(
                                "/admin/venues",
                                "name=" + name,
                                "type=Hall",
                                "capacity=250",
                                "address=Doca 2",
                                "pricePerHour=140,50",
                                "currency=EUR"))
                .hasStatus(FOUND)
                .hasHeader("Location", "/admin/venues?done=added");
        var venue = views.page(name, 0, 20).items().getFirst();
        assertThat(get("/admin/venues?done=added&q=" + name.replace(" ", "%20")))
                .hasStatus(OK)
                .bodyText()
                .contains(name, "140.50 EUR", "Available", "The venue is added.");
        assertThat(get("/admin/venues/" + venue.id()))
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"" + name + "\"", "value=\"140.50\"", "Delete this venue");
        assertThat(
                        post(
                                "/admin/venues/" + venue.id(),
                                "name=" + name,
                                "type=Club",
                                "capacity=260",
                                "address=Doca 3",
                                "pricePerHour=",
                                "currency=EUR"))
                .hasHeader("Location", "/admin/venues?done=saved");
        assertThat(views.get(venue.id()).type()).isEqualTo("Club");
        assertThat(get("/admin/venues/" + venue.id() + "/delete"))
                .bodyText()
                .contains("Delete " + name + "?", "This cannot be undone");
        assertThat(post("/admin/venues/" + venue.id() + "/delete"))
                .hasHeader("Location", "/admin/venues?done=deleted");
        assertThat(get("/admin/venues/" + venue.id())).hasStatus(NOT_FOUND);
    }

    @Test
    void mistakes_are_tied_to_their_fields_and_keep_what_was_typed() {
        assertThat(
                        post(
                                "/admin/venues",
                                "name=",
                                "type=" + ATTACK,
                                "capacity=many",
                                "address=Here",
                                "pricePerHour=-1",
                                "currency=EURO"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "href=\"#name\"",
                        "Give the venue a name",
                        "value=\"many\"",
                        "Say in digits how many people it holds",
                        "aria-describedby=\"name-error\"",
                        "value=\"-1\"",
                        "Choose a currency",
                        "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain(ATTACK, "Exception", "??");
    }

    @Test
    void what_people_typed_is_text_and_never_markup() {
        var id = manage.add(new Venue(null, ATTACK, ATTACK, 9, ATTACK, 0, "EUR"));
        for (var uri :
                new String[] {
                    "/admin/venues?q=%3Cimg%20src=x%20onerror=alert(1)%3E",
                    "/admin/venues/" + id,
                    "/admin/venues/" + id + "/delete"
                })
            assertThat(get(uri))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain(ATTACK);
    }

    @Test
    void a_hired_venue_stays_and_the_page_says_why() {
        var id = manage.add(new Venue(null, "Taken", "Hall", 9, "Here", 0, "EUR"));
        var now = clock.instant();
        manage.hire(id, null, now.plusSeconds(60), now.plusSeconds(3600));
        assertThat(post("/admin/venues/" + id + "/delete"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("It is not deleted", "The venue is still hired");
    }

    @Test
    void a_search_without_matches_says_what_to_do() {
        assertThat(get("/admin/venues?q=nowhere-to-be-found&page=7"))
                .hasStatus(OK)
                .bodyText()
                .contains("No venue matches", "Show all venues");
    }

    @Test
    void the_pages_are_for_admins_and_organisers() {
        assertThat(mvc.get().uri("/admin/venues").accept(TEXT_HTML).with(customer()))
                .hasStatus(FORBIDDEN);
        assertThat(mvc.get().uri("/admin/venues").accept(TEXT_HTML))
                .hasHeader("Location", "/login?return=%2Fadmin%2Fvenues");
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(URI.create(uri)).accept(TEXT_HTML).with(organizer()).exchange();
    }

    private MvcTestResult post(String uri, String... fields) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(organizer());
        for (var field : fields) {
            var at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }
}
