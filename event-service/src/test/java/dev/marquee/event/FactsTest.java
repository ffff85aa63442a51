package dev.marquee.event;

import static dev.marquee.event.OtherServices.CUSTOMERS;
import static dev.marquee.event.OtherServices.NOTIFICATIONS;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.OtherServices.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What other services hear of events, and what events hear of them. */
@EventServiceTest
class FactsTest {

    @Autowired MockMvcTester mvc;

    @Test
    void webhooks_hear_once_that_an_event_is_published_and_once_that_it_is_cancelled()
            throws Exception {
        var id = created("Told", 71);
        move(id, "published");
        move(id, "published");
        move(id, "cancelled");
        await().until(() -> told(id).size() == 2);
        assertThat(NOTIFICATIONS.asked("POST", "/internal/webhook-events"))
                .extracting(Asked::authorization)
                .containsOnly("Bearer service-token");
        var events = told(id);
        assertThat(events)
                .extracting(event -> JsonPath.<String>read(event, "$.type"))
                .containsExactlyInAnyOrder("event.published", "event.cancelled");
        assertThat(events)
                .extracting(event -> JsonPath.<String>read(event, "$.key"))
                .containsExactlyInAnyOrder("event.published:" + id, "event.cancelled:" + id);
        for (var event : events) {
            assertThat(JsonPath.<Integer>read(event, "$.organizer_id")).isEqualTo(2);
            assertThat(JsonPath.<String>read(event, "$.data.code")).startsWith("EV");
            assertThat(JsonPath.<String>read(event, "$.data.name")).isEqualTo("Told");
            assertThat(JsonPath.<String>read(event, "$.data.starts_at"))
                    .isEqualTo("2030-07-01T19:00:00Z");
            assertThat(JsonPath.<String>read(event, "$.occurred_at")).endsWith("Z");
        }
    }

    @Test
    void a_draft_that_is_cancelled_concerns_nobody() throws Exception {
        var quiet = created("Quiet", 72);
        move(quiet, "cancelled");
        var loud = created("Loud", 72);
        move(loud, "published");
        await().until(() -> told(loud).size() == 1);
        assertThat(told(quiet)).isEmpty();
    }

    @Test
    void two_customers_that_are_one_have_one_ones_events_and_a_repeat_changes_nothing()
            throws Exception {
        var one = created("First of many", 9071);
        var other = created("Second of many", 9072);
        var version = read(one, "$.version");
        var moves =
                "{\"moves\":[{\"key\":\"9071>9072\",\"from_customer_id\":9071,\"to_customer_id\":9072}]}";
        assertThat(send(HttpMethod.POST, "/internal/customers/moves", moves, service()))
                .isEqualTo(204);
        assertThat(read(one, "$.customer_id")).isEqualTo(9072);
        assertThat(read(other, "$.customer_id")).isEqualTo(9072);
        // Whoever has it open with the old customer does not save that again
        assertThat((Integer) read(one, "$.version")).isGreaterThan((Integer) version);
        var after = read(one, "$.version");
        assertThat(send(HttpMethod.POST, "/internal/customers/moves", moves, service()))
                .isEqualTo(204);
        assertThat(read(one, "$.version")).isEqualTo(after);
        for (var bad :
                List.of(
                        "{}",
                        "{\"moves\":[{}]}",
                        "{\"moves\":[null]}",
                        "{\"moves\":[{\"key\":\"k\",\"from_customer_id\":0,\"to_customer_id\":2}]}"))
            assertThat(send(HttpMethod.POST, "/internal/customers/moves", bad, service()))
                    .isEqualTo(422);
    }

    private long created(String name, long customer) throws Exception {
        CUSTOMERS.answer(
                "GET /api/customers/" + customer,
                200,
                "{\"id\":%d,\"name\":\"Ana\",\"email\":\"ana@example.org\"}".formatted(customer));
        var answer =
                mvc.post()
                        .uri("/api/events")
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"name\":\"%s\",\"starts_at\":\"2030-07-01T20:00\",\"capacity\":5,\"customer_id\":%d}"
                                        .formatted(name, customer))
                        .exchange();
        return ((Number) JsonPath.read(answer.getResponse().getContentAsString(), "$.id"))
                .longValue();
    }

    private void move(long id, String status) {
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + id + "/status",
                                "{\"status\":\"" + status + "\"}",
                                organizer()))
                .isEqualTo(200);
    }

    private int send(HttpMethod method, String uri, String body, RequestPostProcessor caller) {
        return mvc.method(method)
                .uri(uri)
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Object read(long id, String path) throws Exception {
        var answer = mvc.get().uri("/api/events/" + id).with(admin()).exchange();
        return JsonPath.read(answer.getResponse().getContentAsString(), path);
    }

    private static List<Object> told(long id) {
        return NOTIFICATIONS.asked("POST", "/internal/webhook-events").stream()
                .flatMap(asked -> events(asked, id).stream())
                .toList();
    }

    private static List<Object> events(Asked asked, long id) {
        return JsonPath.read(asked.body(), "$.events[?(@.data.event_id == " + id + ")]");
    }
}
