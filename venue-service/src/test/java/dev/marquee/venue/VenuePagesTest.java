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

import dev.marquee.platform.test.StatementCount;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@VenueServiceTest
class VenuePagesTest {

    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @Autowired MockMvcTester mvc;
    @Autowired ManageVenues manage;
    @Autowired VenueViews views;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;
    @Autowired StatementCount statements;

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
        var venue = views.page(VenueFilter.of(name), 0, 20).getContent().getFirst();
        assertThat(get("/admin/venues?done=added&q=" + name.replace(" ", "%20")))
                .hasStatus(OK)
                .bodyText()
                .contains(name, "€140.50", "Available", "The venue is added.");
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
                                "currency=EUR",
                                "timeZone=Asia/Jakarta",
                                "version=" + venue.version()))
                .hasHeader("Location", "/admin/venues?done=saved");
        assertThat(views.get(venue.id()).type()).isEqualTo("Club");
        assertThat(views.get(venue.id()).timeZone()).isEqualTo("Asia/Jakarta");
        assertThat(get("/admin/venues/" + venue.id() + "/delete"))
                .bodyText()
                .contains("Delete " + name + "?", "This cannot be undone");
        assertThat(post("/admin/venues/" + venue.id() + "/delete"))
                .hasHeader("Location", "/admin/venues?done=deleted");
        assertThat(get("/admin/venues/" + venue.id())).hasStatus(NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "150.000, VND, 150000, 150000",
        "'150,000', IDR, 150000.00, 150000",
        "'1.234,56', EUR, 1234.56, 1234.56",
        "05.125, BHD, 5.125, 05.125"
    })
    void a_price_means_what_people_mean_by_it(
            String typed, String currency, String price, String shown) {
        var name = "Hall " + UUID.randomUUID();
        assertThat(priced(name, typed, currency)).hasStatus(FOUND);
        var venue = views.page(VenueFilter.of(name), 0, 20).getContent().getFirst();
        assertThat(venue.pricePerHour()).isEqualTo(price);
        assertThat(get("/admin/venues/" + venue.id()))
                .bodyText()
                .contains("name=\"pricePerHour\" value=\"" + shown + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "5.125, BHD, Is that 5.125 or 5125? Write 05.125 if you mean 5.125",
        "'24,5', VND, The price has more decimals than its currency"
    })
    void a_price_that_cannot_be_read_is_not_guessed_at(
            String typed, String currency, String reason) {
        assertThat(priced("Hall", typed, currency))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(reason, "value=\"" + typed + "\"");
    }

    private MvcTestResult priced(String name, String price, String currency) {
        return post(
                "/admin/venues",
                "name=" + name,
                "type=Hall",
                "capacity=250",
                "address=Doca 2",
                "pricePerHour=" + price,
                "currency=" + currency);
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
        var id = manage.add(VenueSamples.details(ATTACK, ATTACK, 9, ATTACK, 0), VenueSamples.OWNER);
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
        var id =
                manage.add(VenueSamples.details("Taken", "Hall", 9, "Here", 0), VenueSamples.OWNER);
        var now = clock.instant();
        hire(id, now.plusSeconds(60), now.plusSeconds(3600));
        assertThat(post("/admin/venues/" + id + "/delete"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("It is not deleted", "Taken is still hired");
    }

    @Test
    void a_search_without_matches_says_what_to_do() {
        assertThat(get("/admin/venues?q=nowhere-to-be-found&page=7"))
                .hasStatus(OK)
                .bodyText()
                .contains("No venue matches", "Show all venues");
    }

    @Test
    void who_saves_second_is_told_and_loses_nothing() {
        var id =
                manage.add(
                        VenueSamples.details("Before", "Hall", 9, "Here", 0), VenueSamples.OWNER);
        var fields =
                new String[] {
                    "name=Mine",
                    "type=Hall",
                    "capacity=9",
                    "address=Here",
                    "currency=EUR",
                    "timeZone=UTC",
                    "version=0"
                };
        assertThat(
                        post(
                                "/admin/venues/" + id,
                                "name=Theirs",
                                "type=Hall",
                                "capacity=9",
                                "address=Here",
                                "currency=EUR",
                                "timeZone=UTC",
                                "version=0"))
                .hasStatus(FOUND);
        assertThat(post("/admin/venues/" + id, fields))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains(
                        "Somebody else saved this venue",
                        "Name: Theirs",
                        "value=\"Mine\"",
                        "name=\"version\" value=\"1\"")
                .doesNotContain("Kind: Hall");
        assertThat(views.get(id).name()).isEqualTo("Theirs");
        // Having seen theirs, saving once more is meant.
        fields[fields.length - 1] = "version=1";
        assertThat(post("/admin/venues/" + id, fields)).hasStatus(FOUND);
        assertThat(views.get(id).name()).isEqualTo("Mine");
    }

    @Test
    void the_list_is_filtered_sorted_and_taken_along() {
        var word = "f" + UUID.randomUUID().toString().substring(0, 8);
        manage.add(
                VenueSamples.details(word + " small", "Club", 50, "Here", 100), VenueSamples.OWNER);
        manage.add(
                VenueSamples.details(word + " large", "Arena", 900, "Here", 300),
                VenueSamples.OWNER);
        manage.add(
                VenueSamples.details(word + " =1+1", "Club", 200, "Here", 200), VenueSamples.OWNER);
        assertThat(get("/admin/venues?q=" + word + "&type=club&min_capacity=100"))
                .hasStatus(OK)
                .bodyText()
                .contains(word + " =1+1")
                .doesNotContain(word + " small", word + " large");
        assertThat(get("/admin/venues?q=" + word + "&sort=-capacity"))
                .bodyText()
                .containsSubsequence(word + " large", word + " =1+1", word + " small")
                .contains(
                        "aria-sort=\"descending\"",
                        "/admin/venues/export.csv?q=" + word + "&amp;sort=-capacity");
        var file = get("/admin/venues/export.csv?q=" + word + "&sort=price");
        assertThat(file)
                .hasStatus(OK)
                .hasContentType("text/csv;charset=UTF-8")
                .bodyText()
                .contains("Id,Name,Kind,People,Address,Price for an hour")
                .containsSubsequence(word + " small", word + " =1+1", word + " large")
                .contains("1.00,EUR,UTC,Available");
        assertThat(get("/admin/venues/export.xlsx?q=" + word)).hasStatus(OK);
    }

    @Test
    void a_filter_that_makes_no_sense_says_so_and_keeps_what_was_typed() {
        assertThat(
                        get(
                                "/admin/venues?min_capacity=many&free_from=2030-05-02T20:00&free_until=2030-05-01T20:00"))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "value=\"many\"",
                        "Say in digits how many people it must hold",
                        "value=\"2030-05-02T20:00\"",
                        "Free until must be after free from")
                .doesNotContain("??", "No venue matches");
    }

    @Test
    void those_that_are_free_can_be_hired_at_once() {
        var word = "g" + UUID.randomUUID().toString().substring(0, 8);
        var free =
                manage.add(
                        VenueSamples.details(word + " a", "Club", 50, "Here", 0, "Europe/Lisbon"),
                        VenueSamples.OWNER);
        var taken =
                manage.add(
                        VenueSamples.details(word + " b", "Club", 50, "Here", 0, "Europe/Lisbon"),
                        VenueSamples.OWNER);
        hire(taken, Instant.parse("2030-05-01T18:00:00Z"), Instant.parse("2030-05-01T20:00:00Z"));
        assertThat(
                        get(
                                "/admin/venues?q="
                                        + word
                                        + "&free_from=2030-05-01T20:00&free_until=2030-05-01T22:00"))
                .bodyText()
                .contains(
                        word + " a",
                        "/admin/venues/"
                                + free
                                + "/hires/new?startsAt=2030-05-01T20:00&amp;endsAt=2030-05-01T22:00")
                .doesNotContain(word + " b");
    }

    @Test
    void a_longer_list_costs_no_more_statements() {
        var word = "h" + UUID.randomUUID().toString().substring(0, 8);
        manage.add(VenueSamples.details(word, "Club", 50, "Here", 0), VenueSamples.OWNER);
        var uri = "/admin/venues?q=" + word + "&free_from=2030-05-01T20:00";
        var one = statements.of(() -> assertThat(get(uri)).hasStatus(OK));
        for (var i = 0; i < 18; i++)
            manage.add(VenueSamples.details(word + i, "Club", 50, "Here", 0), VenueSamples.OWNER);
        assertThat(statements.of(() -> assertThat(get(uri)).hasStatus(OK)))
                .isEqualTo(one)
                .isLessThan(6);
    }

    @Test
    void the_pages_are_for_admins_and_organisers() {
        assertThat(mvc.get().uri("/admin/venues").accept(TEXT_HTML).with(customer()))
                .hasStatus(FORBIDDEN);
        assertThat(mvc.get().uri("/admin/venues").accept(TEXT_HTML))
                .hasHeader("Location", "/login?return=%2Fadmin%2Fvenues");
    }

    private void hire(long venue, Instant from, Instant until) {
        jdbc.sql("insert into hire (venue_id, starts_at, ends_at) values (?, ?, ?)")
                .params(venue, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .update();
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
