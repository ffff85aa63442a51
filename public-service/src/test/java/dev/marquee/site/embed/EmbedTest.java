package dev.marquee.site.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** An event on other people's sites. */
class EmbedTest extends SitePages {

    private static final AtomicInteger ORGANIZERS = new AtomicInteger(5_000);

    @Autowired JsonMapper json;

    /** What is listed is remembered for a moment, so each test has an organiser of its own. */
    private final int organizer = ORGANIZERS.incrementAndGet();

    @BeforeEach
    void anEvent() {
        event("published", "");
    }

    @Test
    void the_frame_is_for_the_listed_sites_alone() {
        lists("\"https://a.example.org\",\"https://b.example.org:8443\"");
        var frame = get("/embed/e/EV07");
        assertThat(frame).hasStatusOk().hasHeader("Referrer-Policy", "strict-origin");
        assertThat(header(frame, "Content-Security-Policy"))
                .contains(
                        "default-src 'self'",
                        "form-action 'self'",
                        "frame-ancestors https://a.example.org https://b.example.org:8443")
                .doesNotContain("unsafe");
        assertThat(header(frame, "Cache-Control")).contains("public", "max-age=30");
        assertThat(frame.getResponse().getCookies()).isEmpty();
        assertThat(page(frame).body().attr("data-origins"))
                .isEqualTo("https://a.example.org https://b.example.org:8443");
    }

    @Test
    void without_a_list_no_site_may_show_it_and_the_page_says_how() {
        lists("");
        assertThat(header(get("/embed/e/EV07"), "Content-Security-Policy"))
                .endsWith("frame-ancestors 'none'");
        assertThat(page(get("/embed/e/EV07")).select(".note").text())
                .contains("Tickets on your own site");
        assertThat(header(get("/embed/e/EV07?preview=true"), "Content-Security-Policy"))
                .endsWith("frame-ancestors 'self'");
    }

    /** What another service says is not believed blindly where it becomes a rule for browsers. */
    @Test
    void what_is_no_origin_never_gets_into_the_rule() {
        lists("\"https://a.example.org; script-src *\",\"*\",\"https://b.example.org\"");
        assertThat(header(get("/embed/e/EV07"), "Content-Security-Policy"))
                .endsWith("frame-ancestors https://b.example.org");
    }

    @Test
    void the_form_leads_the_window_around_it_to_the_events_page_with_the_choice() {
        lists("\"https://a.example.org\"");
        var form =
                Objects.requireNonNull(
                        page(get("/embed/e/EV07?via=spring-mail")).selectFirst("form"));
        assertThat(form.attr("method")).isEqualTo("get");
        assertThat(form.attr("action")).isEqualTo("/e/EV07");
        assertThat(form.attr("target")).isEqualTo("_top");
        assertThat(form.select("input[name=via]").val()).isEqualTo("spring-mail");
        assertThat(form.select("select[name=pick] option").eachAttr("value"))
                .containsExactly("71:0", "71:1", "71:2", "71:3", "71:4");
        assertThat(form.select("select[name=pick] option[selected]").val()).isEqualTo("71:1");
        assertThat(form.select("label").attr("for")).isEqualTo("pick-71");
        var blank = page(get("/embed/e/EV07?open=blank&via=<b>"));
        assertThat(blank.select("form").attr("target")).isEqualTo("_blank");
        assertThat(blank.select("input[name=via]")).as("what is no code of a link").isEmpty();
    }

    @Test
    void nothing_can_be_sent_to_a_frame() {
        assertThat(mvc.post().uri("/embed/e/EV07")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @Test
    void what_cannot_be_had_or_has_seats_only_leads_to_its_page() {
        lists("\"https://a.example.org\"");
        neighbours.on(
                "GET /api/events/EV07/availability", 200, Samples.availability(0, "sold_out"));
        var full = page(get("/embed/e/EV07"));
        assertThat(full.select("select")).isEmpty();
        assertThat(full.select("button").text()).isEqualTo("Open the event’s page");
        event("published", ",\"seating\":{\"sections\":null}");
        neighbours.on("GET /api/events/EV07/availability", 200, Samples.availability(9, null));
        assertThat(page(get("/embed/e/EV07")).select("select")).isEmpty();
        neighbours.on("GET /api/events/EV07/availability", 503, "");
        assertThat(get("/embed/e/EV07")).hasStatusOk().hasHeader("Cache-Control", "no-store");
    }

    @Test
    void the_language_is_said_by_the_address_and_no_cookie_is_kept() {
        lists("\"https://a.example.org\"");
        var frame = get("/embed/e/EV07?lang=vi");
        assertThat(frame).hasStatusOk().doesNotContainHeader("Set-Cookie");
        assertThat(page(frame).select("html").attr("lang")).isEqualTo("vi");
    }

    @Test
    void the_events_page_has_what_was_chosen_elsewhere_and_is_kept_by_nobody() {
        var picked = get("/e/EV07?pick=71:3&via=spring-mail");
        assertThat(picked).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(page(picked).select("#quantity_71 option[selected]").val()).isEqualTo("3");
        for (var nothing : new String[] {"?pick=71:0", "?pick=x", "?pick=71:9999", "?pick="})
            assertThat(page(get("/e/EV07" + nothing)).select("#quantity_71 option[selected]").val())
                    .as(nothing)
                    .isEqualTo("1");
    }

    @Test
    void oembed_describes_our_events_alone() throws Exception {
        neighbours.on(
                "GET /api/brands/" + organizer,
                200,
                "{\"organizer_id\":%d,\"name\":\"Tejo\"}".formatted(organizer));
        var answer = get("/oembed?url=https://tickets.example.org/e/EV07&maxwidth=320&format=json");
        assertThat(answer).hasStatusOk();
        var said = json.readTree(answer.getResponse().getContentAsString());
        assertThat(said.get("type").asString()).isEqualTo("rich");
        assertThat(said.get("version").asString()).isEqualTo("1.0");
        assertThat(said.get("title").asString()).isEqualTo("Lantern Night");
        assertThat(said.get("author_name").asString()).isEqualTo("Tejo");
        assertThat(said.get("width").asInt()).isEqualTo(320);
        var frame =
                Objects.requireNonNull(
                        Jsoup.parse(said.get("html").asString()).selectFirst("iframe"));
        assertThat(frame.attr("src")).isEqualTo("https://tickets.example.org/embed/e/EV07");
        assertThat(frame.attr("title")).isEqualTo("Lantern Night");
        assertThat(frame.attr("loading")).isEqualTo("lazy");
        assertThat(frame.attr("sandbox"))
                .contains(
                        "allow-scripts",
                        "allow-forms",
                        "allow-popups-to-escape-sandbox",
                        "allow-top-navigation-by-user-activation");
        for (var other :
                new String[] {
                    "https://evil.example.org/e/EV07",
                    "https://tickets.example.org.evil.example/e/EV07",
                    "https://tickets.example.org/admin/events/EV07",
                    "https://tickets.example.org/e/EV99",
                    ""
                })
            assertThat(get("/oembed?url=" + other)).as(other).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/oembed?url=https://tickets.example.org/e/EV07&format=xml"))
                .hasStatus(HttpStatus.NOT_IMPLEMENTED);
        event("published", ",\"test_mode\":\"on\"");
        assertThat(get("/oembed?url=https://tickets.example.org/e/EV07"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_page_says_where_it_is_described() {
        var link =
                Objects.requireNonNull(
                        page(get("/e/EV07")).selectFirst("link[type=application/json+oembed]"));
        assertThat(get(link.attr("href"))).hasStatusOk();
    }

    @Test
    void the_script_is_small_and_known_by_its_content_too() throws Exception {
        var current = get("/widget/v1.js");
        assertThat(current)
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/javascript")
                .hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(header(current, "Cache-Control")).contains("public").doesNotContain("immutable");
        var file = current.getResponse().getContentAsByteArray();
        assertThat(file.length).isLessThanOrEqualTo(8_192);
        var hash = header(current, "ETag").replace("\"", "");
        var fixed = get("/widget/" + hash + ".js");
        assertThat(fixed).hasStatusOk();
        assertThat(header(fixed, "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(fixed.getResponse().getContentAsByteArray()).isEqualTo(file);
        assertThat(get("/widget/0123.js")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(Pattern.compile("https?://").matcher(new String(file)).find())
                .as("it asks nobody but the site that it is from")
                .isFalse();
    }

    private void event(String status, String more) {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", status, 162)
                        .replace("\"organizer_id\":2", "\"organizer_id\":" + organizer)
                        .replace("\"version\":1", "\"version\":1" + more));
    }

    private void lists(String origins) {
        neighbours.on(
                "GET /api/brands/" + organizer + "/embed-origins",
                200,
                "{\"origins\":[%s]}".formatted(origins));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(java.net.URI.create(address.replace("<b>", "%3Cb%3E"))).exchange();
    }

    private static String header(MvcTestResult answer, String name) {
        return String.valueOf(answer.getResponse().getHeader(name));
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
