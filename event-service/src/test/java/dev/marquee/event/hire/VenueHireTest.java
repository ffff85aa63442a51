package dev.marquee.event.hire;

import static dev.marquee.event.OtherServices.VENUES;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices.Asked;
import dev.marquee.event.hire.VenueHires.Claimant;
import dev.marquee.event.publishing.FollowStock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** With a venue-service that hires, refuses, and goes down. */
@EventServiceTest
class VenueHireTest {

    private static final AtomicLong LAST_VENUE = new AtomicLong(4000);
    private static final String ANY = "PUT /internal/hires/*";
    private static final String TAKEN =
            "{\"type\":\"urn:marquee:problem:venue-booked\",\"starts_at\":\"2030-07-01T17:00:00Z\",\"ends_at\":\"2030-07-01T22:00:00Z\"}";

    @Autowired MockMvcTester mvc;
    @Autowired VenueHires hires;
    @Autowired StoredHires stored;
    @Autowired FollowStock stock;
    @Autowired JdbcClient jdbc;

    private final long venue = newVenue();

    @BeforeEach
    @AfterEach
    void venue_service_hires() {
        VENUES.up();
        VENUES.forget(ANY);
    }

    @Test
    void a_venue_is_claimed_and_then_hired_for_the_stored_event() {
        var event = created(venue, "2030-07-01T20:00", null);
        var claim = puts(venue).getFirst();
        assertThat(claim.authorization()).isEqualTo("Bearer service-token");
        assertThat(JsonPath.<Object>read(claim.body(), "$.event_id")).isNull();
        assertThat(JsonPath.<String>read(claim.body(), "$.starts_at"))
                .isEqualTo("2030-07-01T19:00:00Z");
        // no end: until midnight in Lisbon
        assertThat(JsonPath.<String>read(claim.body(), "$.ends_at"))
                .isEqualTo("2030-07-01T23:00:00Z");

        await().until(() -> puts(venue).size() > 1);
        var hire = puts(venue).getLast();
        assertThat(hire.uri()).isEqualTo(claim.uri());
        assertThat(JsonPath.<Integer>read(hire.body(), "$.event_id")).isEqualTo((int) event);
        assertThat(JsonPath.<String>read(hire.body(), "$.event_code")).startsWith("EV");
        assertThat(JsonPath.<String>read(hire.body(), "$.event_name")).isEqualTo("Hired");
        assertThat(JsonPath.<Integer>read(hire.body(), "$.organizer_id")).isEqualTo(2);
        assertThat(version(hire)).isEqualTo(1);
    }

    @Test
    void a_venue_that_is_taken_is_refused_and_nothing_is_stored_or_hired() {
        VENUES.answer(ANY, 409, TAKEN);
        var before = events();
        assertThat(
                        mvc.post()
                                .uri("/admin/events")
                                .with(organizer())
                                .accept(TEXT_HTML)
                                .param("name", "Second")
                                .param("description", "What I typed")
                                .param("category", "Music")
                                .param("startsAt", "2030-07-01T20:00")
                                .param("timeZone", "Europe/Lisbon")
                                .param("venueId", "" + venue)
                                .param("currency", "EUR")
                                .param("quota", "3")
                                .param("ticketTypes[0].name", "Standing")
                                .param("ticketTypes[0].quantity", "33")
                                .exchange())
                .hasStatus(409)
                .bodyText()
                .contains(
                        "href=\"#venueId\"",
                        "The venue is taken from Mon 1 Jul 2030, 18:00 to Mon 1 Jul 2030, 23:00",
                        "value=\"Second\"",
                        "What I typed",
                        "value=\"33\"",
                        "value=\"2030-07-01T20:00\"");
        var refused = create(venue, "2030-07-01T20:00", null);
        assertThat(refused)
                .hasStatus(409)
                .bodyJson()
                .hasPathSatisfying(
                        "$.type",
                        type -> assertThat(type).isEqualTo("urn:marquee:problem:venue-booked"))
                .hasPathSatisfying(
                        "$.starts_at",
                        time -> assertThat(time).isEqualTo("2030-07-01T18:00:00+01:00"));
        assertThat(events()).isEqualTo(before);
        assertThat(puts(venue)).allSatisfy(put -> assertThat(eventOf(put)).isZero());
    }

    @Test
    void another_venue_is_claimed_before_the_first_is_given_up() {
        var event = hired(venue, "2030-07-01T20:00", "2030-07-01T22:00");
        var first = puts(venue).getLast();
        var second = newVenue();
        VENUES.answer(ANY, 409, TAKEN);
        assertThat(change(event, second, "2030-07-01T20:00", "2030-07-01T22:00")).hasStatus(409);
        assertThat(stored.ofEvent(event).orElseThrow().venueId()).isEqualTo(venue);

        VENUES.forget(ANY);
        assertThat(change(event, second, "2030-07-01T20:00", "2030-07-01T22:00")).hasStatus(200);
        assertThat(eventOf(puts(second).getFirst())).isZero();
        await().until(() -> eventOf(puts(second).getLast()) == event);
        assertThat(puts(second)).extracting(Asked::uri).containsOnly(first.uri());
        assertThat(version(puts(second).getLast())).isGreaterThan(version(first));
        assertThat(isReleased(first)).isFalse();
    }

    @Test
    void while_venue_service_is_down_all_but_the_venue_can_be_changed() {
        var event = hired(venue, "2030-07-01T20:00", "2030-07-01T22:00");
        VENUES.down();
        var before = events();
        assertThat(create(venue, "2030-08-01T20:00", null)).hasStatus(503);
        assertThat(change(event, venue, "2030-07-03T20:00", "2030-07-03T22:00"))
                .hasStatus(503)
                .bodyText()
                .contains("venues-unavailable");
        assertThat(events()).isEqualTo(before);
        assertThat(
                        mvc.post()
                                .uri("/admin/events")
                                .with(organizer())
                                .accept(TEXT_HTML)
                                .param("name", "While it is down")
                                .param("startsAt", "2030-07-01T20:00")
                                .param("venueId", "" + venue)
                                .param("ticketTypes[0].name", "Standing")
                                .param("ticketTypes[0].quantity", "33")
                                .exchange())
                .hasStatus(503)
                .bodyText()
                .contains("The venue cannot be hired just now", "value=\"While it is down\"");

        assertThat(change(event, venue, "2030-07-01T20:00", "2030-07-01T22:00")).hasStatus(200);
        assertThat(change(event, null, "2030-07-01T20:00", "2030-07-01T22:00")).hasStatus(200);
        var key = stored.ofEvent(event).orElseThrow().hireKey();
        VENUES.up();
        await().until(() -> !VENUES.asked("DELETE", "/internal/hires/" + key).isEmpty());
    }

    /** What is left by a process that dies between the two: a claim, which lapses by itself. */
    @Test
    void a_crash_after_the_claim_leaves_nothing_hired_for_nobody() {
        var wanted = new Hire(venue, instant("2030-07-01T19:00"), instant("2030-07-01T21:00"));
        hires.claim(wanted, null, new Claimant(null, "Never stored", 2));
        var claim = puts(venue).getFirst();
        assertThat(eventOf(claim)).isZero();
        assertThat(JsonPath.<Object>read(claim.body(), "$.version")).isNull();
    }

    @Test
    void a_crash_while_an_event_is_moved_leaves_it_what_it_had() {
        var event = hired(venue, "2030-07-01T20:00", "2030-07-01T22:00");
        var elsewhere = newVenue();
        var there = new Hire(elsewhere, instant("2030-07-01T19:00"), instant("2030-07-01T21:00"));
        var key = hires.claim(there, hires.heldFor(event), new Claimant("EV", "Moving", 2));
        assertThat(puts(elsewhere))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(eventOf(claim)).isZero();
                    assertThat(claim.uri()).isEqualTo(puts(venue).getFirst().uri());
                });
        // whatever is told of the event next, it is what is stored
        var told = puts(venue).size();
        hires.giveUp(key);
        await().until(() -> puts(venue).size() > told);
        assertThat(eventOf(puts(venue).getLast())).isEqualTo(event);
        assertThat(puts(elsewhere)).hasSize(1);
    }

    @Test
    void a_claim_without_an_answer_is_given_back() {
        VENUES.answer(ANY, 500, "");
        assertThat(create(venue, "2030-07-01T20:00", null)).hasStatus(503);
        await().until(() -> isReleased(puts(venue).getFirst()));
    }

    @Test
    void what_is_refused_after_the_claim_gives_it_back_at_once() {
        var event = hired(venue, "2030-07-01T20:00", "2030-07-01T22:00");
        stock.stockIs(event, 20, 0, 0);
        var told = puts(venue).size();
        var second = newVenue();
        var refused =
                send(
                        HttpMethod.PUT,
                        "/api/events/" + event,
                        body(second, "2030-07-01T20:00", null)
                                .replace("\"capacity\":50", "\"capacity\":19"));
        assertThat(refused).hasStatus(409).bodyText().contains("capacity-below-sold");
        // what is stored is told again, which drops the claim
        await().until(() -> puts(venue).size() > told);
        assertThat(puts(second)).hasSize(1);
        assertThat(stored.ofEvent(event).orElseThrow().venueId()).isEqualTo(venue);
    }

    @Test
    void an_event_that_is_cancelled_or_deleted_gives_its_venue_back() {
        var cancelled = hired(venue, "2030-07-01T20:00", "2030-07-01T22:00");
        var hire = puts(venue).getLast();
        send(
                HttpMethod.PATCH,
                "/api/events/" + cancelled + "/status",
                "{\"status\":\"cancelled\"}");
        await().until(() -> isReleased(hire));
        var other = newVenue();
        var deleted = hired(other, "2030-07-01T20:00", "2030-07-01T22:00");
        assertThat(send(HttpMethod.DELETE, "/api/events/" + deleted, "")).hasStatus(204);
        await().until(() -> isReleased(puts(other).getLast()));
    }

    @Test
    void a_venue_that_was_given_away_is_told_on_the_page_until_it_is_hired_again() {
        var event = hired(venue, "2030-07-01T20:00", "2030-07-01T22:00");
        VENUES.answer(ANY, 409, TAKEN);
        assertThat(change(event, venue, "2030-07-01T20:00", "2030-07-01T22:00")).hasStatus(200);
        await().until(() -> hires.isLost(event));
        assertThat(
                        mvc.get()
                                .uri("/admin/events/" + stored.ofEvent(event).orElseThrow().code())
                                .with(organizer())
                                .exchange())
                .bodyText()
                .contains("The venue is not hired");
        VENUES.forget(ANY);
        await().until(() -> !hires.isLost(event));
    }

    @Test
    void the_form_offers_what_is_free_then() {
        VENUES.answer(
                "GET /api/venues",
                200,
                "{\"items\":[{\"id\":5,\"name\":\"Free Hall\",\"address\":\"Lisbon\",\"capacity\":250}]}");
        assertThat(
                        mvc.get()
                                .uri(
                                        "/admin/events/venues?startsAt=2030-07-01T20:00&endsAt=&timeZone=Europe/Lisbon&venueId=5")
                                .with(organizer())
                                .exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Somewhere else", "selected=\"selected\">Free Hall · 250 people")
                .doesNotContain("<html");
        assertThat(VENUES.asked("GET", "/api/venues").getLast().uri())
                .contains(
                        "free_from=2030-07-01T19%3A00%3A00Z",
                        "free_until=2030-07-01T23%3A00%3A00Z");
        assertThat(
                        mvc.get()
                                .uri(
                                        "/admin/events/venues?startsAt=nonsense&timeZone=Europe/Lisbon&venueId=5")
                                .with(organizer())
                                .exchange())
                .hasStatus(200);
        VENUES.forget("GET /api/venues");
    }

    // ---

    private static long newVenue() {
        var id = LAST_VENUE.incrementAndGet();
        VENUES.up();
        VENUES.answer(
                "GET /api/venues/" + id,
                200,
                "{\"id\":%d,\"name\":\"Hall %d\",\"address\":\"Lisbon\",\"capacity\":250}"
                        .formatted(id, id));
        return id;
    }

    private static String body(@Nullable Long venue, String starts, @Nullable String ends) {
        return "{\"name\":\"Hired\",\"starts_at\":\"%s\",\"time_zone\":\"Europe/Lisbon\",\"capacity\":50%s%s}"
                .formatted(
                        starts,
                        ",\"venue_id\":" + venue,
                        ends == null ? "" : ",\"ends_at\":\"" + ends + "\"");
    }

    private MvcTestResult create(long venue, String starts, @Nullable String ends) {
        return send(HttpMethod.POST, "/api/events", body(venue, starts, ends));
    }

    private long created(long venue, String starts, @Nullable String ends) {
        var created = create(venue, starts, ends);
        assertThat(created).hasStatus(201);
        try {
            return ((Number) JsonPath.read(created.getResponse().getContentAsString(), "$.id"))
                    .longValue();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Created, and told to venue-service as stored. */
    private long hired(long venue, String starts, String ends) {
        var event = created(venue, starts, ends);
        await().until(() -> eventOf(puts(venue).getLast()) == event);
        return event;
    }

    private MvcTestResult change(
            long event, @Nullable Long venue, String starts, @Nullable String ends) {
        return send(HttpMethod.PUT, "/api/events/" + event, body(venue, starts, ends));
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static List<Asked> puts(long venue) {
        return VENUES.asked.stream()
                .filter(one -> one.method().equals("PUT"))
                .filter(one -> one.body().contains("\"venue_id\":" + venue + ","))
                .toList();
    }

    private static long version(Asked put) {
        return JsonPath.<Integer>read(put.body(), "$.version");
    }

    private static boolean isReleased(Asked put) {
        return !VENUES.asked("DELETE", put.uri()).isEmpty();
    }

    private static long eventOf(Asked put) {
        var event = JsonPath.<@Nullable Integer>read(put.body(), "$.event_id");
        return event == null ? 0 : event;
    }

    private long events() {
        return jdbc.sql("select count(*) from event").query(Long.class).single();
    }

    private static Instant instant(String utc) {
        return Instant.parse(utc + ":00Z");
    }
}
