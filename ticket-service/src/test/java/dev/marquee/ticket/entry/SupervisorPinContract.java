package dev.marquee.ticket.entry;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** A steward who knows the PIN is a supervisor for a while, on whatever database. */
abstract class SupervisorPinContract extends AtTheDoor {

    private static final String PIN = "240681";

    private long withPin(String name) {
        var event = opened(name, 10);
        setPin(event, PIN);
        return event;
    }

    private void setPin(long event, String pin) {
        send(
                PUT,
                "/api/events/" + event + "/entry-staff",
                organiser(),
                200,
                "{\"supervisor_pin\":\"%s\"}".formatted(pin));
    }

    private int types(RequestPostProcessor who, long event, String pin) {
        return exchange(POST, turn(event), who, "{\"pin\":\"%s\"}".formatted(pin))
                .getResponse()
                .getStatus();
    }

    private static String turn(long event) {
        return "/api/entry/events/" + event + "/supervisor";
    }

    private int finds(RequestPostProcessor who, long event) {
        return exchange(GET, "/api/entry/events/" + event + "/tickets?q=Ana", who, null)
                .getResponse()
                .getStatus();
    }

    private JsonNode shown(RequestPostProcessor who, long event) {
        return get("/api/entry/events", who)
                .get("events")
                .valueStream()
                .filter(one -> one.get("id").asLong() == event)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_steward_who_knows_it_is_a_supervisor_for_half_an_hour() {
        var event = withPin("With a PIN");
        var ticket = ticket(event);
        scan(steward(), ticket, "");
        assertThat(finds(steward(), event)).isEqualTo(403);
        assertThat(shown(steward(), event).get("has_pin").asBoolean()).isTrue();
        assertThat(types(steward(), event, "999999")).isEqualTo(422);
        assertThat(finds(steward(), event)).isEqualTo(403);

        assertThat(types(steward(), event, PIN)).isEqualTo(200);

        assertThat(finds(steward(), event)).isEqualTo(200);
        assertThat(shown(steward(), event).get("role").asString()).isEqualTo("supervisor");
        assertThat(shown(steward(), event).get("by_pin").asBoolean()).isTrue();
        assertThat(result(scan(steward(), ticket, ",\"force\":true,\"why\":\"I know her\"")))
                .isEqualTo("admitted");
        clock.pass(Duration.ofMinutes(31));
        assertThat(finds(steward(), event)).isEqualTo(403);
        assertThat(shown(steward(), event).get("role").asString()).isEqualTo("steward");
    }

    @Test
    void it_ends_at_once_if_one_says_so_or_the_pin_is_another_one() {
        var event = withPin("Ends");
        assertThat(types(steward(), event, PIN)).isEqualTo(200);
        for (int twice = 0; twice < 2; twice++) send(DELETE, turn(event), steward(), 204, null);
        assertThat(finds(steward(), event)).isEqualTo(403);

        assertThat(types(steward(), event, PIN)).isEqualTo(200);
        setPin(event, PIN);
        assertThat(finds(steward(), event)).as("the same PIN").isEqualTo(200);
        setPin(event, "123456");
        assertThat(finds(steward(), event)).isEqualTo(403);
        assertThat(types(steward(), event, PIN)).isEqualTo(422);

        setPin(event, "");
        assertThat(types(steward(), event, "123456")).as("there is none").isEqualTo(409);
        assertThat(shown(steward(), event).get("has_pin").asBoolean()).isFalse();
    }

    @Test
    void whoever_stands_at_no_door_of_it_learns_nothing() {
        var event = withPin("Not yours");
        var stranger = account(88, "stranger@example.org", "ENTRY_MANAGER");
        assertThat(types(stranger, event, PIN)).isEqualTo(404);
        exchange(DELETE, turn(event), stranger, null);
        assertThat(finds(stranger, event)).isEqualTo(404);
        for (var pin : new String[] {"12345", "123456789", "12a456", "１２３４５６"})
            send(
                    PUT,
                    "/api/events/" + event + "/entry-staff",
                    organiser(),
                    422,
                    "{\"supervisor_pin\":\"%s\"}".formatted(pin));
    }

    @Test
    void many_who_stand_there_do_not_find_it_together() {
        var event = withPin("Tried by many");
        for (var other : new String[] {"link-a", "link-b", "link-c", "link-d"})
            database.update(
                    "insert into supervisor_turn (event_id, keeper, tries, since) values (?, ?, 5, ?)",
                    event,
                    other,
                    clock.instant().atOffset(ZoneOffset.UTC));
        assertThat(types(steward(), event, PIN)).isEqualTo(429);
        clock.pass(Duration.ofMinutes(16));
        assertThat(types(steward(), event, PIN)).isEqualTo(200);
    }

    @Test
    void nobody_finds_it_by_trying() throws Exception {
        var event = withPin("Tried");
        var together = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 16; n++) {
                var pin = "10000" + n;
                answers.add(
                        threads.submit(() -> {
                            together.await();
                            return types(steward(), event, pin);
                        }));
            }
            together.countDown();
        }
        assertThat(answers).extracting(Future::resultNow).containsOnly(422, 429);
        assertThat(answers.stream().filter(answer -> answer.resultNow() == 422)).hasSize(5);
        assertThat(types(steward(), event, PIN)).as("the right one").isEqualTo(429);
        send(
                PUT,
                "/api/events/" + event + "/entry-staff",
                organiser(),
                200,
                """
                {"staff":[{"email":"steward@example.org","role":"steward"},{"email":"other@example.org","role":"steward"}]}
                """);
        assertThat(types(account(89, "other@example.org", "ENTRY_MANAGER"), event, PIN))
                .as("somebody else")
                .isEqualTo(200);

        clock.pass(Duration.ofMinutes(16));
        assertThat(types(steward(), event, PIN)).isEqualTo(200);
    }
}
