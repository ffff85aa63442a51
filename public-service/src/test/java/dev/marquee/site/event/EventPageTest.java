package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class EventPageTest extends SitePages {

    private static final Pattern DATA =
            Pattern.compile(
                    "<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    @Autowired JsonMapper json;

    @Test
    void the_page_says_what_when_where_and_how_many_are_left() {
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB"))
                .hasStatusOk()
                .bodyText()
                .contains("<title>Lantern Night · Marquee</title>")
                .contains("Thursday, 28 November 2030, 20:00", "to 23:00", "Lisbon time")
                .contains("Riverside Stage", "Cais do Farol 8, Lisbon")
                .contains("Three bands &amp; one barge.", "Bring a coat.")
                .contains("38 of 200 left", "up to 4 per person", "Book for free")
                .contains("<option value=\"4\">4</option>")
                .doesNotContain("<option value=\"5\">")
                .contains("id=\"last-known\" hidden>");
    }

    @Test
    void a_page_for_everybody_is_the_same_for_everybody() throws Exception {
        var first = mvc.get().uri("/e/EV07").exchange().getResponse();
        var second = mvc.get().uri("/e/EV07").exchange().getResponse();
        assertThat(first.getContentAsString())
                .isEqualTo(second.getContentAsString())
                .contains("name=\"key\" autocomplete=\"off\" value=\"\">")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
        assertThat(first.getCookies()).isEmpty();
        assertThat(mvc.get().uri("/e/EV07").with(TestTokens.customer()))
                .bodyText()
                .containsPattern("name=\"key\" autocomplete=\"off\" value=\"[0-9a-f-]{36}\"");
    }

    @Test
    void a_page_without_its_stock_is_to_be_kept_by_nobody() {
        assertThat(mvc.get().uri("/e/EV07")).doesNotContainHeader("Cache-Control");
        neighbours.on("GET /api/events/EV07/availability", 503, "");
        assertThat(mvc.get().uri("/e/EV07")).hasStatusOk().hasHeader("Cache-Control", "no-store");
    }

    @Test
    void where_buyers_wait_in_line_the_page_leads_there_and_shows_the_form_to_whose_turn_it_is() {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Rush", "published", 1)
                        .replace("\"version\":1", "\"version\":1,\"waiting_room\":true"));
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .doesNotContainHeader("Cache-Control")
                .bodyText()
                .contains("href=\"/e/EV07/waiting-room\"", "38 of 200 left")
                .doesNotContain("buyerEmail");
        assertThat(mvc.get().uri("/e/EV07").cookie(new Cookie("marquee_inside", "1")))
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("buyerEmail")
                .doesNotContain("/e/EV07/waiting-room");
        assertThat(mvc.post().uri("/e/EV07/bookings").param("total", "show"))
                .as("the gateway let it through")
                .bodyText()
                .contains("buyerEmail");
    }

    @Test
    void an_hour_that_comes_twice_is_told_with_its_zone() {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Clocks", "published", 1)
                        .replace("2030-11-28T20:00:00+00:00", "2030-10-27T01:30:00+01:00")
                        .replace("2030-11-28T23:00:00+00:00", "2030-10-27T01:30:00+00:00"));
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB"))
                .bodyText()
                .contains("01:30 WEST", "01:30 WET");
    }

    @Test
    void a_page_is_in_one_language_dates_and_numbers_included() {
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB"))
                .hasHeader("Content-Language", "en-GB")
                .bodyText()
                .contains("Thursday, 28 November 2030");
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "vi"))
                .hasHeader("Content-Language", "vi-VN")
                .bodyText()
                .contains("<html lang=\"vi\"", "Thứ Năm, 28 tháng 11, 2030");
        assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", "id-ID"))
                .hasHeader("Content-Language", "id-ID")
                .bodyText()
                .contains("<html lang=\"id\"", "28 November 2030");
        for (var unspoken : List.of("de", "th-TH", "ar-EG", "fr"))
            assertThat(mvc.get().uri("/e/EV07").header("Accept-Language", unspoken))
                    .hasHeader("Content-Language", "en")
                    .bodyText()
                    .contains("<html lang=\"en\"", "November 28, 2030");
    }

    @Test
    void no_more_can_be_chosen_than_are_left() {
        neighbours.on("GET /api/events/EV07/availability", 200, Samples.availability(2, null));
        assertThat(mvc.get().uri("/e/EV07"))
                .bodyText()
                .contains("<option value=\"2\">2</option>")
                .doesNotContain("<option value=\"3\">");
    }

    @Test
    void an_event_that_cannot_be_booked_says_why_and_has_no_form() {
        var why =
                new String[][] {
                    {"sold_out", "Sold out"},
                    {"ended", "Booking has closed"},
                    {"cancelled", "This event is cancelled"},
                    {"not_published", "Not on sale yet"}
                };
        for (var reason : why) {
            var left = reason[0].equals("sold_out") ? 0 : 5;
            neighbours.on(
                    "GET /api/events/EV07/availability",
                    200,
                    Samples.availability(left, reason[0]));
            assertThat(mvc.get().uri("/e/EV07"))
                    .hasStatusOk()
                    .bodyText()
                    .contains(reason[1], "See what else is on")
                    .doesNotContain("name=\"buyerEmail\"");
        }
    }

    @Test
    void without_ticket_service_the_event_is_still_shown() {
        neighbours.on("GET /api/events/EV07/availability", 503, "");
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .contains("Lantern Night", "closed for a moment")
                .doesNotContain("name=\"buyerEmail\"");
    }

    @Test
    void a_description_is_set_in_type_and_nothing_in_it_acts() throws Exception {
        described(
                "Three bands, one barge.\\n\\n## Doors\\n\\n**Seven** o'clock, [map](https://example.org) <script>alert(1)</script>\\n\\n![x](https://evil.example/p.png)");
        var page = body(mvc.get().uri("/e/EV07").exchange());
        assertThat(page)
                .contains(
                        "<p class=\"lead m-0 prose\">Three bands, one barge.</p>",
                        "<strong>Seven</strong>",
                        "href=\"https://example.org\"",
                        "&lt;script&gt;alert(1)",
                        "<meta name=\"description\" content=\"Three bands, one barge. Doors Seven o&#39;clock")
                .doesNotContain("**Seven**", "<script>alert", "evil.example", "## Doors");
        described("# All of it\\n\\n- is\\n- a list");
        assertThat(body(mvc.get().uri("/e/EV07").exchange()))
                .contains("<h3>All of it</h3>", "<li>is</li>")
                .doesNotContain("class=\"lead");
    }

    private static void described(String words) {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", "published", 162)
                        .replace("Three bands & one barge.\\n\\nBring a coat.", words));
    }

    private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult page)
            throws Exception {
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_picture_is_shown_on_the_page_and_where_the_page_is_shared() throws Exception {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", "published", 162)
                        .replace(
                                "\"picture\":null",
                                "\"picture\":{\"url\":\"/api/events/7/picture?v=ab\",\"small_url\":\"/api/events/7/picture?size=small&v=ab\",\"width\":1600,\"height\":900,\"alt\":\"Lanterns \\\"over\\\" it\"}"));
        var page = body(mvc.get().uri("/e/EV07").exchange());
        var address = "https://tickets.example.org/api/events/7/picture?v=ab";
        assertThat(page)
                .contains(
                        "src=\"/api/events/7/picture?v=ab\"",
                        "alt=\"Lanterns &quot;over&quot; it\"",
                        "width=\"1600\" height=\"900\"",
                        "<meta property=\"og:image\" content=\"" + address + "\">")
                .doesNotContain("/assets/art/lanterns.svg");
        var data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(
                        json.readTree(data.group(1))
                                .path("image")
                                .valueStream()
                                .map(image -> image.asString()))
                .containsExactly(
                        address + "&size=square",
                        address + "&size=standard",
                        address + "&size=wide");
    }

    @Test
    void kinds_of_tickets_are_offered_in_their_time_and_up_to_their_quota() throws Exception {
        neighbours.on(
                "GET /api/events/EV07/availability",
                200,
                """
                {"event_id":7,"capacity":200,"sold":100,"left":100,"quota":4,"on_sale":true,"reason":null,"ticket_types":[
                 {"id":70,"name":"Early","price":"0.00","currency":"EUR","quantity":50,"left":20,"on_sale":false,"sale_starts_at":null,"sale_ends_at":"2020-01-01T00:00:00Z","quota":null},
                 {"id":71,"name":"Standing","price":"0.00","currency":"EUR","quantity":50,"left":20,"on_sale":true,"sale_starts_at":null,"sale_ends_at":"2030-11-01T12:00:00Z","quota":2},
                 {"id":72,"name":"Late","price":"0.00","currency":"EUR","quantity":50,"left":50,"on_sale":false,"sale_starts_at":"2030-11-01T12:00:00Z","sale_ends_at":null,"quota":null}]}\
                """);
        assertThat(body(mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB").exchange()))
                .contains(
                        "No longer sold",
                        "up to 2 per person",
                        "sold until Friday, 1 November 2030, 12:00",
                        "On sale from Friday, 1 November 2030, 12:00",
                        "name=\"quantity_71\"",
                        "<option value=\"2\">2</option>")
                .doesNotContain("quantity_70", "quantity_72", "<option value=\"3\">");
    }

    @Test
    void kinds_of_tickets_that_share_places_say_with_which() throws Exception {
        neighbours.on(
                "GET /api/events/EV07/availability",
                200,
                """
                {"event_id":7,"capacity":60,"sold":48,"left":12,"quota":4,"on_sale":true,"reason":null,"ticket_types":[
                 {"id":70,"name":"Adult","price":"0.00","currency":"EUR","quantity":50,"left":2,"on_sale":true,"pool":"Hall"},
                 {"id":71,"name":"Child","price":"0.00","currency":"EUR","quantity":20,"left":1,"on_sale":true,"pool":"Hall"},
                 {"id":72,"name":"Terrace","price":"0.00","currency":"EUR","quantity":10,"left":10,"on_sale":true,"pool":null}]}\
                """);
        assertThat(body(mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB").exchange()))
                .contains("places shared with Child", "places shared with Adult")
                .doesNotContain("Hall", "shared with Terrace");
    }

    @Test
    void an_event_whose_tickets_are_not_sold_yet_says_when() throws Exception {
        neighbours.on(
                "GET /api/events/EV07/availability",
                200,
                """
                {"event_id":7,"capacity":50,"sold":0,"left":50,"quota":4,"on_sale":false,"reason":"not_yet","ticket_types":[
                 {"id":72,"name":"Late","price":"0.00","currency":"EUR","quantity":50,"left":50,"on_sale":false,"sale_starts_at":"2030-07-01T09:00:00Z","sale_ends_at":null,"quota":null}]}\
                """);
        assertThat(body(mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB").exchange()))
                .contains("Booking opens on Monday, 1 July 2030, 10:00 (Lisbon time).")
                .doesNotContain("name=\"buyerEmail\"");
        neighbours.on(
                "GET /api/events/EV07/availability", 200, Samples.availability(5, "type_closed"));
        assertThat(body(mvc.get().uri("/e/EV07").exchange()))
                .contains("Its tickets are not sold any more.");
    }

    @Test
    void an_event_nobody_may_see_is_not_there() {
        assertThat(mvc.get().uri("/e/EV99")).hasStatus(404);
    }

    @Test
    void an_event_that_is_tried_out_says_so_and_is_for_no_search_engine() throws Exception {
        var live = Samples.event("Lantern Night", "published", 1);
        neighbours.on(
                "GET /api/events/EV07",
                200,
                live.replace("\"version\":1", "\"version\":2,\"test_mode\":\"off\""));
        assertThat(body(mvc.get().uri("/e/EV07").exchange()))
                .as("the control")
                .contains("ld+json")
                .doesNotContain("TEST", "noindex");
        neighbours.on(
                "GET /api/events/EV07",
                200,
                live.replace("\"version\":1", "\"version\":3,\"test_mode\":\"on\""));
        assertThat(body(mvc.get().uri("/e/EV07").exchange()))
                .contains("[TEST] Lantern Night", "only being tried out", "noindex")
                .doesNotContain("ld+json");
        assertThat(body(mvc.get().uri("/e/EV07/calendar.ics").exchange())).contains("[TEST]");
        neighbours.on(
                "GET /api/events/EV07",
                200,
                live.replace("\"version\":1", "\"version\":4,\"test_mode\":\"ending\""));
        neighbours.on(
                "GET /api/events/EV07/availability", 200, Samples.availability(5, "going_live"));
        assertThat(body(mvc.get().uri("/e/EV07").exchange()))
                .contains("goes on sale in a moment")
                .doesNotContain("name=\"buyerEmail\"");
    }

    @Test
    void search_engines_read_the_event_whatever_its_name() throws Exception {
        var name = "Rock'n'roll <!--<script></script><script>alert(1)</script> & \\\"more\\\"";
        neighbours.on("GET /api/events/EV07", 200, Samples.event(name, "published", 1));
        var page = mvc.get().uri("/e/EV07").exchange().getResponse().getContentAsString();
        assertThat(page).doesNotContain("<script>alert").contains("og:title");
        var data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        var event = json.readTree(data.group(1));
        assertThat(event.path("name").asString())
                .isEqualTo("Rock'n'roll ‹!--‹script>‹/script>‹script>alert(1)‹/script> & \"more\"");
        assertThat(event.path("startDate").asString()).isEqualTo("2030-11-28T20:00:00Z");
        assertThat(event.path("url").asString()).isEqualTo("https://tickets.example.org/e/EV07");
        assertThat(event.path("offers").path(0).path("price").asString()).isEqualTo("0.00");
    }

    @Test
    void somebody_signed_in_need_not_type_their_address() {
        assertThat(mvc.get().uri("/e/EV07").with(TestTokens.customer()))
                .bodyText()
                .contains("value=\"customer@ticket.local\"");
    }

    @Test
    void the_calendar_file_is_one_that_calendars_read() throws Exception {
        var name =
                "Jazz, soup; and \\\\ a name that goes on and on until it is longer than a line 🎷🎷🎷";
        neighbours.on("GET /api/events/EV07", 200, Samples.event(name, "published", 1));
        var answer = mvc.get().uri("/e/EV07/calendar.ics").exchange();
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
        var file = answer.getResponse().getContentAsString();
        assertThat(file.split("\r\n"))
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VEVENT", "END:VCALENDAR")
                .contains(
                        "METHOD:PUBLISH",
                        "DTSTART;TZID=Europe/Lisbon:20301128T200000",
                        "UID:39d1be46-42ed-3f1a-8f73-edc1cbe2dafd-EV07@marquee",
                        "SEQUENCE:1",
                        "LAST-MODIFIED:20260203T040506Z",
                        "STATUS:CONFIRMED")
                .allSatisfy(
                        line -> assertThat(line.getBytes("UTF-8").length).isLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", ""))
                .contains("SUMMARY:Jazz\\, soup\\; and \\\\ a name that goes on")
                .contains("line 🎷🎷🎷\r\n");
    }
}
