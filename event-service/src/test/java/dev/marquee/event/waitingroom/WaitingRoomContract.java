package dev.marquee.event.waitingroom;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.OtherServices;
import java.io.UnsupportedEncodingException;
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
        var code = JsonPath.<String>read(body(get("/api/events/" + event)), "$.code");
        var page = "/admin/events/" + code + "/waiting-room";
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
