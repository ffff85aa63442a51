package dev.marquee.venue;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@VenueServiceTest
class VenueApiTest {

    private static final String HALL =
            "{\"name\":\"Harbour Hall\",\"type\":\"Concert hall\",\"capacity\":250,\"address\":\"Doca 2, Lisbon\",\"price_per_hour\":\"140.50\"}";

    @Autowired MockMvcTester mvc;
    @Autowired Venues venues;

    @Test
    void a_venue_is_added_shown_changed_and_deleted() {
        var created = send(HttpMethod.POST, "/api/venues", organizer(), HALL);
        assertThat(created).hasStatus(CREATED);
        var id = id(created);
        assertThat(created).hasHeader("Location", "/api/venues/" + id);
        assertThat(json(get("/api/venues/" + id)))
                .isEqualTo(
                        "{\"id\":%d,\"name\":\"Harbour Hall\",\"type\":\"Concert hall\",\"capacity\":250,\"address\":\"Doca 2, Lisbon\",\"price_per_hour\":\"140.50\",\"currency\":\"EUR\",\"status\":\"available\"}"
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
    @ValueSource(strings = {"size=0", "size=101", "size=x", "page=-1", "page=1.5", "q=%00"})
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
    void a_hire_is_made_refused_twice_and_given_back() {
        var id = id(send(HttpMethod.POST, "/api/venues", admin(), HALL));
        var hires = "/api/venues/" + id + "/hires";
        var body =
                "{\"event_id\":7,\"starts_at\":\"2030-05-01T20:00:00+01:00\",\"ends_at\":\"2030-05-01T23:00:00+01:00\"}";
        var hired = send(HttpMethod.POST, hires, organizer(), body);
        assertThat(hired).hasStatus(CREATED);
        assertThat(JsonPath.<String>read(json(hired), "$.starts_at"))
                .isEqualTo("2030-05-01T19:00:00Z");
        assertRefused(send(HttpMethod.POST, hires, organizer(), body), 409, "venue-booked");
        assertThat(
                        JsonPath.<Integer>read(
                                json(mvc.get().uri(hires).with(organizer()).exchange()),
                                "$.items[0].event_id"))
                .isEqualTo(7);
        assertRefused(
                mvc.delete().uri("/api/venues/" + id).with(admin()).exchange(), 409, "venue-hired");
        assertThat(mvc.delete().uri(hires + "/" + id(hired)).with(organizer()))
                .hasStatus(NO_CONTENT);
        assertThat(mvc.delete().uri(hires + "/" + id(hired)).with(organizer()))
                .hasStatus(NOT_FOUND);
        assertRefused(
                send(HttpMethod.POST, "/api/venues/999999/hires", organizer(), body),
                404,
                "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"starts_at\":\"2030-05-01T20:00:00Z\"}",
                "{\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2030-05-01T20:00:00Z\"}",
                "{\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2033-05-01T20:00:00Z\"}",
                "{\"starts_at\":\"+99999-05-01T20:00:00Z\",\"ends_at\":\"+99999-05-01T21:00:00Z\"}",
                "{\"starts_at\":\"2030-05-01T20:00\",\"ends_at\":\"2030-05-01T21:00\"}",
                "{\"starts_at\":\"soon\",\"ends_at\":\"later\"}",
                "{\"event_id\":0,\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2030-05-01T21:00:00Z\"}"
            })
    void a_hire_that_makes_no_sense_is_refused(String body) {
        var id = id(send(HttpMethod.POST, "/api/venues", admin(), HALL));
        assertRefused(
                send(HttpMethod.POST, "/api/venues/" + id + "/hires", admin(), body),
                422,
                "invalid-input");
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
