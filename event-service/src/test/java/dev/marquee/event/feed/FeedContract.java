package dev.marquee.event.feed;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What programs read of the catalogue: drafts and trials never, what was cancelled for a while. */
abstract class FeedContract {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    private final long id = 60_000 + NUMBERS.incrementAndGet() + first();
    private final JwtRequestPostProcessor owner =
            account(id, "feeds" + id + "@example.org", "ORGANIZER");

    /** Each class has organisers of its own. */
    abstract int first();

    @Test
    void an_organisers_calendar_has_what_everybody_may_see_and_says_when_it_is_unchanged() {
        var code = published("Lantern Night", "2031-07-02T20:00");
        var draft = code(created("Secret plans", "2031-07-03T20:00"));
        var tried = created("Trial", "2031-07-04T20:00");
        assertThat(
                        send(
                                HttpMethod.PUT,
                                "/api/events/" + id(tried) + "/test-mode",
                                "{\"test_mode\":true}"))
                .hasStatusOk();
        var calendar = get("/o/" + id + "/calendar.ics");
        assertThat(calendar).hasStatusOk().hasContentTypeCompatibleWith("text/calendar");
        assertThat(lines(calendar))
                .contains(
                        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
                        "DTSTART;TZID=Europe/Lisbon:20310702T200000",
                        "STATUS:CONFIRMED")
                .filteredOn(line -> line.startsWith("UID:"))
                .singleElement()
                .asString()
                .matches("UID:[0-9a-f-]{36}-" + code + "@marquee");
        assertThat(lines(calendar))
                .noneMatch(line -> line.contains(draft) || line.contains("Trial"));
        var tag = String.valueOf(calendar.getResponse().getHeader("ETag"));
        assertThat(mvc.get().uri("/o/" + id + "/calendar.ics").header("If-None-Match", tag))
                .hasStatus(HttpStatus.NOT_MODIFIED);
        send(HttpMethod.PATCH, "/api/events/" + code, "{\"name\":\"Lantern Nights\"}");
        assertThat(mvc.get().uri("/o/" + id + "/calendar.ics").header("If-None-Match", tag))
                .hasStatusOk();
    }

    @Test
    void feeds_are_in_the_language_of_their_address_where_an_event_has_it() {
        var code = published("Spoken Night", "2031-07-02T20:00");
        published("Plain Night", "2031-07-03T20:00");
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + code,
                                "{\"texts\":{\"vi\":{\"name\":\"Đêm nói\"}}}"))
                .hasStatusOk();
        var calendar = "/o/" + id + "/calendar.ics";
        assertThat(lines(get(calendar))).contains("SUMMARY:Spoken Night", "SUMMARY:Plain Night");
        assertThat(lines(get(calendar + "?lang=vi")))
                .contains("SUMMARY:Đêm nói", "SUMMARY:Plain Night");
        for (var other : List.of("id", "no language", "", "\0", "vi\0", "vi\n"))
            assertThat(lines(mvc.get().uri(calendar).param("lang", other).exchange()))
                    .contains("SUMMARY:Spoken Night");
        assertThat(mvc.get().uri("/feed.xml").param("lang", "\0")).hasStatusOk();
        assertThat(mvc.get().uri("/c/music/calendar.ics").param("lang", "\0"))
                .hasStatus(HttpStatus.OK);
        assertThat(text(get("/feed.xml?lang=vi"))).contains("<title>Đêm nói</title>");
        assertThat(text(get("/feed.xml"))).contains("<title>Spoken Night</title>");
    }

    @Test
    void who_never_showed_an_event_has_no_calendar() {
        created("Only a draft", "2031-07-02T20:00");
        assertThat(get("/o/" + id + "/calendar.ics")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/c/no-such-kind/calendar.ics")).hasStatus(HttpStatus.NOT_FOUND);
    }

    /** Programs keep an entry that vanishes: so a cancelled one is said for 30 days. */
    @Test
    void a_cancelled_event_stays_in_calendars_for_thirty_days() {
        var code = published("Off", "2031-07-02T20:00");
        cancel(code);
        assertThat(lines(get("/o/" + id + "/calendar.ics"))).contains("STATUS:CANCELLED");
        changedBefore(code, FeedEvents.KEPT.minusHours(1));
        assertThat(lines(get("/o/" + id + "/calendar.ics"))).contains("STATUS:CANCELLED");
        changedBefore(code, FeedEvents.KEPT.plusHours(1));
        assertThat(lines(get("/o/" + id + "/calendar.ics")))
                .noneMatch(line -> line.startsWith("UID:"));
    }

    @Test
    void a_moved_event_keeps_its_uid_raises_its_sequence_and_tells_where_it_was() {
        var code = published("Moving", "2031-07-02T20:00");
        var before = lines(get("/o/" + id + "/calendar.ics"));
        move(code, "2031-07-09T20:00");
        move(code, "2031-07-16T20:00");
        var after = lines(get("/o/" + id + "/calendar.ics"));
        assertThat(one(after, "UID:")).isEqualTo(one(before, "UID:"));
        assertThat(Long.parseLong(one(after, "SEQUENCE:")))
                .isGreaterThan(Long.parseLong(one(before, "SEQUENCE:")));
        assertThat(after).contains("DTSTART;TZID=Europe/Lisbon:20310716T200000");
        var shown = text(get("/api/events/" + code));
        assertThat(JsonPath.<List<String>>read(shown, "$.former_starts"))
                .containsExactly("2031-07-02T20:00:00+01:00", "2031-07-09T20:00:00+01:00");
        move(code, "2031-07-02T20:00");
        assertThat(JsonPath.<List<String>>read(text(get("/api/events/" + code)), "$.former_starts"))
                .as("where it is now is no former start")
                .containsExactly("2031-07-09T20:00:00+01:00", "2031-07-16T20:00:00+01:00");
    }

    @Test
    void a_draft_may_move_without_anybody_being_told() {
        var code = code(created("Not yet", "2031-07-02T20:00"));
        move(code, "2031-07-09T20:00");
        send(HttpMethod.PATCH, "/api/events/" + code + "/status", "{\"status\":\"published\"}");
        assertThat(text(get("/api/events/" + code))).doesNotContain("former_starts");
    }

    @Test
    void a_category_has_a_calendar_at_an_address_of_plain_letters() {
        var name = "Talks & Readings " + id;
        assertThat(
                        mvc.post()
                                .uri("/api/categories")
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{\"name\":\"" + name + "\"}"))
                .hasStatus(HttpStatus.NO_CONTENT);
        var code = code(created("Readings", "2031-07-02T20:00"));
        send(HttpMethod.PATCH, "/api/events/" + code, "{\"category\":\"" + name + "\"}");
        send(HttpMethod.PATCH, "/api/events/" + code + "/status", "{\"status\":\"published\"}");
        var calendar = get("/c/talks-readings-" + id + "/calendar.ics");
        assertThat(lines(calendar)).contains("SUMMARY:Readings", "NAME:" + name);
    }

    @Test
    void news_and_maps_are_well_formed_whatever_an_event_is_called() throws Exception {
        var code = published("A <b> & \\\"quotes\\\" night", "2031-07-02T20:00");
        var news = get("/feed.xml");
        assertThat(news).hasStatusOk().hasContentTypeCompatibleWith("application/rss+xml");
        var items = elements(news, "item");
        assertThat(items).anyMatch(item -> item.contains("-" + code + "@marquee"));
        assertThat(elements(get("/sitemap.xml"), "loc"))
                .contains("http://localhost:8080/sitemaps/pages.xml");
        var maps =
                elements(get("/sitemap.xml"), "loc").stream()
                        .filter(one -> one.contains("/events-"))
                        .flatMap(one ->
                                elements(
                                        get(one.substring("http://localhost:8080".length())), "loc")
                                        .stream())
                        .toList();
        assertThat(maps).contains("http://localhost:8080/e/" + code).doesNotHaveDuplicates();
        assertThat(text(get("/sitemaps/pages.xml")))
                .contains("hreflang=\"vi\"", "hreflang=\"x-default\"", "/o/" + id + "<");
        assertThat(get("/sitemaps/events-999999.xml")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(get("/robots.txt")))
                .contains("Sitemap: http://localhost:8080/sitemap.xml", "Disallow: /calendar/");
    }

    @Test
    void news_are_in_the_order_in_which_they_could_be_seen() throws Exception {
        var old = code(created("Written first", "2031-07-02T20:00"));
        var first = published("Seen first", "2031-07-02T20:00");
        send(HttpMethod.PATCH, "/api/events/" + old + "/status", "{\"status\":\"published\"}");
        // before all that other tests publish: the news are of the latest hundred
        var latest =
                jdbc.sql("select max(published_at) from event").query(Timestamp.class).single();
        see(first, latest.toInstant().plusSeconds(1));
        see(old, latest.toInstant().plusSeconds(2));

        var news = text(get("/feed.xml"));

        assertThat(news.indexOf("-" + old + "@marquee"))
                .isPositive()
                .isLessThan(news.indexOf("-" + first + "@marquee"));
    }

    private void see(String code, Instant from) {
        jdbc.sql("update event set published_at = ? where code = ?")
                .params(Timestamp.from(from), code)
                .update();
    }

    @Test
    void a_page_of_an_organiser_changes_with_its_own_events_only() throws Exception {
        var code = published("Old", "2031-07-02T20:00");
        jdbc.sql("update event set updated_at = ? where code = ?")
                .params(Timestamp.from(Instant.parse("2024-02-03T04:05:06Z")), code)
                .update();

        assertThat(text(get("/sitemaps/pages.xml")))
                .containsPattern("/o/" + id + "</loc>\\s*<lastmod>2024-02-03T04:05:06Z<");
    }

    @Test
    void a_map_has_what_was_cancelled_and_no_draft_and_nothing_that_was_over_a_year_ago() {
        var cancelled = published("Cancelled", "2031-07-02T20:00");
        cancel(cancelled);
        var draft = code(created("Draft", "2031-07-02T20:00"));
        var old = published("Old", "2031-07-02T20:00");
        jdbc.sql("update event set starts_at = ?, ends_at = null where code = ?")
                .params(Timestamp.from(Instant.now().minus(FeedEvents.MAPPED).minusSeconds(9)), old)
                .update();
        var size = SitemapController.SIZE;
        var part = (number(cancelled) - 1) / size;
        assertThat(elements(get("/sitemaps/events-" + part + ".xml"), "loc"))
                .contains("http://localhost:8080/e/" + cancelled)
                .doesNotContain(
                        "http://localhost:8080/e/" + draft, "http://localhost:8080/e/" + old);
    }

    private long number(String code) {
        return jdbc.sql("select id from event where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    private void changedBefore(String code, Duration time) {
        jdbc.sql("update event set updated_at = ? where code = ?")
                .params(Timestamp.from(Instant.now().minus(time)), code)
                .update();
    }

    private String published(String name, String start) {
        var code = code(created(name, start));
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + code + "/status",
                                "{\"status\":\"published\"}"))
                .hasStatusOk();
        return code;
    }

    private void cancel(String code) {
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + code + "/status",
                                "{\"status\":\"cancelled\"}"))
                .hasStatusOk();
    }

    private void move(String code, String start) {
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + code,
                                "{\"starts_at\":\"" + start + "\",\"ends_at\":null}"))
                .hasStatusOk();
    }

    private MvcTestResult created(String name, String start) {
        var made =
                send(
                        HttpMethod.POST,
                        "/api/events",
                        """
                        {"name":"%s","starts_at":"%s","time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon",
                         "ticket_types":[{"name":"Standing","quantity":20}]}\
                        """
                                .formatted(name, start));
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return made;
    }

    private MvcTestResult send(HttpMethod method, String address, String body) {
        return mvc.method(method)
                .uri(address)
                .with(owner)
                .contentType(
                        method == HttpMethod.PATCH && !address.endsWith("/status")
                                ? "application/merge-patch+json"
                                : "application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).exchange();
    }

    private static String code(MvcTestResult event) {
        return JsonPath.read(text(event), "$.code");
    }

    private static int id(MvcTestResult event) {
        return JsonPath.read(text(event), "$.id");
    }

    private static List<String> lines(MvcTestResult calendar) {
        assertThat(calendar).hasStatusOk();
        return text(calendar).replace("\r\n ", "").lines().toList();
    }

    private static String one(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> elements(MvcTestResult file, String name) {
        assertThat(file).hasStatusOk();
        try {
            var found =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(
                                    new java.io.ByteArrayInputStream(
                                            file.getResponse().getContentAsByteArray()))
                            .getElementsByTagName(name);
            return java.util.stream.IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
