package dev.marquee.site.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The pages of an organiser, and of a kind of events. */
class ListingTest extends SitePages {

    @Test
    void an_organisers_page_lists_its_events_with_a_calendar_to_subscribe_to() {
        neighbours.on("GET /api/brands/31", 200, "{\"organizer_id\":31,\"name\":\"Tejo <Arts>\"}");
        neighbours.on("GET /api/events", 200, Samples.list(Samples.event("Fado", "published", 1)));
        assertThat(mvc.get().uri("/o/31"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<h1 class=\"display\">Tejo &lt;Arts&gt;</h1>",
                        ">Fado</a>",
                        "webcal://tickets.example.org/o/31/calendar.ics?lang=en",
                        "href=\"/o/31/calendar.ics?lang=en\"",
                        "rel=\"canonical\" href=\"https://tickets.example.org/o/31\"");
        assertThat(neighbours.calls("GET /api/events").getFirst().query()).contains("organizer=31");
    }

    @Test
    void who_has_no_name_and_no_events_has_no_page() {
        neighbours.on("GET /api/events", 200, Samples.list());
        assertThat(mvc.get().uri("/o/32")).hasStatus(HttpStatus.NOT_FOUND);
        neighbours.on("GET /api/brands/33", 200, "{\"organizer_id\":33,\"name\":\"Quiet\"}");
        assertThat(mvc.get().uri("/o/33"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing is on just now");
    }

    @Test
    void a_kind_of_events_has_a_page_at_an_address_of_plain_letters() {
        neighbours.on("GET /api/categories", 200, "[\"Đêm & Nhạc\",\"Music\"]");
        neighbours.on("GET /api/events", 200, Samples.list());
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(mvc.get().uri("/c/dem-nhac"))
                                .hasStatusOk()
                                .bodyText()
                                .contains("Đêm &amp; Nhạc", "/c/dem-nhac/calendar.ics"));
        assertThat(mvc.get().uri("/c/nothing")).hasStatus(HttpStatus.NOT_FOUND);
    }
}
