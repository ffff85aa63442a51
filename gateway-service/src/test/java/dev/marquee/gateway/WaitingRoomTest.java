package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A waiting room as visitors, programs and cheats meet it. */
@TestPropertySource(
        properties = {
            "marquee.gateway.waiting-room.ticks=true",
            "marquee.gateway.answer-timeout=10s",
            "marquee.gateway.waiting-room.places-per-address=1000"
        })
class WaitingRoomTest extends GatewayTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HTML = "Accept: text/html";
    private static final AtomicLong events = new AtomicLong(700);
    private static final Map<Long, Map<String, Object>> decided = new ConcurrentHashMap<>();

    @BeforeAll
    static void event_service_says_which_rooms_there_are() {
        stubs.get("event")
                .answers
                .put(
                        "/internal/waiting-rooms",
                        exchange ->
                                Stub.send(
                                        exchange, 200, JSON.writeValueAsString(decided.values())));
        stubs.get("public")
                .answers
                .put(
                        "/e/EV9000/bookings",
                        exchange -> {
                            exchange.getResponseHeaders().set("Location", "/bookings/1");
                            Stub.send(exchange, 303, "");
                        });
    }

    /** What an earlier test decided costs the next one no time. */
    @AfterEach
    void forget() {
        decided.clear();
    }

    @AfterAll
    static void no_rooms() {
        stubs.get("event").answers.remove("/internal/waiting-rooms");
    }

    /** A room for an event of this test alone; returns the event's id. */
    private long room(Map<String, Object> other) {
        var id = events.incrementAndGet();
        var terms = new LinkedHashMap<String, Object>();
        terms.put("event_id", id);
        terms.put("code", "EV" + id);
        terms.put("name", "Lantern Night");
        terms.put("time_zone", "Europe/Lisbon");
        terms.put("by_load", false);
        terms.put("ends_at", Instant.now().plus(Duration.ofDays(1)).toString());
        terms.put("per_minute", 6000);
        terms.put("inside", 1000);
        terms.put("minutes", 10);
        terms.put("busy_at", 300);
        terms.putAll(other);
        decided.put(id, terms);
        await().until(() -> get("/api/events/" + id + "/waiting-room").status() == 200);
        return id;
    }

    /** One that lets nobody in yet. */
    private long shut() {
        return room(Map.of("starts_at", Instant.now().plus(Duration.ofDays(1)).toString()));
    }

    private String join(long event) {
        var answer = post("/api/events/" + event + "/waiting-room", "");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("token").asString();
    }

    private Answer place(long event, String token) {
        return get("/api/events/" + event + "/waiting-room/place", "Waiting-Room-Token: " + token);
    }

    private void awaitTurn(long event, String token) {
        await().until(() -> place(event, token).json().get("state").asString().equals("called"));
    }

    private Answer book(long event, String... headers) {
        return post(
                "/api/bookings",
                "{\"event_id\": %d, \"quantity\": 1}".formatted(event),
                with(headers));
    }

    private static String[] with(String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        return all.toArray(String[]::new);
    }

    @Test
    void the_room_is_called_what_the_reader_calls_the_event() {
        var event =
                room(Map.of("texts", Map.of("vi", Map.of("name", "Đêm hoa đăng"), "id", Map.of())));
        var page = "/e/EV" + event + "/waiting-room";
        assertThat(get(page, HTML, "Accept-Language: vi").body())
                .contains("Đêm hoa đăng")
                .doesNotContain("Lantern Night");
        for (var other : List.of("id", "en"))
            assertThat(get(page, HTML, "Accept-Language: " + other).body())
                    .contains("Lantern Night");
    }

    @Test
    void without_a_place_no_door_leads_to_a_booking() {
        var event = shut();
        var body = "{\"event_id\": %d}".formatted(event);
        for (var door :
                List.of(
                        "/api/bookings",
                        "/api/tickets",
                        "/tickets",
                        "/events/api/book_ticket",
                        "/api/%62ookings",
                        "/api/events/" + event + "/registrations",
                        "/events/" + event + "/registrations",
                        "/api/events/000" + event + "/registrations")) {
            var answer = post(door, body, with());
            assertThat(answer.status()).as(door).isEqualTo(429);
            assertThat(answer.json().get("type").asString()).endsWith(":waiting-room");
            assertThat(answer.json().get("waiting_room").asString())
                    .isEqualTo("/api/events/" + event + "/waiting-room");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        for (var spelled :
                List.of(
                        "0x" + Long.toHexString(event),
                        "+" + event,
                        "%23" + Long.toHexString(event),
                        "%09" + event,
                        "0000000000000000" + event))
            assertThat(post("/api/events/" + spelled + "/registrations", body, with()).status())
                    .as(spelled)
                    .isIn(400, 404, 429);
        for (var code : List.of("EV" + event, "ev" + event, "%45V" + event)) {
            var answer = post("/e/" + code + "/bookings", "quantity=1", HTML);
            assertThat(answer.status()).as(code).isEqualTo(303);
            assertThat(answer.header("Location"))
                    .containsExactly("/e/EV" + event + "/waiting-room");
        }
        assertThat(ticket.received)
                .noneMatch(request ->
                        request.method().equals("POST")
                                && (request.body().contains(body)
                                        || request.uri().contains("/" + event + "/")));
    }

    @Test
    void a_body_that_two_readers_may_read_differently_is_refused() {
        var event = shut();
        for (var body :
                List.of(
                        "{\"event_id\": 1, \"event_id\": %d}",
                        "{\"event_id\": 1, \"eventId\": %d}",
                        "{\"event_id\": \"%d\"}",
                        "{\"event_id\": %d.0}",
                        "{\"quantity\": 1}",
                        "event_id=%d"))
            assertThat(post("/api/bookings", body.formatted(event), with()).status())
                    .as(body)
                    .isEqualTo(400);
    }

    @Test
    void events_without_a_room_are_booked_as_ever() {
        shut();
        assertThat(book(1).status()).isEqualTo(201);
        assertThat(post("/e/EV1/bookings", "quantity=1").service()).isEqualTo("public");
        assertThat(lastAt(ticket, "/api/bookings").body())
                .isEqualTo("{\"event_id\": 1, \"quantity\": 1}");
    }

    @Test
    void whoever_is_called_books_once() {
        var event = room(Map.of());
        var token = "Waiting-Room-Token: " + join(event);
        awaitTurn(event, token.substring(20));
        assertThat(book(event, token, "Idempotency-Key: the first try").status()).isEqualTo(201);
        assertThat(book(event, token, "Idempotency-Key: the first try").status())
                .as("the same again")
                .isEqualTo(201);
        assertThat(book(event, token, "Idempotency-Key: another").status()).isEqualTo(429);
        assertThat(book(event, token).status()).isEqualTo(429);
        assertThat(place(event, token.substring(20)).json().get("state").asString())
                .isEqualTo("booked");
    }

    @Test
    void what_was_refused_leaves_the_place_to_its_holder() {
        var event = room(Map.of());
        var token = join(event);
        awaitTurn(event, token);
        ticket.answers.put(
                "/events/api/book_ticket",
                exchange ->
                        Stub.send(exchange, 409, "{\"type\":\"urn:marquee:problem:sold-out\"}"));
        var body = "{\"event_id\": %d}".formatted(event);
        assertThat(
                        post("/events/api/book_ticket", body, with("Waiting-Room-Token: " + token))
                                .status())
                .isEqualTo(409);
        ticket.answers.remove("/events/api/book_ticket");
        assertThat(book(event, "Waiting-Room-Token: " + token).status()).isEqualTo(201);
    }

    @Test
    void a_browser_waits_on_a_page_and_is_led_on() {
        var event = room(Map.of("code", "EV9000"));
        var page = "/e/EV9000/waiting-room";
        assertThat(get(page, HTML).body()).contains("Take a place");
        var joined = post(page, "", HTML);
        assertThat(joined.status()).isEqualTo(303);
        var cookie = "Cookie: " + joined.header("Set-Cookie").getFirst().split(";")[0];
        assertThat(joined.header("Set-Cookie").getFirst()).contains("HttpOnly", "SameSite=Lax");
        await().until(() -> get(page, HTML, cookie).status() / 100 == 3);
        var entered = get(page, HTML, cookie);
        assertThat(entered.header("Location")).containsExactly("/e/EV9000");
        assertThat(entered.header("Set-Cookie"))
                .anyMatch(set -> set.startsWith("marquee_inside=1; Path=/e/EV9000"));
        assertThat(post("/e/EV9000/bookings", "quantity=1", HTML, cookie).header("Location"))
                .containsExactly("/bookings/1");
        assertThat(get(page, HTML, cookie).body()).contains("You have booked");
        assertThat(post("/%65/EV9000/bookings", "quantity=1", HTML, cookie).header("Location"))
                .containsExactly(page);
        assertThat(post("/e/EV9000/bookings", "quantity=1", HTML, cookie).header("Location"))
                .containsExactly(page);
        assertThat(event).isPositive();
    }

    @Test
    void more_tabs_and_reloading_gain_nothing() {
        var event = shut();
        var page = "/e/EV" + event + "/waiting-room";
        var cookie = "Cookie: " + post(page, "").header("Set-Cookie").getFirst().split(";")[0];
        for (var tab = 0; tab < 5; tab++) {
            assertThat(post(page, "", cookie).header("Set-Cookie")).isEmpty();
            assertThat(get(page, HTML, cookie).body()).contains("You are in the draw");
        }
        await().until(() ->
                get("/api/events/" + event + "/waiting-room").json().get("waiting").asInt() == 1);
    }

    @Test
    void tokens_are_ours_and_of_this_event() {
        var event = room(Map.of());
        var other = room(Map.of());
        var token = join(event);
        var random = token.substring(0, 22);
        for (var forged :
                List.of(
                        join(other),
                        random + "." + "A".repeat(22),
                        "B".repeat(22) + token.substring(22),
                        random,
                        "x")) assertThat(place(event, forged).status()).as(forged).isEqualTo(404);
        assertThat(place(event, token).status()).isEqualTo(200);
    }

    @Test
    void the_lot_can_be_checked_by_anyone() {
        var starts = Instant.now().plus(Duration.ofDays(1));
        var event = room(Map.of("starts_at", starts.toString()));
        var address = "/api/events/" + event + "/waiting-room";
        var places = new HashSet<String>();
        for (var visitor = 0; visitor < 20; visitor++)
            places.add(post(address, "").json().get("place").get("place").asString());
        await().until(() -> get(address).json().get("seed_hash").isString());
        var published = get(address).json();
        assertThat(published.get("seed").isNull()).isTrue();
        assertThat(get(address + "/proof").status()).isEqualTo(409);
        var now = new LinkedHashMap<>(decided.get(event));
        now.put("starts_at", Instant.now().toString());
        decided.put(event, now);
        await().until(() -> get(address + "/proof").status() == 200);
        var proof = get(address + "/proof").json();
        assertThat(proof.get("seed_hash")).isEqualTo(published.get("seed_hash"));
        assertThat(proof.get("places").valueStream().map(line -> line.get("place").asString()))
                .containsExactlyInAnyOrderElementsOf(places);
        assertThat(proof.get("places").valueStream().map(line -> line.get("number").asInt()))
                .isSorted()
                .startsWith(1)
                .endsWith(20);
    }

    @Test
    void before_it_opens_and_after_leaving_there_is_no_place() {
        var event =
                room(
                        Map.of(
                                "opens_at",
                                Instant.now().plus(Duration.ofHours(1)).toString(),
                                "starts_at",
                                Instant.now().plus(Duration.ofHours(2)).toString()));
        assertThat(post("/api/events/" + event + "/waiting-room", "").json().get("type").asString())
                .endsWith(":not-open-yet");
        assertThat(post("/e/EV" + event + "/waiting-room", "", HTML).body())
                .contains("opens later", "not open yet");
        var open = room(Map.of("inside", 0));
        var token = join(open);
        assertThat(
                        call(
                                        "DELETE",
                                        "/api/events/" + open + "/waiting-room/place",
                                        null,
                                        "Waiting-Room-Token: " + token)
                                .status())
                .isEqualTo(204);
        assertThat(place(open, token).json().get("state").asString()).isEqualTo("left");
    }

    @Test
    void a_room_by_load_opens_when_many_come_and_not_before() {
        var event = room(Map.of("by_load", true, "busy_at", 5));
        for (var visitor = 0; visitor < 4; visitor++)
            assertThat(book(event).status()).isEqualTo(201);
        await().until(() -> book(event).status() == 429);
        var token = join(event);
        awaitTurn(event, token);
        assertThat(book(event, "Waiting-Room-Token: " + token).status()).isEqualTo(201);
    }

    @Test
    void another_site_cannot_make_a_browser_leave() {
        var event = shut();
        assertThat(
                        post(
                                        "/e/EV" + event + "/waiting-room/leave",
                                        "",
                                        "Origin: https://elsewhere.example",
                                        "Sec-Fetch-Site: cross-site")
                                .status())
                .isEqualTo(403);
    }
}
