package dev.marquee.event.api;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an organiser says about those who come, from the API to ticket-service. */
@EventServiceTest
class HoldersOfEventsTest {

    private static final String PLAIN =
            """
            {"name":"Plain","starts_at":"2030-07-01T20:00","capacity":5}
            """;

    private static final Map<String, Object> USUAL =
            Map.of(
                    "names",
                    "none",
                    "mail_tickets",
                    true,
                    "max_transfers",
                    2,
                    "transfer_until_hours",
                    0,
                    "buyer_cancels_transferred",
                    true);

    private static final Map<String, Object> STRICT =
            Map.of(
                    "names",
                    "required",
                    "mail_tickets",
                    false,
                    "max_transfers",
                    0,
                    "transfer_until_hours",
                    24,
                    "buyer_cancels_transferred",
                    false);

    private static final String STRICT_JSON =
            """
            {"ticket_holders":{"names":"required","mail_tickets":false,"max_transfers":0,"transfer_until_hours":24,"buyer_cancels_transferred":false}}
            """;

    @Autowired MockMvcTester mvc;

    @AfterEach
    void ticket_service_goes_down() {
        TICKETS.down();
    }

    @Test
    void who_says_nothing_has_the_usual_terms() {
        assertThat(read(created(), "$.ticket_holders")).isEqualTo(USUAL);
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        for (var method : List.of(HttpMethod.PUT, HttpMethod.PATCH)) {
            var id = created();
            assertThat(send(method, "/api/events/" + id, STRICT_JSON)).hasStatusOk();
            assertThat(read(id, "$.ticket_holders")).isEqualTo(STRICT);
            assertThat(send(method, "/api/events/" + id, "{\"name\":\"Other\"}")).hasStatusOk();
            assertThat(read(id, "$.ticket_holders")).isEqualTo(STRICT);
            assertThat(
                            send(
                                    method,
                                    "/api/events/" + id,
                                    "{\"ticket_holders\":{\"max_transfers\":1}}"))
                    .hasStatusOk();
            assertThat(read(id, "$.ticket_holders.max_transfers")).isEqualTo(1);
            assertThat(read(id, "$.ticket_holders.names")).isEqualTo("required");
        }
    }

    @Test
    void a_duplicate_has_the_same_terms() {
        var id = created();
        assertThat(send(HttpMethod.PATCH, "/api/events/" + id, STRICT_JSON)).hasStatusOk();
        var copy =
                send(
                        HttpMethod.POST,
                        "/api/events/" + id + "/duplicate",
                        "{\"starts_at\":\"2031-07-01T20:00\"}");
        assertThat(copy).hasStatus(201);
        assertThat(JsonPath.<Map<String, Object>>read(body(copy), "$.ticket_holders"))
                .isEqualTo(STRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"names\":\"perhaps\"}', ticket_holders.names",
        "'{\"max_transfers\":11}', ticket_holders.max_transfers",
        "'{\"max_transfers\":-1}', ticket_holders.max_transfers",
        "'{\"transfer_until_hours\":8761}', ticket_holders.transfer_until_hours"
    })
    void what_is_wrong_is_named(String holders, String field) {
        var id = created();
        var answer =
                send(HttpMethod.PATCH, "/api/events/" + id, "{\"ticket_holders\":" + holders + "}");
        assertThat(answer).hasStatus(422);
        assertThat(JsonPath.<List<String>>read(body(answer), "$.errors[*].field"))
                .containsExactly(field);
        assertThat(read(id, "$.ticket_holders")).isEqualTo(USUAL);
    }

    @Test
    void ticket_service_is_told() {
        var id = created();
        assertThat(send(HttpMethod.PATCH, "/api/events/" + id, STRICT_JSON)).hasStatusOk();
        TICKETS.up();
        send(HttpMethod.PATCH, "/api/events/" + id + "/status", "{\"status\":\"published\"}");
        await().untilAsserted(() -> assertThat(told(id)).isNotEmpty());
        assertThat(JsonPath.<Map<String, Object>>read(told(id).getLast(), "$.holders"))
                .isEqualTo(STRICT);
    }

    private long created() {
        var created = send(HttpMethod.POST, "/api/events", PLAIN);
        assertThat(created).hasStatus(201);
        return ((Number) JsonPath.read(body(created), "$.id")).longValue();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private Object read(long id, String path) {
        return JsonPath.read(
                body(mvc.get().uri("/api/events/" + id).with(organizer()).exchange()), path);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> told(long id) {
        return TICKETS.asked.stream()
                .filter(asked -> asked.uri().equals("/internal/events/" + id + "/sale-terms"))
                .map(asked -> asked.body())
                .toList();
    }
}
