package dev.marquee.event.editing;

import static dev.marquee.event.OtherServices.VENUES;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.EventServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What an organiser sees of a venue's price and size before anything is saved. */
@EventServiceTest
class VenueCostTest {

    private static final String STAGE =
            "{\"id\":95,\"name\":\"Riverside Stage\",\"address\":\"Lisbon\",\"capacity\":220,\"price_per_hour\":\"95.00\",\"currency\":\"EUR\"}";
    private static final String CELLAR =
            "{\"id\":96,\"name\":\"Cellar\",\"address\":\"Lisbon\",\"capacity\":90,\"price_per_hour\":\"0.00\",\"currency\":\"EUR\"}";

    @Autowired MockMvcTester mvc;

    @BeforeEach
    void venues() {
        VENUES.answer("GET /api/venues", 200, "{\"items\":[" + STAGE + "," + CELLAR + "]}");
        VENUES.answer("GET /api/venues/95", 200, STAGE);
        VENUES.answer(
                "GET /api/venues/95/price",
                200,
                "{\"hours\":3,\"price\":\"285.00\",\"price_per_hour\":\"95.00\",\"currency\":\"EUR\"}");
    }

    @AfterEach
    void noVenues() {
        for (var asked : new String[] {"", "/95", "/95/price"})
            VENUES.forget("GET /api/venues" + asked);
    }

    @Test
    void the_list_says_the_price_and_the_size_of_each_venue() {
        assertThat(page("/admin/events/new"))
                .hasStatus(200)
                .bodyText()
                .contains(
                        "Riverside Stage · 220 people · €95.00 an hour",
                        "Cellar · 90 people · free of charge");
    }

    @Test
    void the_sum_for_the_chosen_time_is_shown_before_anything_is_saved() {
        var chosen =
                "/admin/events/venues/price?venueId=95&startsAt=2030-07-01T20:00&endsAt=2030-07-01T23:00&timeZone=Europe/Lisbon&ticketTypes[0].quantity=%s&ticketTypes[1].quantity=20";
        assertThat(page(chosen.formatted("200")))
                .hasStatus(200)
                .bodyText()
                .contains("€285.00", "3 hours at €95.00")
                .doesNotContain("You offer", "<html");
        assertThat(VENUES.asked("GET", "/api/venues/95/price").getLast().uri())
                .contains("2030-07-01T19%3A00%3A00Z", "2030-07-01T22%3A00%3A00Z");
        assertThat(page(chosen.formatted("201")))
                .bodyText()
                .contains("Riverside Stage holds 220. You offer 221 tickets.");
        assertThat(page("/admin/events/venues/price?venueId=95&timeZone=Europe/Lisbon"))
                .bodyText()
                .contains("Choose when it starts");
        assertThat(page("/admin/events/venues/price?venueId=")).hasStatus(200);
    }

    @Test
    void places_that_ticket_types_share_are_counted_once() {
        var chosen =
                "/admin/events/venues/price?venueId=95&startsAt=2030-07-01T20:00&endsAt=2030-07-01T23:00&timeZone=Europe/Lisbon&pools[0].quantity=%s"
                        + "&ticketTypes[0].quantity=&ticketTypes[0].pool=1&ticketTypes[1].quantity=150&ticketTypes[1].pool=1&ticketTypes[2].quantity=20&ticketTypes[2].pool=";
        assertThat(page(chosen.formatted("200"))).bodyText().doesNotContain("You offer");
        assertThat(page(chosen.formatted("201")))
                .bodyText()
                .contains("Riverside Stage holds 220. You offer 221 tickets.");
    }

    @Test
    void too_many_tickets_come_back_with_the_form_and_an_administrator_can_offer_them_anyway() {
        assertThat(create(organizer(), false))
                .hasStatus(409)
                .bodyText()
                .contains("Riverside Stage holds 220. You offer 900 tickets.", "value=\"900\"")
                .doesNotContain("Offer them anyway");
        assertThat(create(admin(), false))
                .hasStatus(409)
                .bodyText()
                .contains("Offer them anyway", "name=\"allowOverCapacity\"");
        assertThat(create(admin(), true)).hasStatus(302);
        assertThat(create(organizer(), true)).hasStatus(409);
    }

    @Test
    void a_time_that_the_clocks_skip_is_pointed_out_at_its_field() {
        assertThat(
                        mvc.post()
                                .uri("/admin/events")
                                .with(organizer())
                                .accept(TEXT_HTML)
                                .header("Accept-Language", "en-GB")
                                .param("name", "Gap")
                                .param("startsAt", "2030-03-31T01:30")
                                .param("timeZone", "Europe/Lisbon")
                                .param("quota", "4")
                                .param("ticketTypes[0].name", "Seat")
                                .param("ticketTypes[0].quantity", "9")
                                .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("The clocks there skip this time. Use 00:59 or 02:00", "startsAt-error");
    }

    private MvcTestResult page(String address) {
        return mvc.get()
                .uri(java.net.URI.create(address.replace("[", "%5B").replace("]", "%5D")))
                .with(organizer())
                .accept(TEXT_HTML)
                .header("Accept-Language", "en-GB")
                .exchange();
    }

    private MvcTestResult create(RequestPostProcessor who, boolean anyway) {
        var post =
                mvc.post()
                        .uri("/admin/events")
                        .with(who)
                        .accept(TEXT_HTML)
                        .param("name", "Big")
                        .param("startsAt", "2030-07-01T20:00")
                        .param("timeZone", "Europe/Lisbon")
                        .param("venueId", "95")
                        .param("quota", "4")
                        .param("ticketTypes[0].name", "Seat")
                        .param("ticketTypes[0].quantity", "900");
        return (anyway ? post.param("allowOverCapacity", "true") : post).exchange();
    }
}
