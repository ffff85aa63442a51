package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whose things are whose, through the gateway: docs/access.csv says who may come to an endpoint,
 * this table what they find there when the thing belongs to somebody else. The admin owns a draft,
 * an event on sale, one that is over with a report, and a guest has booked.
 */
class OwnershipTest {

    @TempDir static Path folder;
    private static RunningSuite suite;
    private static final Map<String, String[]> CALLERS = new HashMap<>();
    private static final Map<String, String> THINGS = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        suite = RunningSuite.start(folder.resolve("data"), List.of("--demo"), Map.of());
        for (var name : List.of("admin", "organizer", "customer", "entry", "support"))
            CALLERS.put(name, Http.signIn(suite, name + "@ticket.local", name + "123"));
        CALLERS.put("nobody", new String[0]);
        THINGS.put("draft", "" + create("Draft"));
        var sold = create("On sale");
        THINGS.put("event", "" + sold);
        move(sold, "published");
        THINGS.put("booking", "" + book(sold));
        var over = create("Over");
        move(over, "published");
        move(over, "completed");
        var report =
                Http.post(
                        suite.url("/api/reports"),
                        Map.of("event_id", over, "summary", "It went well", "feedback", "Kind"),
                        CALLERS.get("admin"));
        assertThat(report.status()).as(report.text()).isEqualTo(201);
        THINGS.put("report", report.json().get("id").asString());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    admin,     GET,    /api/events/{draft},                 200
                    organizer, GET,    /api/events/{draft},                 404
                    customer,  GET,    /api/events/{draft},                 404
                    support,   GET,    /api/events/{draft},                 404
                    nobody,    GET,    /api/events/{draft},                 404
                    organizer, PATCH,  /api/events/{draft}/status,          404
                    organizer, PUT,    /api/events/{event}/tickets,         404
                    organizer, DELETE, /api/events/{draft},                 404
                    organizer, GET,    /admin/events/{draft},               404
                    admin,     GET,    /api/bookings/{booking},             200
                    support,   GET,    /api/bookings/{booking},             200
                    organizer, GET,    /api/bookings/{booking},             404
                    customer,  GET,    /api/bookings/{booking},             404
                    entry,     GET,    /api/bookings/{booking},             404
                    nobody,    GET,    /api/bookings/{booking},             404
                    organizer, POST,   /api/bookings/{booking}/cancel,      404
                    customer,  POST,   /api/bookings/{booking}/cancel,      404
                    nobody,    POST,   /api/bookings/{booking}/cancel,      404
                    customer,  GET,    /bookings/{booking},                 404
                    customer,  GET,    /my/bookings/{booking}/cancel,       404
                    customer,  POST,   /my/bookings/{booking}/cancel,       404
                    customer,  GET,    /api/customers/1/bookings,           404
                    customer,  GET,    /api/users/1,                        403
                    admin,     GET,    /api/reports/{report},               200
                    organizer, GET,    /api/reports/{report},               404
                    organizer, GET,    /admin/reports/{report},             404
                    customer,  GET,    /api/reports/{report},               403
                    nobody,    GET,    /api/reports/{report},               401
                    """)
    void somebody_elses_things_are_not_there(
            String caller, String method, String path, int expected) throws Exception {
        for (var thing : THINGS.entrySet())
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        var body =
                path.endsWith("/status")
                        ? Map.of("status", "published")
                        : path.endsWith("/tickets") ? Map.of("total_tickets", 5) : Map.of();
        var answer =
                method.equals("GET")
                        ? Http.get(suite.url(path), CALLERS.get(caller))
                        : Http.send(method, suite.url(path), body, CALLERS.get(caller));
        assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
    }

    private static long create(String name) throws Exception {
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                name,
                                "starts_at",
                                "2099-05-04T19:30",
                                "time_zone",
                                "Europe/Lisbon",
                                "location",
                                "Lisbon",
                                "total_tickets",
                                10),
                        CALLERS.get("admin"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asLong();
    }

    private static void move(long event, String status) throws Exception {
        var moved =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + event + "/status"),
                        Map.of("status", status),
                        CALLERS.get("admin"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    private static long book(long event) throws Exception {
        Organiser.awaitOnSale(suite, event);
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                1,
                                "buyer_name",
                                "Guest",
                                "buyer_email",
                                "guest@example.org"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked.json().get("id").asLong();
    }
}
