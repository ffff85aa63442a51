package dev.marquee.event.api;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.event.OtherServices.VENUES;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Events with seats, in the API and on the way to ticket-service. */
@EventServiceTest
class SeatsOfEventsTest {

    private static final String PLANS = "GET /internal/seat-plans";
    private static final String PLAN =
            """
            [{"id":4,"version":2,"name":"Great hall","sections":[
              {"id":"stalls","name":"Stalls","kind":"seats","places":40},
              {"id":"boxes","name":"Boxes","kind":"tables","places":8},
              {"id":"floor","name":"Floor","kind":"standing","places":100},
              {"id":"wall","name":"Wall","kind":"seats","places":0}]}]
            """;
    private static final String SEATED =
            """
            {"name":"Seated","starts_at":"2030-07-0%d","venue_id":77,
             "ticket_types":[{"name":"Stalls","price":"25.00"},{"name":"Standing","price":"9.00"}],
             "seating":{"plan_id":4,"sections":{"stalls":"stalls","boxes":"Stalls","floor":"Standing"}}}
            """;

    @Autowired MockMvcTester mvc;

    @BeforeEach
    void a_venue_with_a_plan() {
        VENUES.answer(
                "GET /api/venues/77",
                200,
                "{\"id\":77,\"name\":\"Hall\",\"address\":\"Here\",\"capacity\":500}");
        VENUES.answer(PLANS, 200, PLAN);
    }

    @AfterEach
    void others_forget() {
        TICKETS.down();
        VENUES.forget(PLANS);
        VENUES.forget("GET /api/venues/77");
        VENUES.forget("GET /internal/seat-plans/4/versions/1");
    }

    @Test
    void the_seats_say_how_many_tickets_there_are() {
        var id = created(1);

        assertThat(read(id, "$.seating.plan_id")).isEqualTo(4);
        assertThat(read(id, "$.seating.plan_version")).isEqualTo(2);
        assertThat(read(id, "$.ticket_types[*].quantity")).isEqualTo(List.of(48, 100));
        assertThat(read(id, "$.total_tickets")).isEqualTo(148);
        int stalls = (int) read(id, "$.ticket_types[0].id");
        int standing = (int) read(id, "$.ticket_types[1].id");
        assertThat(read(id, "$.seating.sections"))
                .isEqualTo(Map.of("stalls", stalls, "boxes", stalls, "floor", standing));
    }

    @Test
    void what_was_answered_can_be_sent_back_and_asks_no_venue() {
        var id = created(2);
        var before = body(own(id));
        VENUES.forget(PLANS);
        for (var method : List.of(PUT, PATCH)) {
            assertThat(send(method, "/api/events/" + id, body(own(id)))).hasStatusOk();
            assertThat(read(id, "$.seating")).isEqualTo(JsonPath.read(before, "$.seating"));
            assertThat(read(id, "$.ticket_types"))
                    .isEqualTo(JsonPath.read(before, "$.ticket_types"));
        }
    }

    @Test
    void an_event_that_says_nothing_of_seats_has_none() {
        var id = createdOf("{\"name\":\"Plain\",\"date\":\"2030-07-01\",\"capacity\":5}");
        assertThat(read(id, "$.seating")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"plan_id":9,"sections":{"stalls":"Stalls"}}                     | seating.plan_id
                    {"sections":{"stalls":"Stalls"}}                                 | seating.plan_id
                    {"plan_id":4,"sections":{}}                                      | seating.sections
                    {"plan_id":4,"plan_version":7,"sections":{"stalls":"Stalls"}}    | seating.plan_version
                    {"plan_id":4,"sections":{"roof":"Stalls"}}                       | seating.sections
                    {"plan_id":4,"sections":{"stalls":"Other"}}                      | seating.sections
                    {"plan_id":4,"sections":{"stalls":"Stalls","floor":"Stalls"}}    | seating.sections
                    {"plan_id":4,"sections":{"wall":"Stalls"}}                       | seating.sections
                    {"plan_id":4,"sections":{"stalls":"Standing"}}                   | ticket_types[0].quantity
                    """)
    void what_cannot_be_seated_is_refused(String seating, String field) {
        var body =
                """
                {"name":"Wrong","starts_at":"2030-08-01","venue_id":77,"seating":%s,
                 "ticket_types":[{"name":"Stalls"%s},{"name":"Standing"}]}
                """
                        .formatted(
                                seating, field.startsWith("ticket_types") ? "" : ",\"quantity\":3");
        if (!field.startsWith("ticket_types"))
            body =
                    body.replace(
                            "{\"name\":\"Standing\"}", "{\"name\":\"Standing\",\"quantity\":3}");
        assertInvalid(send(POST, "/api/events", body), field);
    }

    @Test
    void a_type_with_seats_shares_no_pool_and_has_no_other_number() {
        var seating = "\"seating\":{\"plan_id\":4,\"sections\":{\"stalls\":\"Stalls\"}}";
        var event = "{\"name\":\"X\",\"starts_at\":\"2030-08-02\",\"venue_id\":77," + seating + ",";
        assertInvalid(
                send(
                        POST,
                        "/api/events",
                        event
                                + "\"pools\":[{\"name\":\"Hall\",\"quantity\":40}],\"ticket_types\":[{\"name\":\"Stalls\",\"pool\":\"Hall\"}]}"),
                "ticket_types[0].pool");
        assertInvalid(
                send(
                        POST,
                        "/api/events",
                        event + "\"ticket_types\":[{\"name\":\"Stalls\",\"quantity\":39}]}"),
                "ticket_types[0].quantity");
        assertThat(
                        send(
                                POST,
                                "/api/events",
                                event
                                        + "\"ticket_types\":[{\"name\":\"Stalls\",\"quantity\":40}]}"))
                .hasStatus(201);
    }

    @Test
    void another_venue_needs_another_plan_or_none() {
        var id = created(3);
        VENUES.answer(PLANS + "?venue=78", 200, "[]");
        VENUES.answer(
                "GET /api/venues/78",
                200,
                "{\"id\":78,\"name\":\"Barn\",\"address\":\"There\",\"capacity\":500}");
        assertInvalid(send(PATCH, "/api/events/" + id, "{\"venue_id\":78}"), "seating.plan_id");
        assertInvalid(
                send(PATCH, "/api/events/" + id, "{\"venue_id\":null,\"location\":\"Field\"}"),
                "seating.plan_id");
        assertThat(send(PATCH, "/api/events/" + id, "{\"venue_id\":78,\"seating\":null}"))
                .hasStatusOk();
        assertThat(read(id, "$.seating")).isNull();
        assertThat(read(id, "$.ticket_types[*].quantity")).isEqualTo(List.of(48, 100));
        assertThat(send(PUT, "/api/events/" + id + "/tickets", "{\"total_tickets\":5}"))
                .hasStatus(409);
    }

    @Test
    void an_older_version_of_a_plan_is_counted_by_its_seats() {
        VENUES.answer(
                "GET /internal/seat-plans/4/versions/1",
                200,
                """
                {"format":1,"name":"Great hall","sections":[
                 {"id":"stalls","name":"Stalls","kind":"seats","rows":[{"label":"A","seats":[
                   {"id":"a1","number":"1","blocked":false},{"id":"a2","number":"2","blocked":true},{"id":"a3","number":"3","blocked":false}]}]}]}
                """);
        var id = created(4);
        assertThat(
                        send(
                                PATCH,
                                "/api/events/" + id,
                                "{\"seating\":{\"plan_version\":1,\"sections\":{\"boxes\":null,\"floor\":null}}}"))
                .hasStatusOk();
        assertThat(read(id, "$.ticket_types[*].quantity")).isEqualTo(List.of(2, 100));
        assertThat(
                        send(
                                PATCH,
                                "/api/events/" + id,
                                """
                                {"ticket_types":[{"name":"Stalls"}],"seating":{"plan_version":1,"sections":{"stalls":"Stalls","boxes":null,"floor":null}}}
                                """))
                .hasStatusOk();
        assertThat(read(id, "$.total_tickets")).isEqualTo(2);
        assertThat(send(PATCH, "/api/events/" + id, "{\"seating\":{\"plan_version\":null}}"))
                .hasStatusOk();
        assertThat(read(id, "$.total_tickets")).isEqualTo(40);
        assertThat(read(id, "$.seating.plan_version")).isEqualTo(2);
        assertThat(send(PUT, "/api/events/" + id + "/tickets", "{\"total_tickets\":5}"))
                .hasStatus(409);
    }

    @Test
    void seats_go_with_the_terms_and_taken_ones_stay() {
        var id = created(5);
        TICKETS.up();
        assertThat(send(PATCH, "/api/events/" + id + "/status", "{\"status\":\"published\"}"))
                .hasStatusOk();
        int stalls = (int) read(id, "$.ticket_types[0].id");
        int standing = (int) read(id, "$.ticket_types[1].id");
        await().untilAsserted(() ->
                assertThat(terms(id))
                        .contains(
                                "\"seating\":{\"plan_id\":4,\"plan_version\":2,\"sections\":{\"boxes\":%d,\"floor\":%d,\"stalls\":%d}}"
                                        .formatted(stalls, standing, stalls)));

        var check = "POST /internal/events/" + id + "/seating/check";
        TICKETS.answer(check, 409, "{\"seats\":[\"Boxes T1-1\",\"Boxes T1-2\"]}");
        var change = "{\"seating\":{\"sections\":{\"boxes\":null}}}";
        assertThat(send(PATCH, "/api/events/" + id, change))
                .hasStatus(409)
                .bodyText()
                .contains("seats-taken", "Boxes T1-1", "Boxes T1-2");
        TICKETS.answer(
                "GET /internal/stock/" + id,
                200,
                "{\"sold\":2,\"ticket_types\":[{\"id\":%d,\"quantity\":48,\"left\":46}]}"
                        .formatted(stalls));
        assertThat(send(PATCH, "/api/events/" + id, "{\"seating\":null}"))
                .hasStatus(409)
                .bodyText()
                .contains("seats-taken");
        TICKETS.answer(check, 409, "{\"missing\":4}");
        assertThat(send(PATCH, "/api/events/" + id, change))
                .hasStatus(409)
                .bodyText()
                .contains("capacity-below-sold", "\"missing\":4");
        TICKETS.answer(check, 503, "");
        assertThat(send(PATCH, "/api/events/" + id, change))
                .hasStatus(503)
                .bodyText()
                .contains("seats-unknown");
        assertThat(read(id, "$.total_tickets")).isEqualTo(148);

        TICKETS.forget(check);
        assertThat(send(PATCH, "/api/events/" + id, change)).hasStatusOk();
        assertThat(read(id, "$.total_tickets")).isEqualTo(140);
        assertThat(
                        TICKETS.asked("POST", "/internal/events/" + id + "/seating/check")
                                .getLast()
                                .body())
                .contains("\"plan_id\":4", "\"stalls\":" + stalls)
                .doesNotContain("boxes");
    }

    @Test
    void terms_of_an_event_without_seats_say_nothing_of_them() {
        var id = createdOf("{\"name\":\"Plain\",\"date\":\"2030-07-01\",\"capacity\":5}");
        TICKETS.up();
        assertThat(send(PATCH, "/api/events/" + id + "/status", "{\"status\":\"published\"}"))
                .hasStatusOk();
        await().untilAsserted(() ->
                assertThat(terms(id)).contains("\"ticket_types\"").doesNotContain("seating"));
    }

    @Test
    void a_copy_keeps_the_seats_where_it_keeps_the_venue() {
        var id = created(6);
        var copy = duplicated(id, "{\"starts_at\":\"2030-09-01\"}");
        assertThat(read(copy, "$.seating.plan_version")).isEqualTo(2);
        assertThat(read(copy, "$.seating.sections.floor"))
                .isEqualTo(read(copy, "$.ticket_types[1].id"));
        var elsewhere = duplicated(id, "{\"starts_at\":\"2030-09-02\",\"keep_venue\":false}");
        assertThat(read(elsewhere, "$.seating")).isNull();
        assertThat(read(elsewhere, "$.total_tickets")).isEqualTo(148);
    }

    private String terms(int id) {
        return TICKETS.asked("PUT", "/internal/events/" + id + "/sale-terms").getLast().body();
    }

    private int duplicated(int id, String body) {
        var result = send(POST, "/api/events/" + id + "/duplicate", body);
        assertThat(result).hasStatus(201);
        return JsonPath.read(body(result), "$.id");
    }

    private int created(int day) {
        return createdOf(SEATED.formatted(day));
    }

    private int createdOf(String event) {
        var result = send(POST, "/api/events", event);
        assertThat(result).hasStatus(201);
        return JsonPath.read(body(result), "$.id");
    }

    private Object read(int id, String path) {
        return JsonPath.read(body(own(id)), path);
    }

    private MvcTestResult own(int id) {
        return mvc.get().uri("/api/events/" + id).with(organizer()).exchange();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .contentType(APPLICATION_JSON)
                .content(body)
                .with(organizer())
                .exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertInvalid(MvcTestResult result, String field) {
        assertThat(result).hasStatus(422).bodyText().contains("\"field\":\"" + field + "\"");
    }
}
