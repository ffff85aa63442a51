package dev.marquee.event.api;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.publishing.FollowStock;
import java.util.Arrays;
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

/** Places that ticket types share, in the API and on the way to ticket-service. */
@EventServiceTest
class PoolsOfEventsTest {

    private static final String TYPES =
            """
            [{"name":"Adult","pool":"hall"},{"name":"Child","quantity":30,"pool":" Hall "},{"name":"Terrace","quantity":50}]\
            """;
    private static final String SHARED =
            """
            {"name":"Shared","starts_at":"2030-07-01T20:00","pools":[{"name":"Hall","quantity":100}],"ticket_types":%s}
            """
                    .formatted(TYPES);

    @Autowired MockMvcTester mvc;
    @Autowired FollowStock stock;

    @AfterEach
    void ticket_service_goes_down() {
        TICKETS.down();
    }

    @Test
    void types_that_name_a_pool_share_its_places() {
        var id = created(SHARED);

        assertThat(read(id, "$.total_tickets")).isEqualTo(150);
        assertThat(read(id, "$.pools")).isEqualTo(List.of(Map.of("name", "Hall", "quantity", 100)));
        assertThat(read(id, "$.ticket_types[*].pool"))
                .isEqualTo(Arrays.asList("Hall", "Hall", null));
        assertThat(read(id, "$.ticket_types[*].quantity")).isEqualTo(Arrays.asList(null, 30, 50));
    }

    @Test
    void an_event_that_says_nothing_of_pools_has_none() {
        var id = created("{\"name\":\"Plain\",\"date\":\"2030-07-01\",\"capacity\":5}");
        assertThat(read(id, "$.pools")).isEqualTo(List.of());
        assertThat(read(id, "$.ticket_types[0].pool")).isNull();
        assertThat(read(id, "$.ticket_types[0].quantity")).isEqualTo(5);
    }

    @Test
    void what_was_answered_can_be_sent_back_and_changes_nothing() {
        var id = created(SHARED);
        var before = body(own(id));
        assertThat(send(PUT, "/api/events/" + id, before)).hasStatusOk();
        assertThat(read(id, "$.pools")).isEqualTo(JsonPath.read(before, "$.pools"));
        assertThat(read(id, "$.ticket_types")).isEqualTo(JsonPath.read(before, "$.ticket_types"));
    }

    @Test
    void a_pool_is_resized_by_itself_and_its_types_follow() {
        var id = created(SHARED);
        for (var method : List.of(PATCH, PUT)) {
            var to = method == PATCH ? 120 : 80;
            assertThat(
                            send(
                                    method,
                                    "/api/events/" + id,
                                    "{\"pools\":[{\"name\":\"Hall\",\"quantity\":%d}]}"
                                            .formatted(to)))
                    .hasStatusOk();
            assertThat(read(id, "$.total_tickets")).isEqualTo(to + 50);
            assertThat(read(id, "$.ticket_types[1].quantity")).isEqualTo(30);
        }
        assertInvalid(
                send(
                        PATCH,
                        "/api/events/" + id,
                        "{\"pools\":[{\"name\":\"Hall\",\"quantity\":29}]}"),
                "ticket_types[1].quantity");
        assertInvalid(send(PATCH, "/api/events/" + id, "{\"pools\":null}"), "ticket_types[0].pool");
        assertThat(read(id, "$.total_tickets")).isEqualTo(130);
    }

    @Test
    void an_older_client_keeps_the_pools_that_it_does_not_know() {
        var id = created(SHARED);
        assertThat(
                        send(
                                PUT,
                                "/api/events/" + id,
                                "{\"name\":\"Renamed\",\"ticket_types\":[{\"name\":\"Adult\"},{\"name\":\"Child\",\"quantity\":20},{\"name\":\"Terrace\"}]}"))
                .hasStatusOk();
        assertThat(read(id, "$.ticket_types[*].pool"))
                .isEqualTo(Arrays.asList("Hall", "Hall", null));
        assertThat(read(id, "$.ticket_types[1].quantity")).isEqualTo(20);
        assertThat(read(id, "$.total_tickets")).isEqualTo(150);
    }

    @Test
    void a_patch_with_types_says_all_of_them_and_a_pool_without_types_is_gone() {
        var id = created(SHARED);
        assertThat(
                        send(
                                PATCH,
                                "/api/events/" + id,
                                "{\"ticket_types\":[{\"name\":\"Adult\",\"pool\":\"HALL\"},{\"name\":\"Child\",\"quantity\":30}]}"))
                .hasStatusOk();
        assertThat(read(id, "$.total_tickets")).isEqualTo(130);
        assertThat(
                        send(
                                PATCH,
                                "/api/events/" + id,
                                "{\"ticket_types\":[{\"name\":\"Adult\",\"quantity\":10}]}"))
                .hasStatusOk();
        assertThat(read(id, "$.pools")).isEqualTo(List.of());
        assertThat(read(id, "$.total_tickets")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [{"name":"Hall","quantity":100}]                              | [{"name":"A","pool":"Roof"}]                  | ticket_types[0].pool
                    []                                                            | [{"name":"A","pool":"Hall"}]                  | ticket_types[0].pool
                    [{"name":"Hall","quantity":100}]                              | [{"name":"A"}]                                | ticket_types[0].quantity
                    [{"name":"Hall","quantity":100}]                              | [{"name":"A","quantity":101,"pool":"Hall"}]   | ticket_types[0].quantity
                    [{"name":"Hall","quantity":100}]                              | [{"name":"A","quantity":0,"pool":"Hall"}]     | ticket_types[0].quantity
                    [{"name":"Hall","quantity":100}]                              | [{"name":"A","quantity":5}]                   | pools[0].name
                    [{"name":"Hall","quantity":1},{"name":"hALL","quantity":2}]   | [{"name":"A","pool":"Hall"}]                  | pools[1].name
                    [{"name":" ","quantity":100}]                                 | [{"name":"A","pool":" "}]                     | pools[0].name
                    [{"quantity":100}]                                            | [{"name":"A","quantity":4}]                   | pools[0].name
                    [{"name":"Hall"}]                                             | [{"name":"A","pool":"Hall"}]                  | pools[0].quantity
                    [{"name":"Hall","quantity":0}]                                | [{"name":"A","pool":"Hall"}]                  | pools[0].quantity
                    [{"name":"Hall","quantity":1000001}]                          | [{"name":"A","pool":"Hall"}]                  | pools[0].quantity
                    [{"name":"Hall","quantity":1.5}]                              | [{"name":"A","pool":"Hall"}]                  | pools[0].quantity
                    [{"name":"Hall\\u0007","quantity":5}]                         | [{"name":"A","pool":"Hall\\u0007"}]           | pools[0].name
                    [null]                                                        | [{"name":"A","quantity":4}]                   | pools
                    """)
    void pools_that_make_no_sense_are_refused_where_they_make_none(
            String pools, String types, String field) {
        var body =
                "{\"name\":\"N\",\"date\":\"2030-07-01\",\"pools\":%s,\"ticket_types\":%s}"
                        .formatted(pools, types);
        assertInvalid(send(POST, "/api/events", body), field);
    }

    @Test
    void names_and_numbers_of_pools_have_limits() {
        var name = "x".repeat(61);
        assertInvalid(
                send(
                        POST,
                        "/api/events",
                        "{\"name\":\"N\",\"date\":\"2030-07-01\",\"pools\":[{\"name\":\"%s\",\"quantity\":5}],\"ticket_types\":[{\"name\":\"A\",\"pool\":\"%s\"}]}"
                                .formatted(name, name)),
                "pools[0].name");
        assertInvalid(
                send(
                        POST,
                        "/api/events",
                        SHARED.replace("\"starts_at\"", "\"total_tickets\":151,\"starts_at\"")),
                "total_tickets");
        created(SHARED.replace("\"starts_at\"", "\"total_tickets\":150,\"starts_at\""));
    }

    @Test
    void a_copy_shares_as_its_original_does() {
        var id = created(SHARED);
        var copy =
                send(
                        POST,
                        "/api/events/" + id + "/duplicate",
                        "{\"starts_at\":\"2030-08-01T20:00\"}");
        assertThat(copy).hasStatus(201);
        assertThat(JsonPath.<Integer>read(body(copy), "$.total_tickets")).isEqualTo(150);
        assertThat(JsonPath.<Object>read(body(copy), "$.pools")).isEqualTo(read(id, "$.pools"));
        assertThat(JsonPath.<Object>read(body(copy), "$.ticket_types[*].pool"))
                .isEqualTo(read(id, "$.ticket_types[*].pool"));
    }

    @Test
    void ticket_service_hears_of_each_types_limit_and_pool() {
        TICKETS.up();
        var id = published(SHARED);
        var terms = "/internal/events/" + id + "/sale-terms";
        await().until(() -> !TICKETS.asked("PUT", terms).isEmpty());
        var told = TICKETS.asked("PUT", terms).getFirst().body();
        assertThat(JsonPath.<List<Integer>>read(told, "$.ticket_types[*].quantity"))
                .containsExactly(100, 30, 50);
        assertThat(JsonPath.<Object>read(told, "$.ticket_types[1].pool"))
                .isEqualTo(Map.of("name", "Hall", "quantity", 100));
        assertThat(JsonPath.<Object>read(told, "$.ticket_types[2].pool")).isNull();
    }

    @Test
    void fewer_places_than_the_types_of_a_pool_have_sold_are_refused_with_its_name() {
        TICKETS.up();
        var id = published(SHARED);
        sold(id, 45, 25, 10);

        var refused =
                send(
                        PATCH,
                        "/api/events/" + id,
                        "{\"pools\":[{\"name\":\"Hall\",\"quantity\":69}]}");
        assertThat(refused).hasStatus(409);
        assertThat(JsonPath.<String>read(body(refused), "$.type"))
                .isEqualTo("urn:marquee:problem:capacity-below-sold");
        assertThat(JsonPath.<String>read(body(refused), "$.pool")).isEqualTo("Hall");
        assertThat(JsonPath.<Integer>read(body(refused), "$.sold")).isEqualTo(70);
        assertThat(
                        send(
                                PATCH,
                                "/api/events/" + id,
                                "{\"pools\":[{\"name\":\"Hall\",\"quantity\":70}]}"))
                .hasStatusOk();
    }

    @Test
    void a_type_moves_into_a_pool_only_with_what_was_sold_of_it() {
        TICKETS.up();
        var id = published(SHARED);
        sold(id, 45, 25, 31);
        var into =
                "{\"ticket_types\":[{\"name\":\"Adult\",\"pool\":\"Hall\"},{\"name\":\"Child\",\"pool\":\"Hall\"},{\"name\":\"Terrace\",\"pool\":\"Hall\"}]%s}";

        var refused = send(PATCH, "/api/events/" + id, into.formatted(""));
        assertThat(refused).hasStatus(409).bodyText().contains("capacity-below-sold", "Hall");
        assertThat(
                        send(
                                PATCH,
                                "/api/events/" + id,
                                into.formatted(
                                        ",\"pools\":[{\"name\":\"Hall\",\"quantity\":101}]")))
                .hasStatusOk();
        assertThat(read(id, "$.total_tickets")).isEqualTo(101);
        assertThat(send(PATCH, "/api/events/" + id, "{\"ticket_types\":%s}".formatted(TYPES)))
                .hasStatusOk();
        assertThat(read(id, "$.total_tickets")).isEqualTo(151);
    }

    /** What ticket-service sold between the check and the change stays sold. */
    @Test
    void a_pool_follows_what_was_sold_of_its_types_meanwhile() {
        TICKETS.up();
        var id = published(SHARED);
        sold(id, 45, 25, 0);
        TICKETS.answer(
                "PUT /internal/events/" + id + "/sale-terms",
                409,
                "{\"type\":\"urn:marquee:problem:capacity-below-sold\"}");
        stock.raiseTo(id, Map.of(type(id, 0), 80, type(id, 1), 25));
        assertThat(read(id, "$.pools[0].quantity")).isEqualTo(105);
        assertThat(read(id, "$.total_tickets")).isEqualTo(155);
    }

    @Test
    void what_is_sold_by_code_of_a_shared_pool_is_gone_for_everybody() {
        var id =
                published(
                        """
                        {"name":"Codehall","starts_at":"2030-07-01T20:00","pools":[{"name":"Hall","quantity":100},{"name":"Attic","quantity":7}],
                         "ticket_types":[{"name":"Seat","pool":"Hall"},{"name":"Friends","pool":"Hall","needs_code":true},{"name":"Crew","pool":"Attic","needs_code":true}]}
                        """);
        stock.stockIs(id, 60, 15, 15);

        var seen = body(mvc.get().uri("/api/events/" + id).exchange());
        assertThat(seen).doesNotContain("Friends", "Crew", "Attic");
        assertThat(JsonPath.<Integer>read(seen, "$.total_tickets")).isEqualTo(85);
        assertThat(JsonPath.<Integer>read(seen, "$.booked_count")).isEqualTo(45);
        assertThat(read(id, "$.total_tickets")).as("for the organiser").isEqualTo(107);
        assertThat(available()).contains("Codehall");

        stock.stockIs(id, 100, 15, 15);
        assertThat(available()).doesNotContain("Codehall");
        assertThat(body(mvc.get().uri("/api/events/" + id).exchange())).contains("\"sold_out\"");
        assertThat(read(id, "$.status")).isEqualTo("published");
    }

    /** It counts as hidden, of an event without codes too. */
    @Test
    void what_is_promised_to_a_waiting_list_is_gone_for_everybody() {
        var id =
                published(
                        "{\"name\":\"Codehall wanted\",\"starts_at\":\"2030-07-02T20:00\",\"total_tickets\":100}");
        stock.stockIs(id, 97, 0, 2);
        assertThat(available()).contains("Codehall wanted");
        stock.stockIs(id, 97, 0, 3);
        assertThat(available()).doesNotContain("Codehall wanted");
        assertThat(body(mvc.get().uri("/api/events/" + id).exchange())).contains("\"sold_out\"");
        assertThat(read(id, "$.total_tickets")).as("for the organiser").isEqualTo(100);
    }

    private String available() {
        return body(mvc.get().uri("/api/events?available=true&q=codehall").exchange());
    }

    private void sold(long id, int... sold) {
        var left = new StringBuilder();
        var limits = List.of(100, 30, 50);
        var all = 0;
        for (int n = 0; n < sold.length; n++) {
            all += sold[n];
            left.append(n == 0 ? "" : ",")
                    .append(
                            "{\"id\":%d,\"quantity\":%d,\"left\":%d}"
                                    .formatted(
                                            type(id, n), limits.get(n), limits.get(n) - sold[n]));
        }
        TICKETS.answer(
                "GET /internal/stock/" + id,
                200,
                "{\"sold\":%d,\"hidden_sold\":0,\"ticket_types\":[%s]}".formatted(all, left));
    }

    private long type(long id, int n) {
        return ((Number) read(id, "$.ticket_types[" + n + "].id")).longValue();
    }

    private long published(String body) {
        var id = created(body);
        assertThat(send(PATCH, "/api/events/" + id + "/status", "{\"status\":\"published\"}"))
                .hasStatusOk();
        return id;
    }

    private long created(String body) {
        var created = send(POST, "/api/events", body);
        assertThat(created).hasStatus(201);
        return JsonPath.<Number>read(body(created), "$.id").longValue();
    }

    private static void assertInvalid(MvcTestResult result, String field) {
        assertThat(result).hasStatus(422);
        assertThat(JsonPath.<List<String>>read(body(result), "$.errors[*].field"))
                .as(body(result))
                .contains(field);
    }

    private Object read(long id, String path) {
        return JsonPath.read(body(own(id)), path);
    }

    private MvcTestResult own(long id) {
        return mvc.get().uri("/api/events/" + id).with(organizer()).exchange();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
