package dev.marquee.venue.booking;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.program;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.venue.VenueServiceTest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@VenueServiceTest
class BookingApiTest extends BookingSamples {

    private static final String EVENING =
            "{\"event_id\":7,\"starts_at\":\"2030-05-01T20:00:00+01:00\",\"ends_at\":\"2030-05-01T23:00:00+01:00\",\"note\":\"Sound check from 17:00\"}";

    @Autowired MockMvcTester mvc;

    @Test
    void a_hire_is_made_refused_twice_moved_and_given_back() {
        var venue = venue();
        var uri = "/api/venues/" + venue + "/hires";
        var made = send(HttpMethod.POST, uri, organizer(), EVENING);
        assertThat(made).hasStatus(CREATED);
        var one = uri + "/" + ((Number) read(made, "$.id")).longValue();
        assertThat(made).hasHeader("Location", one).hasHeader("ETag", "\"0\"");
        assertThat(this.<String>read(made, "$.starts_at")).isEqualTo("2030-05-01T19:00:00Z");
        assertThat(this.<String>read(made, "$.price")).isEqualTo("180.00");
        assertThat(this.<String>read(made, "$.note")).isEqualTo("Sound check from 17:00");

        var again = send(HttpMethod.POST, uri, organizer(), EVENING);
        assertRefused(again, 409, "venue-booked");
        assertThat(this.<String>read(again, "$.ends_at")).isEqualTo("2030-05-01T22:00:00Z");

        // without an offset it is the venue's clock that tells the time
        var later = EVENING.replace("23:00:00+01:00", "23:30");
        assertThat(put(one, organizer(), "\"0\"", later)).hasStatus(OK).hasHeader("ETag", "\"1\"");
        assertRefused(put(one, organizer(), "\"0\"", later), 412, "changed-meanwhile");
        assertThat(this.<String>read(get(one, organizer()), "$.price")).isEqualTo("240.00");

        assertRefused(
                mvc.delete().uri("/api/venues/" + venue).with(admin()).exchange(),
                409,
                "venue-hired");
        assertThat(mvc.delete().uri(one).header("If-Match", "\"1\"").with(organizer()))
                .hasStatus(NO_CONTENT);
        assertRefused(mvc.delete().uri(one).with(organizer()).exchange(), 404, "not-found");
        assertRefused(
                send(HttpMethod.POST, "/api/venues/999999/hires", organizer(), EVENING),
                404,
                "not-found");
    }

    @Test
    void others_see_that_a_venue_is_taken_and_nothing_more() {
        var venue = venue();
        var uri = "/api/venues/" + venue + "/hires";
        var made = send(HttpMethod.POST, uri, organizer(), EVENING);
        var one = uri + "/" + ((Number) read(made, "$.id")).longValue();
        for (var list : new String[] {uri, "/api/hires?from=2030-05-01&to=2030-05-01&size=100"}) {
            Map<String, Object> seen = hireAt(venue, get(list, other()));
            assertThat(seen)
                    .containsEntry("starts_at", "2030-05-01T19:00:00Z")
                    .containsEntry("ends_at", "2030-05-01T22:00:00Z")
                    .containsEntry("mine", false);
            for (var secret : List.of("id", "event_id", "organizer_id", "note", "price"))
                assertThat(seen).containsEntry(secret, null);
            assertThat(hireAt(venue, get(list, organizer()))).containsEntry("mine", true);
            assertThat(hireAt(venue, get(list, admin()))).containsEntry("price", "180.00");
        }
        assertRefused(get(one, other()), 404, "not-found");
        assertRefused(put(one, other(), "*", EVENING), 404, "not-found");
        assertRefused(mvc.delete().uri(one).with(other()).exchange(), 404, "not-found");
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    @Test
    void lists_begin_and_end_where_one_says() {
        var venue = venue();
        var uri = "/api/venues/" + venue + "/hires";
        send(HttpMethod.POST, uri, organizer(), EVENING);
        send(HttpMethod.POST, uri, other(), EVENING.replace("05-01", "06-30"));
        assertThat(times(uri)).hasSize(2);
        assertThat(times(uri + "?to=2030-05-01")).hasSize(1);
        assertThat(times(uri + "?to=2030-04-30")).isEmpty();
        assertThat(times(uri + "?from=2030-05-01T23:00&to=2030-06-30T19:59")).isEmpty();
        assertThat(times(uri + "?from=2030-06-30T22:59")).hasSize(1);
        assertRefused(get(uri + "?from=soon", organizer()), 422, "invalid-input");
        assertRefused(get("/api/hires?to=later", organizer()), 422, "invalid-input");
        assertThat(times("/api/hires?mine=true&from=2030-06-30&to=2030-06-30")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"starts_at\":\"2030-05-01T20:00:00Z\"}",
                "{\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2030-05-01T20:00:00Z\"}",
                "{\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2033-05-01T20:00:00Z\"}",
                "{\"starts_at\":\"+99999-05-01T20:00:00Z\",\"ends_at\":\"+99999-05-01T21:00:00Z\"}",
                "{\"starts_at\":\"soon\",\"ends_at\":\"later\"}",
                "{\"starts_at\":7,\"ends_at\":8}",
                "{\"event_id\":0,\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2030-05-01T21:00:00Z\"}",
                "{\"note\":\"a\\u0000b\",\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2030-05-01T21:00:00Z\"}"
            })
    void a_hire_that_makes_no_sense_is_refused(String body) {
        var venue = venue();
        assertRefused(
                send(HttpMethod.POST, "/api/venues/" + venue + "/hires", admin(), body),
                422,
                "invalid-input");
        assertThat(hiresOf(venue)).isZero();
    }

    @Test
    void a_program_hires_for_its_owner() {
        var venue = venue();
        var uri = "/api/venues/" + venue + "/hires";
        assertThat(send(HttpMethod.POST, uri, program(2, "events:write"), EVENING))
                .hasStatus(CREATED);
        assertThat(send(HttpMethod.POST, uri, program(2, "bookings:write"), EVENING))
                .hasStatus(FORBIDDEN);
        assertThat(hireAt(venue, get(uri, program(2, "events:read")))).containsEntry("mine", true);
    }

    @Test
    void an_organiser_does_not_delete_what_others_paid_for_a_venue() {
        var venue = venue();
        var past = EVENING.replace("2030-05-01", "2020-05-01");
        assertThat(send(HttpMethod.POST, "/api/venues/" + venue + "/hires", other(), past))
                .hasStatus(CREATED);

        assertRefused(
                mvc.delete().uri("/api/venues/" + venue).with(other()).exchange(),
                403,
                "not-yours");
        assertRefused(
                mvc.delete().uri("/api/venues/" + venue).with(organizer()).exchange(),
                409,
                "hired-by-others");

        var own = venue();
        assertThat(send(HttpMethod.POST, "/api/venues/" + own + "/hires", organizer(), past))
                .hasStatus(CREATED);
        assertThat(mvc.delete().uri("/api/venues/" + own).with(organizer()))
                .as("its own hires alone")
                .hasStatus(NO_CONTENT);
    }

    @Test
    void the_hires_of_a_venue_come_in_pages() {
        var uri = "/api/venues/" + venue() + "/hires";
        assertThat(send(HttpMethod.POST, uri, organizer(), EVENING)).hasStatus(CREATED);
        assertThat(
                        send(
                                HttpMethod.POST,
                                uri,
                                organizer(),
                                EVENING.replace("2030-05-01", "2030-05-02")))
                .hasStatus(CREATED);

        var second = get(uri + "?page=1&size=1", organizer());

        assertThat(this.<Integer>read(second, "$.total")).isEqualTo(2);
        assertThat(this.<List<String>>read(second, "$.items[*].starts_at"))
                .singleElement()
                .asString()
                .startsWith("2030-05-02");
        assertThat(get(uri + "?size=101", organizer())).hasStatus(422);
    }

    @Test
    void a_service_hires_and_releases_by_its_key() {
        var venue = venue();
        var uri = "/internal/hires/" + key();
        var claim =
                forEvent(venue)
                        .replace("\"event_id\":7", "\"event_id\":null")
                        .replace(",\"version\":3", "");
        assertThat(send(HttpMethod.PUT, uri, service(), claim)).hasStatus(NO_CONTENT);
        assertThat(send(HttpMethod.PUT, uri, service(), forEvent(venue))).hasStatus(NO_CONTENT);
        assertThat(send(HttpMethod.PUT, uri, service(), forEvent(venue))).hasStatus(NO_CONTENT);
        var seen = hireAt(venue, get("/api/venues/" + venue + "/hires", organizer()));
        assertThat(seen)
                .containsEntry("event_code", "EV07")
                .containsEntry("event_name", "Lantern Night")
                .containsEntry("price", "120.00")
                .containsEntry("changeable", false);
        var taken = send(HttpMethod.PUT, "/internal/hires/" + key(), service(), forEvent(venue));
        assertRefused(taken, 409, "venue-booked");
        assertThat(this.<String>read(taken, "$.starts_at")).isEqualTo("2030-05-01T20:00:00Z");

        var mine = mvc.delete().uri("/api/venues/" + venue + "/hires/" + seen.get("id"));
        assertRefused(mine.with(organizer()).exchange(), 409, "hire-of-event");
        assertRefused(send(HttpMethod.PUT, uri, service(), forEvent(999_999)), 404, "not-found");
        assertThat(mvc.delete().uri(uri + "/claim").with(service())).hasStatus(NO_CONTENT);
        assertThat(hiresOf(venue)).isEqualTo(1);
        assertThat(mvc.delete().uri(uri + "?version=4").with(service())).hasStatus(NO_CONTENT);
        assertThat(mvc.delete().uri(uri).with(service())).hasStatus(NO_CONTENT);
        assertThat(hiresOf(venue)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"venue_id\":null",
                "\"organizer_id\":0",
                "\"version\":-1",
                "\"event_id\":-7",
                "\"event_name\":\"a\\u0007b\"",
                "\"ends_at\":\"2030-05-01T20:00:00Z\"",
                "\"starts_at\":\"2030-05-01T20:00\""
            })
    void what_a_service_says_wrongly_is_told(String change) {
        var venue = venue();
        var field = change.substring(0, change.indexOf(':'));
        var body =
                forEvent(venue)
                        .replaceAll(field + ":(\"[^\"]*\"|\\d+)", change.replace("\\", "\\\\"));
        assertThat(body).contains(change);
        assertRefused(
                send(HttpMethod.PUT, "/internal/hires/" + key(), service(), body),
                422,
                "invalid-input");
    }

    private static String forEvent(long venue) {
        return "{\"venue_id\":%d,\"event_id\":7,\"event_code\":\"EV07\",\"event_name\":\"Lantern Night\",\"organizer_id\":2,\"starts_at\":\"2030-05-01T20:00:00Z\",\"ends_at\":\"2030-05-01T22:00:00Z\",\"version\":3}"
                .formatted(venue);
    }

    private static RequestPostProcessor other() {
        return account(12, "ben@example.org", "ORGANIZER");
    }

    private List<String> times(String uri) {
        return read(get(uri, organizer()), "$.items[*].starts_at");
    }

    private Map<String, Object> hireAt(long venue, MvcTestResult list) {
        List<Map<String, Object>> found =
                read(list, "$.items[?(@.venue_id == %d)]".formatted(venue));
        assertThat(found).hasSize(1);
        return new HashMap<>(found.getFirst());
    }

    private MvcTestResult get(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(uri).with(caller).exchange();
    }

    private MvcTestResult put(String uri, RequestPostProcessor caller, String tag, String body) {
        return mvc.put()
                .uri(uri)
                .with(caller)
                .header("If-Match", tag)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
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

    private void assertRefused(MvcTestResult result, int status, String type) {
        assertThat(result).hasStatus(status).hasContentType("application/problem+json");
        assertThat(this.<String>read(result, "$.type")).isEqualTo("urn:marquee:problem:" + type);
        assertThat(result).bodyText().doesNotContain("Exception", "dev.marquee", "java.");
    }

    private <T> T read(MvcTestResult result, String path) {
        try {
            return JsonPath.read(
                    result.getResponse().getContentAsString(StandardCharsets.UTF_8), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
