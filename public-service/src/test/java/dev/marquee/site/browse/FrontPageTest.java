package dev.marquee.site.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class FrontPageTest extends SitePages {

    /** Every test looks for a word of its own: an answer is kept for two seconds. */
    private final String word = UUID.randomUUID().toString();

    private MvcTestResult search(String more) {
        return mvc.get().uri("/?q=" + word + more).header("Accept-Language", "en-GB").exchange();
    }

    @Test
    void what_is_on_is_shown_by_month_with_what_is_left() {
        neighbours.on(
                "GET /api/events",
                200,
                Samples.list(
                        Samples.event("Lantern Night", "published", 162),
                        Samples.event("Hamlet", "sold_out", 200)));
        assertThat(search(""))
                .hasStatusOk()
                .bodyText()
                .contains("November 2030", "Lantern Night", "20:00", "Lisbon time", "Free")
                .contains("38 of 200 left", "All 200 are gone", "Sold out")
                .contains("aria-label=\"162 of 200 tickets taken for Lantern Night\"")
                .contains("href=\"/e/EV07\"", "2 events");
        var asked = neighbours.calls("GET /api/events").getFirst();
        assertThat(asked.query()).contains("q=" + word, "sort=starts_at", "available=false");
        assertThat(asked.query()).containsPattern("from=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z");
        assertThat(asked.header("Authorization")).isNull();
    }

    @Test
    void what_is_running_comes_first_and_says_so() {
        neighbours.on(
                "GET /api/events",
                200,
                Samples.list(
                        Samples.event("Long fair", "published", 1)
                                .replace(
                                        "\"2030-11-28T20:00:00+00:00\"",
                                        "\"2026-01-01T20:00:00Z\""),
                        Samples.event("Lantern Night", "published", 1)));
        assertThat(search(""))
                .bodyText()
                .containsPattern(
                        "(?s)<h2 id=\"mnow\">On now</h2>.*Long fair.*On now.*November 2030.*Lantern Night")
                .doesNotContainPattern("(?s)November 2030.*On now");
    }

    @Test
    void a_name_is_text_and_never_markup() {
        neighbours.on(
                "GET /api/events",
                200,
                Samples.list(Samples.event("<img src=x onerror=alert(1)>", "published", 1)));
        assertThat(search(""))
                .bodyText()
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x");
    }

    @Test
    void nothing_found_says_how_to_find_more() {
        neighbours.on("GET /api/events", 200, Samples.list());
        assertThat(search("&category=Music&when=weekend&available=true"))
                .hasStatusOk()
                .bodyText()
                .contains("No event matches", "Show all events", "No events")
                .contains("<option value=\"Music\" selected=\"selected\">")
                .contains("<option value=\"weekend\" selected=\"selected\">")
                .contains("checked=\"checked\"", "value=\"" + word + "\"");
        assertThat(neighbours.calls("GET /api/events").getFirst().query())
                .contains("category=Music", "available=true", "to=");
    }

    @Test
    void many_events_come_in_pages_that_keep_the_search() {
        neighbours.on(
                "GET /api/events",
                call -> {
                    var page = call.query().contains("page=1&") ? 1 : 0;
                    return new Neighbours.Answer(
                            200,
                            "{\"items\":[%s],\"page\":%d,\"size\":20,\"total\":41}"
                                    .formatted(
                                            Samples.event("Lantern Night", "published", 1), page));
                });
        assertThat(search("&when=month&page=1"))
                .bodyText()
                .contains(
                        "href=\"/?q=%s&amp;when=month&amp;page=2\"".formatted(word),
                        "href=\"/?q=%s&amp;when=month&amp;page=0\"".formatted(word));
    }

    @Test
    void an_address_that_makes_no_sense_still_shows_a_page() {
        neighbours.on("GET /api/events", 200, Samples.list());
        for (var odd :
                new String[] {
                    "&page=-1",
                    "&page=99999999999",
                    "&page=x",
                    "&when=never",
                    "&available=perhaps",
                    "&category=%00%0a",
                    "&q=" + "%F0%9F%8E%AD".repeat(200)
                }) {
            assertThat(search(odd)).hasStatusOk();
        }
    }

    @Test
    void every_page_is_made_of_the_list_of_its_moment() {
        neighbours.on("GET /api/events", 200, Samples.list());
        for (int i = 0; i < 5; i++) assertThat(search("")).hasStatusOk();
        assertThat(neighbours.calls("GET /api/events")).hasSize(5);
    }

    @Test
    void a_page_is_as_long_as_asked_for_within_reason() {
        neighbours.on("GET /api/events", 200, Samples.list());
        for (var size : List.of("", "&size=7", "&size=1000", "&size=x"))
            assertThat(search(size)).hasStatusOk();
        assertThat(search("&size=100")).hasStatusOk();
        assertThat(neighbours.calls("GET /api/events"))
                .extracting(call -> call.query().replaceAll(".*size=(\\d+).*", "$1"))
                .containsExactly("20", "20", "20", "20", "100");
    }

    @Test
    void the_fullest_event_that_still_has_tickets_is_on_the_sign() {
        neighbours.on(
                "GET /api/events",
                200,
                Samples.list(
                        Samples.event("Half full", "published", 100),
                        Samples.event("Nearly full", "published", 199),
                        Samples.event("Full", "sold_out", 200)));
        assertThat(mvc.get().uri("/"))
                .bodyText()
                .containsPattern("id=\"feature\">Nearly full<")
                .contains("1 of 200 left");
        assertThat(search("")).bodyText().doesNotContain("id=\"feature\"");
    }

    @Test
    void without_event_service_the_page_says_try_again() {
        neighbours.on("GET /api/events", 500, "");
        assertThat(search("")).hasStatus(503).hasHeader("Retry-After", "5");
        neighbours.on(
                "GET /api/events",
                call -> {
                    try {
                        Thread.sleep(1500); // longer than the client waits
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Neighbours.Answer(200, Samples.list());
                });
        assertThat(search("&when=today")).hasStatus(503);
    }
}
