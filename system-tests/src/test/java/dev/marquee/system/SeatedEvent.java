package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An event whose buyers choose their seats: two rows of six in the stalls, four in the circle. */
final class SeatedEvent {

    private final RunningSuite suite;
    final long id;
    final String code;

    SeatedEvent(RunningSuite suite, String[] organiser) throws IOException, InterruptedException {
        this.suite = suite;
        var venue =
                added(
                        "/api/venues",
                        Map.of(
                                "name",
                                "Playhouse " + System.nanoTime(),
                                "type",
                                "Theatre",
                                "capacity",
                                400,
                                "address",
                                "Quay 5"),
                        organiser);
        var plan =
                added(
                        "/api/venues/" + venue.get("id").asString() + "/seat-plans",
                        Map.of(
                                "format",
                                1,
                                "name",
                                "House",
                                "sections",
                                List.of(
                                        section("stalls", "Stalls", 2, 6, 100),
                                        section("circle", "Circle", 1, 4, 300))),
                        organiser);
        var event =
                added(
                        "/api/events",
                        Map.of(
                                "name",
                                "Winter’s Tale",
                                "starts_at",
                                "2031-12-11T19:30",
                                "venue_id",
                                venue.get("id").asLong(),
                                "quota",
                                6,
                                "status",
                                "published",
                                "ticket_types",
                                List.of(
                                        Map.of("name", "Stalls", "price", "45.00"),
                                        Map.of("name", "Circle", "price", "20.00")),
                                "seating",
                                Map.of(
                                        "plan_id", plan.get("id").asLong(),
                                        "sections",
                                                Map.of(
                                                        "stalls", "Stalls",
                                                        "circle", "Circle"))),
                        organiser);
        id = event.get("id").asLong();
        code = event.get("code").asString();
        await().until(() -> {
            var seats = Http.get(suite.url("/api/events/" + id + "/seats"));
            return seats.status() == 200 && seats.json().path("plan").isObject();
        });
    }

    /** Somebody else books these seats. */
    void takes(String... seats) throws IOException, InterruptedException {
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                id,
                                "seats",
                                List.of(seats),
                                "buyer_name",
                                "Ben Ode",
                                "buyer_email",
                                "ben" + System.nanoTime() + "@example.org"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
    }

    private JsonNode added(String path, Map<String, ?> what, String[] organiser)
            throws IOException, InterruptedException {
        var answer = Http.post(suite.url(path), what, organiser);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Map<String, ?> section(String id, String name, int rows, int seats, int top) {
        var lines = new ArrayList<Map<String, ?>>();
        for (var row = 0; row < rows; row++) {
            var label = String.valueOf((char) ('A' + row));
            var line = new ArrayList<Map<String, ?>>();
            for (var n = 1; n <= seats; n++) {
                var seat = new HashMap<String, Object>();
                seat.put("id", id + "-" + label + "-" + n);
                seat.put("number", String.valueOf(n));
                seat.put("x", 100 + 30 * n);
                seat.put("y", top + 30 * row);
                line.add(seat);
            }
            lines.add(Map.of("label", label, "seats", line));
        }
        return Map.of("id", id, "name", name, "kind", "seats", "rows", lines);
    }
}
