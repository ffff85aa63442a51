package dev.marquee.report.link;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.RunningService;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What organisers do with links on their page. */
@RunningService
class TrackingLinkPageTest {

    private static final String PAGE = "/admin/analytics/links";
    private static final String EVENT =
            """
            {"id":7,"code":"EV07","name":"Lantern Night","starts_at":"2030-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon",
             "organizer_id":2,"status":"published","total_tickets":200,"booked_count":1,"test_mode":"off"}\
            """;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void no_links_yet() {
        Neighbours.reset();
        jdbc.sql("delete from tracking_link").update();
        Neighbours.on("GET /api/events/7", 200, EVENT);
        Neighbours.on("GET /api/events", 200, "{\"items\":[" + EVENT + "],\"total\":1}");
    }

    private MvcTestResult make(String name, String event) {
        return mvc.post()
                .uri(PAGE)
                .param("name", name)
                .param("event", event)
                .with(organizer())
                .exchange();
    }

    private MvcTestResult see(String address) {
        return mvc.get().uri(address).with(organizer()).exchange();
    }

    private String made(String name) {
        var answer = make(name, "7");
        assertThat(answer).hasStatus(302);
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    @Test
    void a_link_is_made_copied_and_retired() {
        assertThat(see(PAGE)).hasStatusOk().bodyText().contains("There is no link yet");
        var at = made("Leaflet <b>");
        var code = jdbc.sql("select code from tracking_link").query(String.class).single();

        assertThat(see(at))
                .hasStatusOk()
                .bodyText()
                .contains("Leaflet &lt;b&gt;", "/t/" + code, "data-copy=", "class=\"qr\"", "EV07")
                .doesNotContain("??");
        assertThat(see(PAGE)).hasStatusOk().bodyText().contains("/t/" + code, "Leaflet &lt;b&gt;");
        assertThat(see(at + "/retire")).hasStatusOk().bodyText().contains("What was counted stays");
        assertThat(mvc.post().uri(at + "/retire").with(organizer()).exchange())
                .hasStatus(302)
                .hasRedirectedUrl(PAGE + "?done=retired");
        assertThat(see(at)).hasStatus(404);
        assertThat(see(PAGE + "?done=retired")).bodyText().contains("The link is retired");
    }

    @Test
    void it_shows_what_it_brought() {
        var at = made("Poster");
        var code = jdbc.sql("select code from tracking_link").query(String.class).single();
        var facts = new StringBuilder();
        for (int n = 0; n < 3; n++)
            facts.append(fact("viewed:" + code + n, "viewed", code, 1)).append(',');
        facts.append(fact("confirmed:" + code, "confirmed", code, 17));
        assertThat(
                        mvc.post()
                                .uri("/internal/facts")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"told_at\":\"%s\",\"facts\":[%s]}"
                                                .formatted(Instant.now(), facts))
                                .exchange())
                .hasStatus(204);

        assertThat(see(at)).bodyText().contains("<dd>3</dd>", "<dd>1</dd>", "<dd>17</dd>");
        assertThat(see(PAGE)).bodyText().contains(">17<");
    }

    private static String fact(String id, String kind, String code, int tickets) {
        return """
        {"id":"%s","kind":"%s","at":"%s","organizer_id":2,"event_id":7,"zone":"Europe/Lisbon","n":1,"qty":%d,"dims":{"link":"%s"}}\
        """
                .formatted(id, kind, Instant.now(), tickets, code);
    }

    @Test
    void what_cannot_be_made_keeps_what_was_typed() {
        assertThat(make(" ", "7")).hasStatus(422).bodyText().contains("Say where you put it");
        assertThat(make("x".repeat(61), "7"))
                .hasStatus(422)
                .bodyText()
                .contains("x".repeat(61), "60 characters at most", "selected");
        Neighbours.on("GET /api/events/8", 404, "{}");
        assertThat(make("Poster", "8"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Poster\"", "no such event of yours");
    }

    @Test
    void others_do_not_see_it() {
        var at = made("Mine");
        var other = account(9, "another@ticket.local", "ORGANIZER");
        assertThat(mvc.get().uri(at).with(other).exchange()).hasStatus(404);
        assertThat(mvc.post().uri(at + "/retire").with(other).exchange()).hasStatus(404);
        assertThat(mvc.get().uri(PAGE).with(other).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Mine");
        assertThat(
                        mvc.get()
                                .uri(PAGE)
                                .with(account(8, "support@ticket.local", "SUPPORT"))
                                .exchange())
                .hasStatus(403);
    }
}
