package dev.marquee.event.api;

import static dev.marquee.event.OtherServices.VENUES;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a change leaves alone, what it refuses, and what a venue holds. */
@EventServiceTest
class EventChangeTest {

    private static final AtomicLong NEXT_VENUE = new AtomicLong(7_000);
    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");
    private static final String FULL =
            """
            {"name":"Whole","description":"d","category":"Music","starts_at":"2030-07-01T20:00","ends_at":"2030-07-01T23:30",
             "time_zone":"Asia/Jakarta","location":"Hall","quota":2,"currency":"IDR",
             "ticket_types":[{"name":"Standing","quantity":30,"sale_starts_at":"2030-05-01T10:00","quota":1},{"name":"Seat","quantity":20}]}\
            """;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Whole\",\"description\":\"d\",\"event_date\":\"2030-07-01T20:00:00\",\"venue\":\"Hall\"}",
                "{\"title\":\"Whole\",\"date\":\"2030-07-01 20:00\",\"location\":\"Hall\"}",
                "{\"title\":\"Whole\",\"datetime\":\"2030-07-01T20:00\",\"capacity\":50,\"price\":0}",
                "{\"status\":\"draft\",\"ticketTypes\":[{\"name\":\"standing\",\"total\":30},{\"name\":\"Seat\"}]}",
                "{}"
            })
    void an_older_client_keeps_what_it_cannot_name(String sent) {
        var created = post(organizer(), FULL);
        var changed = send(HttpMethod.PUT, id(created), organizer(), APPLICATION_JSON, sent);
        assertThat(changed).hasStatus(200);
        for (var path :
                new String[] {
                    "$.name",
                    "$.description",
                    "$.category",
                    "$.starts_at",
                    "$.ends_at",
                    "$.time_zone",
                    "$.location",
                    "$.quota",
                    "$.currency",
                    "$.total_tickets"
                }) assertThat(read(changed, path)).as(path).isEqualTo(read(created, path));
        assertThat(read(changed, "$.ticket_types[*].sale_starts_at"))
                .isEqualTo(read(created, "$.ticket_types[*].sale_starts_at"));
        assertThat(read(changed, "$.ticket_types[*].quota"))
                .isEqualTo(read(created, "$.ticket_types[*].quota"));
    }

    @Test
    void an_event_that_is_moved_without_an_end_is_as_long_as_it_was() {
        var id = id(post(organizer(), FULL));
        var moved =
                send(
                        HttpMethod.PUT,
                        id,
                        organizer(),
                        APPLICATION_JSON,
                        "{\"date\":\"2030-06-03T21:00\"}");
        assertThat(read(moved, "$.starts_at")).isEqualTo("2030-06-03T21:00:00+07:00");
        assertThat(read(moved, "$.ends_at")).isEqualTo("2030-06-04T00:30:00+07:00");
        assertRefused(patch(id, "{\"starts_at\":\"2030-06-05T20:00\"}"), 422, "invalid-input");
    }

    @Test
    void a_merge_patch_clears_what_is_null_and_replaces_a_list() {
        var created = post(organizer(), FULL);
        var patched =
                patch(
                        id(created),
                        "{\"ends_at\":null,\"description\":null,\"ticket_types\":[{\"name\":\"Standing\",\"quantity\":31}]}");
        assertThat(patched).hasStatus(200).hasHeader("ETag", "\"2\"");
        assertThat(read(patched, "$.ends_at")).isNull();
        assertThat(read(patched, "$.description")).isNull();
        assertThat(read(patched, "$.name")).isEqualTo("Whole");
        assertThat(read(patched, "$.ticket_types.length()")).isEqualTo(1);
        assertThat(read(patched, "$.ticket_types[0].id"))
                .isEqualTo(read(created, "$.ticket_types[0].id"));
        assertThat(read(patched, "$.ticket_types[0].sale_starts_at")).isNull();
        assertRefused(patch(id(created), "{\"starts_at\":null}"), 422, "invalid-input");
        assertRefused(patch(id(created), "{\"quota\":1.5}"), 422, "invalid-input");
        assertRefused(patch(id(created), "[]"), 400, "unreadable-body");
        assertThat(
                        mvc.patch()
                                .uri("/api/events/" + id(created))
                                .with(organizer())
                                .header("If-Match", "\"1\"")
                                .contentType(MERGE_PATCH)
                                .content("{\"name\":\"Late\"}"))
                .hasStatus(412);
        assertThat(send(HttpMethod.PATCH, id(created), organizer(), MediaType.TEXT_PLAIN, "{}"))
                .hasStatus(415);
    }

    @Test
    void a_new_event_can_be_on_sale_at_once_and_no_other_state_is_taken_without_a_word() {
        var body = "{\"name\":\"N\",\"date\":\"2030-07-01\",\"capacity\":5,\"status\":\"%s\"%s}";
        var published = post(organizer(), body.formatted("published", ""));
        assertThat(published).hasStatus(201);
        assertThat(read(published, "$.status")).isEqualTo("published");
        assertThat(read(published, "$.version")).isEqualTo(2);
        assertThat(
                        jdbc.sql("select count(*) from outbox where topic = 'sale-terms'")
                                .query(Long.class)
                                .single())
                .isPositive();
        assertRefused(post(organizer(), body.formatted("completed", "")), 422, "invalid-input");
        assertRefused(post(organizer(), body.formatted("lost", "")), 422, "invalid-input");
        var priced = post(organizer(), body.formatted("published", ",\"price\":\"5.00\""));
        assertThat(priced).hasStatus(201);
        assertThat(read(priced, "$.status")).isEqualTo("published");
        assertRefused(patch(id(published), "{\"status\":\"completed\"}"), 422, "invalid-input");
    }

    @Test
    void the_id_of_a_category_is_refused_with_the_names() {
        var refused =
                post(
                        organizer(),
                        "{\"title\":\"S2\",\"date\":\"2030-07-01\",\"capacity\":5,\"categoryId\":1}");
        assertRefused(refused, 422, "invalid-input");
        assertThat(read(refused, "$.errors[0].field")).isEqualTo("category_id");
        assertThat(read(refused, "$.errors[0].message").toString()).contains("Comedy");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 2030-03-31T01:30, 2030-03-31T00:59Z, 2030-03-31T02:00+01:00",
        "America/New_York, 2030-03-10 02:30, 2030-03-10T01:59-05:00, 2030-03-10T03:00-04:00"
    })
    void a_time_that_does_not_exist_is_refused_with_the_nearest_two(
            String zone, String time, String before, String after) {
        var body = "{\"name\":\"Gap\",\"%s\":\"%s\",\"time_zone\":\"%s\",\"capacity\":5}";
        var refused = post(organizer(), body.formatted("starts_at", time, zone));
        assertRefused(refused, 422, "invalid-input");
        assertThat(read(refused, "$.errors[0].field")).isEqualTo("starts_at");
        assertThat(read(refused, "$.errors[0].message").toString()).contains(before, after);
        var id = id(post(organizer(), body.formatted("starts_at", "2030-07-01T20:00", zone)));
        assertRefused(patch(id, "{\"ends_at\":\"" + time + "\"}"), 422, "invalid-input");
        assertThat(
                        mvc.post()
                                .uri("/api/events/" + id + "/duplicate")
                                .with(organizer())
                                .contentType(APPLICATION_JSON)
                                .content("{\"starts_at\":\"" + time + "\"}"))
                .hasStatus(422)
                .bodyText()
                .contains(before);
    }

    @Test
    void more_tickets_than_the_venue_holds_are_refused_and_an_administrator_may_insist() {
        var venue = venue("Grand Hall", 500);
        var body =
                "{\"name\":\"Big\",\"starts_at\":\"2030-07-01T20:00\",\"venue_id\":%d,\"total_tickets\":%d%s}";
        var refused = post(organizer(), body.formatted(venue, 900, ""));
        assertRefused(refused, 409, "over-capacity");
        assertThat(read(refused, "$.detail").toString())
                .startsWith("Grand Hall holds 500. You offer 900 tickets.");
        assertThat(read(refused, "$.capacity")).isEqualTo(500);
        var insisting = ",\"allow_over_capacity\":true";
        assertRefused(
                post(organizer(), body.formatted(venue, 900, insisting)), 409, "over-capacity");
        assertRefused(post(admin(), body.formatted(venue, 900, "")), 409, "over-capacity");
        var id = id(post(admin(), body.formatted(venue, 900, insisting)));
        assertThat(audited()).contains("Grand Hall holds 500, 900 tickets offered");

        // what was offered stays allowed, and more does not
        assertThat(total(admin(), id, "900")).hasStatus(200);
        assertThat(send(HttpMethod.PUT, id, admin(), APPLICATION_JSON, "{\"name\":\"Bigger\"}"))
                .hasStatus(200);
        assertRefused(total(admin(), id, "901"), 409, "over-capacity");
        assertThat(total(admin(), id, "901,\"allow_over_capacity\":true")).hasStatus(200);
    }

    @Test
    void what_a_venue_holds_counts_when_tickets_are_added_and_when_the_venue_changes() {
        var large = venue("Large", 500);
        var small = venue("Small", 40);
        var id =
                id(
                        post(
                                organizer(),
                                "{\"name\":\"Moves\",\"starts_at\":\"2030-07-01T20:00\",\"venue_id\":%d,\"total_tickets\":50}"
                                        .formatted(large)));
        assertRefused(total(organizer(), id, "501"), 409, "over-capacity");
        assertRefused(
                patch(id, "{\"ticket_types\":[{\"name\":\"A\",\"quantity\":501}]}"),
                409,
                "over-capacity");
        assertRefused(patch(id, "{\"venue_id\":" + small + "}"), 409, "over-capacity");
        var moved = patch(id, "{\"venue_id\":" + small + ",\"total_tickets\":40}");
        assertThat(moved).hasStatus(200);
        assertThat(read(moved, "$.location")).isEqualTo("Small, Lisbon");
        assertThat(read(patch(id, "{\"venue_id\":null}"), "$.location")).isEqualTo("Small, Lisbon");
        assertThat(total(organizer(), id, "4000")).hasStatus(200);
    }

    @Test
    void a_copy_is_sold_at_the_same_time_of_day() {
        var id =
                id(
                        post(
                                organizer(),
                                "{\"name\":\"Copy\",\"starts_at\":\"2030-07-10T20:00\",\"ends_at\":\"2030-07-10T22:00\",\"ticket_types\":[{\"name\":\"A\",\"quantity\":10,\"sale_starts_at\":\"2030-01-15T10:00\"}]}"));
        var copy =
                mvc.post()
                        .uri("/api/events/" + id + "/duplicate")
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content("{\"starts_at\":\"2030-07-17T21:30\"}")
                        .exchange();
        assertThat(read(copy, "$.ticket_types[0].sale_starts_at"))
                .isEqualTo("2030-01-22T10:00:00Z");
        assertThat(read(copy, "$.ends_at")).isEqualTo("2030-07-17T23:30:00+01:00");
    }

    // ---

    private static long venue(String name, int capacity) {
        var id = NEXT_VENUE.incrementAndGet();
        VENUES.answer(
                "GET /api/venues/" + id,
                200,
                "{\"id\":%d,\"name\":\"%s\",\"address\":\"Lisbon\",\"capacity\":%d}"
                        .formatted(id, name, capacity));
        return id;
    }

    private String audited() {
        return String.join(
                "\n",
                jdbc.sql("select payload from outbox where topic = 'audit'")
                        .query(String.class)
                        .list());
    }

    private MvcTestResult post(RequestPostProcessor caller, String body) {
        return mvc.post()
                .uri("/api/events")
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult patch(long id, String body) {
        return send(HttpMethod.PATCH, id, organizer(), MERGE_PATCH, body);
    }

    private MvcTestResult total(RequestPostProcessor caller, long id, String total) {
        return mvc.put()
                .uri("/api/events/" + id + "/tickets")
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content("{\"total_tickets\":" + total + "}")
                .exchange();
    }

    private MvcTestResult send(
            HttpMethod method, long id, RequestPostProcessor caller, MediaType type, String body) {
        return mvc.method(method)
                .uri("/api/events/" + id)
                .with(caller)
                .contentType(type)
                .content(body)
                .exchange();
    }

    private static long id(MvcTestResult created) {
        assertThat(created).hasStatus(201);
        return ((Number) read(created, "$.id")).longValue();
    }

    private static void assertRefused(MvcTestResult result, int status, String type) {
        assertThat(result).hasStatus(status).hasContentType("application/problem+json");
        assertThat(read(result, "$.type")).isEqualTo("urn:marquee:problem:" + type);
        assertThat(read(result, "$.status")).isEqualTo(status);
    }

    private static Object read(MvcTestResult result, String path) {
        try {
            return JsonPath.read(
                    result.getResponse().getContentAsString(StandardCharsets.UTF_8), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
