package dev.marquee.event.sale;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An event is tried out before it goes live, and never again. */
@EventServiceTest
class TestModeTest {

    @Autowired MockMvcTester mvc;
    @Autowired StockWatch watch;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void ticket_service_is_there() {
        TICKETS.up();
    }

    @AfterEach
    void ticket_service_goes_down() {
        TICKETS.down();
    }

    @Test
    void an_event_that_is_tried_out_is_open_to_who_has_its_address_and_in_no_list() {
        var id = draft("Tried out");
        assertThat(get("/api/events/" + id)).hasStatus(404);
        assertThat(tryOut(id, true)).hasStatusOk();
        assertThat(word(id, "$.test_mode")).isEqualTo("on");
        assertThat(word(id, "$.status")).isEqualTo("published");
        assertThat(get("/api/events/" + id)).bodyText().doesNotContain("test_email", "@");
        assertThat(get("/api/events?q=Tried")).bodyText().contains("\"total\":0");
        assertThat(get("/api/events?q=Tried&status=published")).bodyText().contains("\"total\":0");
        assertThat(mvc.get().uri("/api/events?q=Tried&status=all").with(organizer()))
                .bodyText()
                .contains("\"test_mode\":\"on\"");
        assertThat(webhooks(id)).as("nobody's business").isZero();
        await().until(() -> told(id, "$.test").equals(true));
        assertThat(told(id, "$.test_email").toString()).contains("@");
    }

    @Test
    void it_goes_live_once_ticket_service_has_deleted_its_test_bookings() {
        var id = draft("Goes live");
        tryOut(id, true);
        assertThat(tryOut(id, false)).hasStatusOk();
        assertThat(word(id, "$.test_mode")).isEqualTo("ending");
        await().until(() -> told(id, "$.test").equals(false));
        stock(id, "ending", "2031-01-01T10:00:00Z");
        watch.look();
        assertThat(word(id, "$.test_mode")).isEqualTo("ending");
        assertThat(get("/api/events?q=Goes")).bodyText().contains("\"total\":0");
        assertThat(webhooks(id)).isZero();

        stock(id, "off", "2031-01-01T10:00:01Z");
        watch.look();
        assertThat(word(id, "$.test_mode")).isEqualTo("off");
        assertThat(get("/api/events?q=Goes")).bodyText().contains("\"total\":1");
        assertThat(webhooks(id)).as("from now on it is published").isEqualTo(1);
        assertThat(
                        jdbc.sql("select count(*) from event where id = ? and test_email is null")
                                .param(id)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        var version = word(id, "$.version");
        stock(id, "off", "2031-01-01T10:00:02Z");
        watch.look();
        assertThat(word(id, "$.version")).as("said again, nothing changes").isEqualTo(version);
    }

    @Test
    void what_was_ever_live_is_never_tried_out() {
        var live = draft("Was live");
        send(HttpMethod.PATCH, "/api/events/" + live + "/status", "{\"status\":\"published\"}");
        assertThat(tryOut(live, true)).hasStatus(409).bodyText().contains("test-mode-over");
        assertThat(tryOut(live, false)).as("it is off already").hasStatusOk();
        assertThat(word(live, "$.test_mode")).isEqualTo("off");

        var ending = draft("Is ending");
        tryOut(ending, true);
        tryOut(ending, false);
        assertThat(tryOut(ending, true)).hasStatus(409).bodyText().contains("test-mode-over");
        send(HttpMethod.PATCH, "/api/events/" + ending + "/status", "{\"status\":\"cancelled\"}");
        assertThat(tryOut(ending, true)).hasStatus(409);

        var cancelled = draft("Is cancelled");
        send(
                HttpMethod.PATCH,
                "/api/events/" + cancelled + "/status",
                "{\"status\":\"cancelled\"}");
        assertThat(tryOut(cancelled, true)).hasStatus(409);
    }

    @Test
    void a_second_time_changes_nothing_and_another_member_of_staff_gets_the_mails() {
        var id = draft("Twice");
        tryOut(id, true);
        var version = word(id, "$.version");
        tryOut(id, true);
        assertThat(word(id, "$.version")).isEqualTo(version);
        assertThat(
                        mvc.put()
                                .uri("/api/events/{id}/test-mode", id)
                                .with(account(1, "admin.tries@ticket.local", "ADMIN"))
                                .contentType(APPLICATION_JSON)
                                .content("{\"test_mode\":true}"))
                .hasStatusOk();
        await().until(() -> String.valueOf(told(id, "$.test_email")).startsWith("admin.tries"));
    }

    @Test
    void bad_requests_are_refused() {
        var id = draft("Bad");
        for (var body : new String[] {"{}", "{\"test_mode\":null}", "{\"test_mode\":\"maybe\"}"})
            assertThat(
                            send(HttpMethod.PUT, "/api/events/" + id + "/test-mode", body)
                                    .getResponse()
                                    .getStatus())
                    .isBetween(400, 422);
        assertThat(
                        mvc.put()
                                .uri("/api/events/{id}/test-mode", id)
                                .with(account(77, "other@ticket.local", "ORGANIZER"))
                                .contentType(APPLICATION_JSON)
                                .content("{\"test_mode\":true}"))
                .hasStatus(404);
    }

    @Test
    void its_page_says_so_and_asks_before_it_goes_live() {
        var id = draft("On its page");
        var code = word(id, "$.code");
        assertThat(page("/admin/events/" + code)).bodyText().contains("Try it out first");
        assertThat(press(code, "try-out")).hasStatus3xxRedirection();
        assertThat(page("/admin/events/" + code)).bodyText().contains("TEST", "Go live");
        TICKETS.answer(
                "GET /internal/stock/" + id,
                200,
                "{\"event_id\":%d,\"sold\":3,\"test_bookings\":12,\"ticket_types\":[]}"
                        .formatted(id));
        assertThat(page("/admin/events/" + code + "/go-live"))
                .bodyText()
                .contains("12 test bookings are deleted for good.");
        TICKETS.answer("GET /internal/stock/" + id, 503, "{}");
        assertThat(page("/admin/events/" + code + "/go-live"))
                .bodyText()
                .contains("cannot be looked up");
        assertThat(press(code, "go-live")).hasStatus3xxRedirection();
        assertThat(page("/admin/events/" + code)).bodyText().contains("It is going live");
        assertThat(press(code, "try-out")).hasStatus(409).bodyText().contains("never on sale");
    }

    private MvcTestResult press(Object code, String move) {
        return mvc.post()
                .uri("/admin/events/{code}/{move}", code, move)
                .accept(TEXT_HTML)
                .with(organizer())
                .exchange();
    }

    private MvcTestResult page(String uri) {
        var answer = mvc.get().uri(uri).accept(TEXT_HTML).with(organizer()).exchange();
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private long draft(String name) {
        var created =
                send(
                        HttpMethod.POST,
                        "/api/events",
                        "{\"name\":\"%s\",\"starts_at\":\"2030-07-01T20:00\",\"total_tickets\":50}"
                                .formatted(name));
        assertThat(created).hasStatus(201);
        return ((Number) read(created, "$.id")).longValue();
    }

    private MvcTestResult tryOut(long id, boolean on) {
        return send(
                HttpMethod.PUT,
                "/api/events/" + id + "/test-mode",
                "{\"test_mode\":%s}".formatted(on));
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    /** As its organiser sees it. */
    private Object word(long id, String path) {
        return read(mvc.get().uri("/api/events/" + id).with(organizer()).exchange(), path);
    }

    private static Object read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private long webhooks(long id) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'webhook-event' and payload like ?")
                .param("%\"event_id\":" + id + ",%")
                .query(Long.class)
                .single();
    }

    /** What ticket-service was told last; empty while it was told nothing. */
    private static Object told(long id, String path) {
        return TICKETS.asked.stream()
                .filter(asked -> asked.uri().equals("/internal/events/" + id + "/sale-terms"))
                .map(OtherServices.Asked::body)
                .max(Comparator.comparing(body -> JsonPath.<Integer>read(body, "$.version")))
                .map(body -> (Object) String.valueOf(JsonPath.<Object>read(body, path)))
                .map(value -> value.equals("true") ? true : value.equals("false") ? false : value)
                .orElse("");
    }

    private static void stock(long id, String mode, String changedAt) {
        TICKETS.answer(
                "GET /internal/stock",
                200,
                "[{\"event_id\":%d,\"capacity\":50,\"sold\":0,\"changed_at\":\"%s\",\"test_mode\":\"%s\"}]"
                        .formatted(id, changedAt, mode));
    }
}
