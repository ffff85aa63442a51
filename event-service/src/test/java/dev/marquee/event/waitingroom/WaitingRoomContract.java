package dev.marquee.event.waitingroom;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.COLLECTION;
import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.OtherServices;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who decides about a waiting room, and what the gateway hears of it. */
abstract class WaitingRoomContract {

    private static final String LATER =
            """
            {"name":"Rush","starts_at":"2030-07-01T20:00Z","time_zone":"Europe/Lisbon","ticket_types":[
              {"name":"Hall","quantity":50,"sale_starts_at":"2030-06-01T10:00Z"},{"name":"Terrace","quantity":50,"sale_starts_at":"2030-06-02T10:00Z"}]}
            """;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @AfterEach
    void ticket_service_goes_down() {
        OtherServices.TICKETS.down();
    }

    @Test
    void without_a_decision_nobody_waits() {
        var event = published(LATER);
        assertThat(body(get("/api/events/" + event + "/waiting-room/settings")))
                .contains("\"mode\":\"off\"");
        assertThat(open(event)).isEmpty();
    }

    @Test
    void the_gateway_hears_when_the_room_opens_and_when_the_lot_is_drawn() {
        var event = published(LATER);
        decide(event, "{\"mode\":\"on\",\"open_before\":45,\"per_minute\":90}");
        assertThat(open(event))
                .singleElement()
                .satisfies(room ->
                        assertThat(room)
                                .containsEntry("starts_at", "2030-06-01T10:00:00Z")
                                .containsEntry("opens_at", "2030-06-01T09:15:00Z")
                                .containsEntry("ends_at", "2030-07-02T20:00:00Z")
                                .containsEntry("per_minute", 90)
                                .containsEntry("inside", 200)
                                .containsEntry("by_load", false));
        decide(event, "{\"mode\":\"load\"}");
        assertThat(open(event))
                .singleElement()
                .satisfies(room ->
                        assertThat(room)
                                .containsEntry("starts_at", null)
                                .containsEntry("per_minute", 90)
                                .containsEntry("by_load", true));
        decide(event, "{\"mode\":\"off\"}");
        assertThat(open(event)).isEmpty();
    }

    @Test
    void the_gateway_hears_what_the_event_is_called_in_other_languages() {
        var event =
                published(
                        LATER.replace(
                                "{\"name\":\"Rush\"",
                                "{\"texts\":{\"vi\":{\"name\":\"Chen chúc\",\"description\":\"Rất đông\",\"ticket_types\":{\"Hall\":\"Sảnh\"}}},\"name\":\"Rush\""));
        decide(event, "{\"mode\":\"on\"}");
        var text = JsonPath.<Map<String, Object>>read(open(event), "$[0].texts.vi");
        assertThat(text).containsEntry("name", "Chen chúc").containsEntry("description", null);
        assertThat((Map<?, ?>) text.get("ticket_types"))
                .extracting(Map::values)
                .asInstanceOf(COLLECTION)
                .singleElement()
                .isEqualTo("Sảnh");
    }

    @Test
    void where_something_is_on_sale_already_there_is_no_lot() {
        var event =
                published(
                        LATER.replace(
                                "\"quantity\":50,\"sale_starts_at\":\"2030-06-02T10:00Z\"",
                                "\"quantity\":50"));
        decide(event, "{\"mode\":\"on\"}");
        assertThat(open(event))
                .singleElement()
                .satisfies(room -> assertThat(room).containsEntry("starts_at", null));
    }

    @Test
    void a_decision_changes_the_events_version_so_that_kept_pages_are_made_anew() {
        var event = published(LATER);
        var before = version(event);
        decide(event, "{\"mode\":\"on\"}");
        assertThat(version(event)).isGreaterThan(before);
        assertThat(body(get("/api/events/" + event))).contains("\"waiting_room\":true");
        decide(event, "{\"mode\":\"load\"}");
        assertThat(body(get("/api/events/" + event))).contains("\"waiting_room\":false");
    }

    @Test
    void a_draft_has_no_room_and_a_deleted_one_leaves_nothing() {
        var event = created(LATER);
        decide(event, "{\"mode\":\"on\"}");
        assertThat(open(event)).isEmpty();
        assertThat(
                        mvc.method(HttpMethod.DELETE)
                                .uri("/api/events/" + event)
                                .with(organizer())
                                .exchange())
                .hasStatus2xxSuccessful();
    }

    @Test
    void a_form_keeps_what_was_typed_and_strangers_find_nothing() {
        var event = published(LATER);
        var page = "/admin/events/" + code(event) + "/waiting-room";
        assertThat(
                        mvc.post()
                                .uri(page)
                                .with(organizer())
                                .contentType(APPLICATION_FORM_URLENCODED)
                                .content(
                                        "mode=on&openBefore=30&perMinute=0&inside=77&minutes=10&busyAt=300")
                                .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("value=\"77\"", "perMinute-error");
        assertThat(open(event)).isEmpty();
        assertThat(
                        mvc.post()
                                .uri(page)
                                .with(organizer())
                                .contentType(APPLICATION_FORM_URLENCODED)
                                .content(
                                        "mode=on&openBefore=30&perMinute=60&inside=77&minutes=10&busyAt=300")
                                .exchange())
                .hasStatus3xxRedirection();
        assertThat(open(event)).hasSize(1);
        assertThat(
                        mvc.get()
                                .uri(page)
                                .with(account(99, "stranger@example.org", "ORGANIZER"))
                                .exchange())
                .hasStatus(404);
    }

    @Test
    void its_organiser_opens_and_closes_it_at_once() {
        var event = published(LATER.replace("2030-06-01T10:00Z", soon()));
        var page = "/admin/events/" + code(event) + "/waiting-room";
        assertThat(body(get(page))).contains("Everybody books at once", "Open it now");
        assertThat(post(page + "/open")).hasStatus3xxRedirection();
        assertThat(open(event))
                .singleElement()
                .satisfies(room ->
                        assertThat(Instant.parse((String) room.get("opens_at")))
                                .as("with all who come from now on in the lot")
                                .isBeforeOrEqualTo(clock.instant()));
        assertThat(body(get(page + "?done=opened"))).contains("The waiting room is open.");
        assertThat(post(page + "/close")).hasStatus3xxRedirection();
        assertThat(open(event)).isEmpty();
        assertThat(post("/api/events/" + event + "/waiting-room/open")).hasStatusOk();
        assertThat(open(event)).hasSize(1);
        assertThat(post("/api/events/" + event + "/waiting-room/close")).hasStatusOk();
        assertThat(open(event)).isEmpty();
    }

    @Test
    void a_sale_in_a_year_has_its_room_a_week_before() {
        var event = published(LATER);
        assertThat(post("/api/events/" + event + "/waiting-room/open")).hasStatusOk();
        assertThat(open(event))
                .singleElement()
                .satisfies(
                        room -> assertThat(room).containsEntry("opens_at", "2030-05-25T10:00:00Z"));
    }

    @Test
    void its_organiser_sees_what_the_gateway_said_last() {
        var event = published(LATER);
        decide(event, "{\"mode\":\"on\"}");
        var figures = "/api/events/" + event + "/waiting-room/figures";
        var page = "/admin/events/" + code(event) + "/waiting-room";
        assertThat(body(get(figures))).contains("\"phase\":\"closed\"", "\"reported_at\":null");
        assertThat(body(get(page))).contains("The first figures come within a few seconds");
        report(event, "lot", 1_203, null);
        assertThat(body(get(figures))).contains("\"waiting\":1203", "\"left\":46", "\"seed\":null");
        assertThat(body(get(page)))
                .contains("Waiting for the draw", "1,203", "kept secret", "hash of it")
                .doesNotContain("/proof");
        report(event, "line", 7, "the seed itself");
        assertThat(body(get(page)))
                .contains("Letting people in", "the seed itself", "/waiting-room/proof");
        decide(event, "{\"mode\":\"off\"}");
        assertThat(body(get(figures))).contains("\"phase\":\"closed\"", "\"booked\":2950");
        assertThat(
                        mvc.get()
                                .uri(figures)
                                .with(account(99, "stranger@example.org", "ORGANIZER"))
                                .exchange())
                .hasStatus(404);
    }

    @Test
    void what_is_said_of_an_event_that_is_gone_is_not_kept() {
        report(987_654_321, "line", 1, null);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from event_waiting_room_figures where event_id = ?")
                                .param(987_654_321)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private void report(long event, String phase, int waiting, String seed) {
        var room =
                """
                [{"event_id":%d,"phase":"%s","waiting":%d,"called":8,"inside":112,"booked":2950,"missed":81,"expired":203,"left":46,
                  "admitted":3400,"per_minute":118,"drawn":4200,"seed_hash":"hash of it","seed":%s}]
                """
                        .formatted(
                                event, phase, waiting, seed == null ? "null" : "\"" + seed + "\"");
        assertThat(
                        mvc.post()
                                .uri("/internal/waiting-rooms/figures")
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content(room)
                                .exchange())
                .hasStatus2xxSuccessful();
    }

    private String soon() {
        return clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private String code(long event) {
        return JsonPath.read(body(get("/api/events/" + event)), "$.code");
    }

    private MvcTestResult post(String uri) {
        return mvc.post()
                .uri(uri)
                .with(organizer())
                .contentType(APPLICATION_FORM_URLENCODED)
                .exchange();
    }

    private long created(String event) {
        var created =
                mvc.post()
                        .uri("/api/events")
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content(event)
                        .exchange();
        assertThat(created).hasStatus(201);
        return JsonPath.<Number>read(body(created), "$.id").longValue();
    }

    private long published(String event) {
        var id = created(event);
        OtherServices.TICKETS.up();
        assertThat(
                        mvc.method(HttpMethod.PATCH)
                                .uri("/api/events/" + id + "/status")
                                .with(organizer())
                                .contentType(APPLICATION_JSON)
                                .content("{\"status\":\"published\"}")
                                .exchange())
                .hasStatusOk();
        return id;
    }

    private void decide(long event, String decision) {
        assertThat(
                        mvc.put()
                                .uri("/api/events/" + event + "/waiting-room/settings")
                                .with(organizer())
                                .contentType(APPLICATION_JSON)
                                .content(decision)
                                .exchange())
                .hasStatusOk();
    }

    private List<Map<String, Object>> open(long event) {
        var all = mvc.get().uri("/internal/waiting-rooms").with(service()).exchange();
        assertThat(all).hasStatusOk();
        return JsonPath.read(body(all), "$[?(@.event_id == " + event + ")]");
    }

    private long version(long event) {
        return jdbc.sql("select version from event where id = ?")
                .param(event)
                .query(Long.class)
                .single();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(organizer()).exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
