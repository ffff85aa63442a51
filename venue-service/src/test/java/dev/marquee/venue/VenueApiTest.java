package dev.marquee.venue;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@VenueServiceTest
class VenueApiTest {

    private static final String HALL =
            "{\"name\":\"Harbour Hall\",\"type\":\"Concert hall\",\"capacity\":250,\"address\":\"Doca 2, Lisbon\",\"price_per_hour\":\"140.50\"}";

    @Autowired MockMvcTester mvc;
    @Autowired Venues venues;
    @Autowired JdbcClient jdbc;

    @Test
    void a_venue_is_added_shown_changed_and_deleted() {
        var created = send(HttpMethod.POST, "/api/venues", organizer(), HALL);
        assertThat(created).hasStatus(CREATED);
        var id = id(created);
        assertThat(created).hasHeader("Location", "/api/venues/" + id);
        assertThat(json(get("/api/venues/" + id)))
                .isEqualTo(
                        "{\"id\":%d,\"owner_id\":null,\"name\":\"Harbour Hall\",\"type\":\"Concert hall\",\"capacity\":250,\"address\":\"Doca 2, Lisbon\",\"price_per_hour\":\"140.50\",\"currency\":\"EUR\",\"time_zone\":\"Europe/Lisbon\",\"status\":\"available\"}"
                                .formatted(id));

        var changed =
                send(
                        HttpMethod.PUT,
                        "/api/venues/" + id,
                        admin(),
                        HALL.replace("250", "260").replace("\"140.50\"", "150"));
        assertThat(changed).hasStatus(OK);
        assertThat(JsonPath.<Integer>read(json(changed), "$.capacity")).isEqualTo(260);
        assertThat(JsonPath.<String>read(json(changed), "$.price_per_hour")).isEqualTo("150.00");

        assertThat(mvc.delete().uri("/api/venues/" + id).with(admin())).hasStatus(NO_CONTENT);
        assertRefused(get("/api/venues/" + id), 404, "not-found");
        assertRefused(send(HttpMethod.PUT, "/api/venues/" + id, admin(), HALL), 404, "not-found");
        assertThat(mvc.delete().uri("/api/venues/" + id).with(admin())).hasStatus(NOT_FOUND);
    }

    @Test
    void whose_a_venue_is_is_told_to_its_owner_and_administrators_alone() {
        var id = id(send(HttpMethod.POST, "/api/venues", organizer(), HALL));
        var one = "/api/venues/" + id;
        var list = "/api/venues?size=100&sort=name";
        for (var knows : List.of(organizer(), admin())) {
            assertThat(owner(mvc.get().uri(one).with(knows).exchange(), "$")).isEqualTo(2);
            assertThat(owner(mvc.get().uri(list).with(knows).exchange(), mine(id))).isEqualTo(2);
        }
        for (var other : List.of(customer(), account(78, "o@example.org", "ORGANIZER"))) {
            assertThat(owner(mvc.get().uri(one).with(other).exchange(), "$")).isNull();
            assertThat(owner(mvc.get().uri(list).with(other).exchange(), mine(id))).isNull();
        }
        assertThat(owner(get(one), "$")).isNull();
        assertThat(owner(get(list), mine(id))).isNull();
    }

    private static String mine(long id) {
        return "$.items[?(@.id == %d)]".formatted(id);
    }

    private static Object owner(MvcTestResult answer, String venue) {
        var found = JsonPath.read(json(answer), venue + ".owner_id");
        return found instanceof List<?> several ? several.getFirst() : found;
    }

    @Test
    void the_older_systems_address_has_its_fields_and_a_number_for_the_price() {
        var name = "Old " + UUID.randomUUID();
        var body = HALL.replace("Harbour Hall", name).replace("\"140.50\"", "140.5");
        var created = send(HttpMethod.POST, "/place/api/venues", organizer(), body);
        assertThat(created).hasStatus(CREATED);
        var mine = "$[?(@.name == '%s')].".formatted(name);
        var list = json(get("/place/api/venues"));
        assertThat(
                        JsonPath.<net.minidev.json.JSONArray>read(list, mine + "price_per_hour")
                                .toString())
                .isEqualTo("[140.5]");
        assertThat(JsonPath.<net.minidev.json.JSONArray>read(list, mine + "status").toString())
                .isEqualTo("[\"available\"]");
        assertRefused(
                send(HttpMethod.POST, "/place/api/venues", organizer(), "{}"),
                422,
                "invalid-input");
    }

    @Test
    void lists_are_searched_and_paged() {
        var word = UUID.randomUUID().toString().substring(0, 8);
        for (var name : new String[] {"b", "A", "c%"})
            send(
                    HttpMethod.POST,
                    "/api/venues",
                    admin(),
                    HALL.replace("Harbour Hall", word + name));
        var page = json(get("/api/venues?size=2&q=" + word.toUpperCase()));
        assertThat(JsonPath.<Integer>read(page, "$.total")).isEqualTo(3);
        assertThat(JsonPath.<String>read(page, "$.items[0].name")).isEqualTo(word + "A");
        assertThat(JsonPath.<Integer>read(page, "$.items.length()")).isEqualTo(2);
        var next = json(get("/api/venues?size=2&page=1&q=" + word));
        assertThat(JsonPath.<String>read(next, "$.items[0].name")).isEqualTo(word + "c%");
        assertThat(JsonPath.<Integer>read(json(get("/api/venues?q=" + word + "c%25")), "$.total"))
                .isEqualTo(1);
        assertThat(JsonPath.<Integer>read(json(get("/api/venues?q=" + word + "%25%25")), "$.total"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name           | null
                    name           | ""
                    name           | "a\\u0000b"
                    name           | "a\\ud800b"
                    name           | ["a"]
                    name           | "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    type           | "  "
                    type           | "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    address        | null
                    capacity       | null
                    capacity       | 0
                    capacity       | -1
                    capacity       | 1000001
                    capacity       | 2147483648
                    capacity       | 1.5
                    capacity       | "5"
                    price_per_hour | "-1"
                    price_per_hour | "1.234"
                    price_per_hour | "cheap"
                    price_per_hour | 1e99
                    price_per_hour | true
                    currency       | "EURO"
                    currency       | "XXX"
                    time_zone      | "Atlantis/Centre"
                    """)
    void what_is_wrong_is_told_and_nothing_is_stored(String field, String value) {
        var before = venues.count();
        var fields =
                new LinkedHashMap<>(
                        Map.of(
                                "name", "\"T\"",
                                "type", "\"Hall\"",
                                "capacity", "50",
                                "address", "\"Here\""));
        fields.put(field, value);
        var body =
                fields.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
        var result = send(HttpMethod.POST, "/api/venues", admin(), body);
        assertRefused(result, 422, "invalid-input");
        assertThat(JsonPath.<String>read(json(result), "$.errors[0].field")).isEqualTo(field);
        assertThat(venues.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "5"})
    void what_is_no_venue_at_all_is_a_problem_too(String body) {
        var result = send(HttpMethod.POST, "/api/venues", admin(), body);
        assertThat(result.getResponse().getStatus()).isIn(400, 422);
        assertThat(result).hasContentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=x",
                "page=-1",
                "page=1.5",
                "q=%00",
                "min_capacity=x",
                "free_from=soon",
                "free_from=2030-05-02&free_until=2030-05-01",
                "sort=colour",
                "status=lost"
            })
    void a_list_that_cannot_be_made_is_refused(String query) {
        var result = get("/api/venues?" + query);
        assertThat(result.getResponse().getStatus()).isBetween(400, 422);
        assertThat(result).hasContentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "99999999999999999999", "0", "-1"})
    void an_unknown_venue_is_not_there(String id) {
        assertThat(get("/api/venues/" + id).getResponse().getStatus()).isIn(400, 404);
    }

    @Test
    void everybody_reads_and_only_admins_and_organisers_write() {
        assertThat(get("/api/venues")).hasStatus(OK);
        assertThat(mvc.post().uri("/api/venues").contentType(APPLICATION_JSON).content(HALL))
                .hasStatus(UNAUTHORIZED);
        assertThat(send(HttpMethod.POST, "/api/venues", customer(), HALL)).hasStatus(FORBIDDEN);
        assertThat(send(HttpMethod.POST, "/place/api/venues", customer(), HALL))
                .hasStatus(FORBIDDEN);
        var id = id(send(HttpMethod.POST, "/api/venues", admin(), HALL));
        assertThat(mvc.delete().uri("/api/venues/" + id).with(customer())).hasStatus(FORBIDDEN);
        assertThat(get("/api/venues/" + id + "/hires")).hasStatus(UNAUTHORIZED);
    }

    @Test
    void a_change_that_comes_too_late_is_refused_and_overwrites_nothing() {
        var created = send(HttpMethod.POST, "/api/venues", organizer(), HALL);
        var uri = "/api/venues/" + id(created);
        var tag = get(uri).getResponse().getHeader("ETag");
        assertThat(created).hasHeader("ETag", tag);
        var mine = put(uri, tag, HALL.replace("250", "260"));
        assertThat(mine).hasStatus(OK);
        assertThat(mine.getResponse().getHeader("ETag")).isNotEqualTo(tag);
        assertRefused(put(uri, tag, HALL.replace("250", "270")), 412, "changed-meanwhile");
        assertRefused(put(uri, "seven", HALL), 400, "unreadable-if-match");
        assertRefused(
                mvc.delete().uri(uri).header("If-Match", tag).with(admin()).exchange(),
                412,
                "changed-meanwhile");
        assertThat(JsonPath.<Integer>read(json(get(uri)), "$.capacity")).isEqualTo(260);
        assertThat(put(uri, "*", HALL)).hasStatus(OK);
    }

    @Test
    void a_venue_is_changed_by_who_added_it_and_by_administrators_only() {
        var uri = "/api/venues/" + id(send(HttpMethod.POST, "/api/venues", organizer(), HALL));
        var other = account(77, "other@example.org", "ORGANIZER");
        for (var method : List.of(HttpMethod.PUT, HttpMethod.PATCH))
            for (var change :
                    List.of(
                            "{\"price_per_hour\":\"0.00\"}",
                            "{\"capacity\":1}",
                            "{\"name\":\"Mine\"}"))
                assertRefused(send(method, uri, other, change), 403, "not-yours");
        assertRefused(mvc.delete().uri(uri).with(other).exchange(), 403, "not-yours");
        assertThat(JsonPath.<String>read(json(get(uri)), "$.price_per_hour")).isEqualTo("140.50");
        assertThat(send(HttpMethod.PUT, uri, organizer(), "{\"price_per_hour\":\"150\"}"))
                .hasStatus(OK);
        assertThat(send(HttpMethod.PATCH, uri, admin(), "{\"capacity\":300}")).hasStatus(OK);
        assertThat(audited())
                .contains("price 140.50 EUR an hour → 150.00 EUR an hour", "capacity 250 → 300");
    }

    @Test
    void a_venue_that_nobody_is_known_to_have_added_is_for_administrators() {
        var old =
                venues.save(
                        new Venue(null, VenueSamples.details("Old hall", "Hall", 9, "Here", 0)));
        var uri = "/api/venues/" + old.id();
        assertRefused(send(HttpMethod.PUT, uri, organizer(), "{\"capacity\":8}"), 403, "not-yours");
        assertThat(send(HttpMethod.PUT, uri, admin(), "{\"capacity\":8}")).hasStatus(OK);
        assertThat(mvc.get().uri("/admin/venues/" + old.id()).accept("text/html").with(organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("Others hire this venue too", "disabled=\"disabled\"")
                .doesNotContain("Save venue", "Delete this venue");
        assertThat(mvc.post().uri("/admin/venues/" + old.id()).with(organizer()))
                .hasStatus(FORBIDDEN);
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        var uri = "/api/venues/" + id(send(HttpMethod.POST, "/api/venues", admin(), HALL));
        var changed = send(HttpMethod.PUT, uri, admin(), "{\"name\":\"Renamed\"}");
        assertThat(JsonPath.<String>read(json(changed), "$.price_per_hour")).isEqualTo("140.50");
        assertThat(JsonPath.<Integer>read(json(changed), "$.capacity")).isEqualTo(250);
        var patched =
                mvc.patch()
                        .uri(uri)
                        .with(admin())
                        .header("If-Match", "*")
                        .contentType("application/merge-patch+json")
                        .content("{\"price_per_hour\":null}")
                        .exchange();
        assertThat(JsonPath.<String>read(json(patched), "$.price_per_hour")).isEqualTo("0.00");
        assertThat(send(HttpMethod.PATCH, uri, admin(), "{\"currency\":\"VND\"}")).hasStatus(OK);
        assertRefused(
                send(HttpMethod.PATCH, uri, admin(), "{\"price_per_hour\":\"150.000\"}"),
                422,
                "invalid-input");
        assertRefused(
                send(HttpMethod.PATCH, uri, admin(), "{\"type\":null}"), 422, "invalid-input");
    }

    @Test
    void what_a_hire_costs_is_told_before_anybody_hires() {
        var uri = "/api/venues/" + id(send(HttpMethod.POST, "/api/venues", admin(), HALL));
        var price = get(uri + "/price?starts_at=2030-07-01T20:00&ends_at=2030-07-01T22:30");
        assertThat(json(price))
                .isEqualTo(
                        "{\"hours\":3,\"price\":\"421.50\",\"price_per_hour\":\"140.50\",\"currency\":\"EUR\"}");
        assertRefused(
                get(uri + "/price?starts_at=2030-07-01T20:00&ends_at=2030-07-01T19:00"),
                422,
                "invalid-input");
        var skipped = get(uri + "/price?starts_at=2030-03-31T01:30&ends_at=2030-03-31T05:00");
        assertRefused(skipped, 422, "invalid-input");
        assertThat(json(skipped)).contains("2030-03-31T00:59Z", "2030-03-31T02:00+01:00");
        assertRefused(
                get("/api/venues/999999/price?starts_at=2030-07-01&ends_at=2030-07-02"),
                404,
                "not-found");
    }

    private String audited() {
        return String.join(
                "\n",
                jdbc.sql("select payload from outbox where topic = 'audit'")
                        .query(String.class)
                        .list());
    }

    @Test
    void a_venue_keeps_its_time_zone_where_none_is_said() {
        var body = HALL.replace("}", ",\"time_zone\":\"Asia/Jakarta\"}");
        var id = id(send(HttpMethod.POST, "/api/venues", admin(), body));
        var changed = send(HttpMethod.PUT, "/api/venues/" + id, admin(), HALL);
        assertThat(JsonPath.<String>read(json(changed), "$.time_zone")).isEqualTo("Asia/Jakarta");
    }

    @Test
    void lists_are_filtered_and_sorted() {
        var word = "i" + UUID.randomUUID().toString().substring(0, 8);
        for (var part : new String[] {"250|Hall|10", "90|Club|30", "400|Hall|20"}) {
            var parts = part.split("\\|");
            send(
                    HttpMethod.POST,
                    "/api/venues",
                    admin(),
                    HALL.replace("Harbour Hall", word + parts[0])
                            .replace("250", parts[0])
                            .replace("Concert hall", parts[1])
                            .replace("140.50", parts[2]));
        }
        assertThat(capacities(word, "&type=hall")).isEqualTo("[250,400]");
        assertThat(capacities(word, "&min_capacity=250&sort=-capacity")).isEqualTo("[400,250]");
        assertThat(capacities(word, "&sort=price")).isEqualTo("[250,400,90]");
        assertThat(capacities(word, "&sort=type")).isEqualTo("[90,250,400]");
        assertThat(capacities(word, "&status=available&sort=name")).isEqualTo("[250,400,90]");
        assertThat(capacities(word, "&status=booked")).isEqualTo("[]");
    }

    /** As event-service asks, and as the seed's status is derived. */
    @Test
    void those_that_are_free_are_told_by_each_venues_own_clock() {
        var word = "j" + UUID.randomUUID().toString().substring(0, 8);
        for (var zone : new String[] {"Europe/Lisbon", "Asia/Jakarta"}) {
            var body =
                    HALL.replace("Harbour Hall", word + " " + zone)
                            .replace("}", ",\"time_zone\":\"" + zone + "\"}");
            var id = id(send(HttpMethod.POST, "/api/venues", admin(), body));
            assertThat(
                            send(
                                    HttpMethod.POST,
                                    "/api/venues/" + id + "/hires",
                                    organizer(),
                                    "{\"starts_at\":\"2030-05-01T20:00\",\"ends_at\":\"2030-05-01T23:00\"}"))
                    .hasStatus(CREATED);
        }
        var free = "&free_from=%s&free_until=%s";
        assertThat(names(word, free.formatted("2030-05-01T19:00", "2030-05-01T20:00"))).hasSize(2);
        assertThat(names(word, free.formatted("2030-05-01T19:00", "2030-05-01T20:01"))).isEmpty();
        assertThat(names(word, "&free_from=2030-05-01T22:59:59")).isEmpty();
        assertThat(names(word, "&free_from=2030-05-01T23:00")).hasSize(2);
        assertThat(names(word, "&free_from=2030-05-01")).as("the whole day").isEmpty();
        assertThat(names(word, free.formatted("2030-05-01", "2030-05-01"))).isEmpty();
        assertThat(names(word, free.formatted("2030-04-29", "2030-04-30"))).hasSize(2);
        // 20:00 in Lisbon is 02:00 of the next day in Jakarta
        assertThat(names(word, free.formatted("2030-05-01T19:00:00Z", "2030-05-01T21:00:00Z")))
                .containsExactly(word + " Asia/Jakarta");
    }

    @Test
    void S0_place_api_venues_lists_and_adds_and_says_whether_a_venue_is_booked() {
        var body =
                "{\"name\":\"City Hall\",\"type\":\"Hall\",\"capacity\":500,\"address\":\"1 Main Street\",\"price_per_hour\":120.5}";
        var created = send(HttpMethod.POST, "/place/api/venues", organizer(), body);
        assertThat(created).hasStatus(CREATED);
        var id = id(created);
        assertThat(JsonPath.<String>read(json(created), "$.status")).isEqualTo("available");
        var now = Instant.now();
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/venues/" + id + "/hires",
                                organizer(),
                                "{\"starts_at\":\"%s\",\"ends_at\":\"%s\"}"
                                        .formatted(now.minusSeconds(3600), now.plusSeconds(3600))))
                .hasStatus(CREATED);
        var mine = "$[?(@.id == %d)]".formatted(id);
        var list = json(get("/place/api/venues"));
        assertThat(JsonPath.<List<Map<String, Object>>>read(list, mine))
                .first()
                .satisfies(venue -> {
                    assertThat(venue)
                            .containsOnlyKeys(
                                    "id",
                                    "name",
                                    "type",
                                    "capacity",
                                    "address",
                                    "price_per_hour",
                                    "status")
                            .containsEntry("name", "City Hall")
                            .containsEntry("capacity", 500)
                            .containsEntry("status", "booked");
                });
    }

    @Test
    void the_documentation_names_every_parameter_answer_and_example() {
        var docs = json(get("/v3/api-docs"));
        var list = "$.paths['/api/venues'].get";
        assertThat(JsonPath.<List<String>>read(docs, list + ".parameters[*].name"))
                .containsExactlyInAnyOrder(
                        "q",
                        "type",
                        "min_capacity",
                        "status",
                        "free_from",
                        "free_until",
                        "sort",
                        "page",
                        "size");
        assertThat(
                        JsonPath.<Map<String, Object>>read(
                                docs, "$.paths['/api/venues/{id}'].put.responses"))
                .containsKeys("200", "404", "412", "422");
        assertThat(
                        JsonPath.<Map<String, Object>>read(
                                docs,
                                "$.paths['/api/venues/{venueId}/hires'].post.responses['409'].content"))
                .containsKey("application/problem+json");
        assertThat(
                        JsonPath.<String>read(
                                docs, "$.components.schemas.Venue.properties.time_zone.example"))
                .isEqualTo("Europe/Lisbon");
    }

    private String capacities(String word, String query) {
        return JsonPath.<net.minidev.json.JSONArray>read(
                        json(get("/api/venues?q=" + word + query)), "$.items[*].capacity")
                .toString();
    }

    private List<String> names(String word, String query) {
        return JsonPath.read(json(get("/api/venues?q=" + word + query)), "$.items[*].name");
    }

    private MvcTestResult put(String uri, String tag, String body) {
        return mvc.put()
                .uri(uri)
                .with(organizer())
                .header("If-Match", tag)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertRefused(MvcTestResult result, int status, String type) {
        assertThat(result).hasStatus(status).hasContentType("application/problem+json");
        assertThat(JsonPath.<String>read(json(result), "$.type"))
                .isEqualTo("urn:marquee:problem:" + type);
        assertThat(result).bodyText().doesNotContain("Exception", "dev.marquee", "java.");
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(URI.create(uri)).exchange();
    }

    private MvcTestResult send(
            HttpMethod method, String uri, RequestPostProcessor caller, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static long id(MvcTestResult created) {
        assertThat(created).hasStatus(CREATED);
        return ((Number) JsonPath.read(json(created), "$.id")).longValue();
    }

    private static String json(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
