package dev.marquee.report.link;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningService
class TrackingLinkApiTest {

    private static final String LEAFLET = "{\"name\":\"Leaflet\",\"event_id\":7}";
    private static final RequestPostProcessor ANOTHER =
            account(9, "another@ticket.local", "ORGANIZER");

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void noLinksYet() {
        Neighbours.reset();
        jdbc.sql("delete from tracking_link").update();
        Neighbours.on(
                "GET /api/events/7",
                200,
                """
                {"id":7,"code":"EV07","name":"Lantern Night","starts_at":"2030-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon",
                 "organizer_id":2,"status":"published","total_tickets":200,"booked_count":1,"test_mode":"off"}\
                """);
    }

    @Test
    void a_link_is_made_found_changed_and_deleted() {
        var made = send(HttpMethod.POST, "/api/tracking-links", LEAFLET, organizer());
        assertThat(made).hasStatus(201).hasHeader("ETag", "\"0\"");
        var link = json(made);
        var code = link.get("code").asString();
        assertThat(code).matches("[a-z2-9]{7}");
        assertThat(link.get("url").asString()).endsWith("/t/" + code);
        assertThat(link.get("event_code").asString()).isEqualTo("EV07");
        assertThat(link.has("organizer_id")).isFalse();

        assertThat(
                        json(send(
                                        HttpMethod.GET,
                                        "/internal/tracking-links/" + code,
                                        "",
                                        service()))
                                .get("path")
                                .asString())
                .isEqualTo("/e/EV07?via=" + code);
        assertThat(
                        json(send(HttpMethod.GET, "/api/tracking-links", "", organizer()))
                                .get("total")
                                .asInt())
                .isEqualTo(1);

        var at = "/api/tracking-links/" + link.get("id").asLong();
        var changed = send(HttpMethod.PUT, at, "{\"name\":\"Poster\"}", organizer());
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(json(changed).get("code").asString()).isEqualTo(code);
        assertThat(
                        json(send(
                                        HttpMethod.GET,
                                        "/internal/tracking-links/" + code,
                                        "",
                                        service()))
                                .get("path")
                                .asString())
                .isEqualTo("/?via=" + code);

        assertThat(mvc.delete().uri(at).header("If-Match", "\"0\"").with(organizer()))
                .hasStatus(412);
        assertThat(send(HttpMethod.DELETE, at, "", organizer())).hasStatus(204);
        assertThat(send(HttpMethod.GET, at, "", organizer())).hasStatus(404);
        assertThat(send(HttpMethod.GET, "/internal/tracking-links/" + code, "", service()))
                .hasStatus(404);
    }

    @Test
    void links_are_their_organisers_and_an_admins() {
        var link = json(send(HttpMethod.POST, "/api/tracking-links", LEAFLET, organizer()));
        var at = "/api/tracking-links/" + link.get("id").asLong();

        assertThat(send(HttpMethod.GET, at, "", ANOTHER)).hasStatus(404);
        assertThat(send(HttpMethod.PUT, at, LEAFLET, ANOTHER)).hasStatus(404);
        assertThat(send(HttpMethod.DELETE, at, "", ANOTHER)).hasStatus(404);
        assertThat(
                        json(send(HttpMethod.GET, "/api/tracking-links", "", ANOTHER))
                                .get("total")
                                .asInt())
                .isZero();
        assertThat(send(HttpMethod.GET, at, "", admin())).hasStatusOk();
        assertThat(send(HttpMethod.POST, "/api/tracking-links", LEAFLET, ANOTHER)).hasStatus(404);
    }

    @Test
    void a_link_has_a_name_and_an_event_that_there_is() {
        assertThat(send(HttpMethod.POST, "/api/tracking-links", "{\"name\":\" \"}", organizer()))
                .hasStatus(422);
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/tracking-links",
                                "{\"name\":\"%s\"}".formatted("x".repeat(61)),
                                organizer()))
                .hasStatus(422);
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/tracking-links",
                                "{\"name\":\"A\",\"event_id\":8}",
                                organizer()))
                .hasStatus(404);
    }

    private MvcTestResult send(
            HttpMethod method, String path, String body, RequestPostProcessor caller) {
        return mvc.method(method)
                .uri(path)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }
}
