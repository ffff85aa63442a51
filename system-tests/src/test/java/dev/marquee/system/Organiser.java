package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Somebody with an access token who puts events on sale through the API. */
final class Organiser {

    static final Map<String, String> FIRST_ADMIN =
            Map.of(
                    "MARQUEE_ADMIN_EMAIL",
                    "first@example.org",
                    "MARQUEE_ADMIN_PASSWORD",
                    "correct horse battery");

    private final RunningSuite suite;
    private final String[] token;

    /** The first admin of an empty suite that was started with {@link #FIRST_ADMIN}. */
    Organiser(RunningSuite suite) throws IOException, InterruptedException {
        this(
                suite,
                Http.signIn(
                        suite,
                        Objects.requireNonNull(FIRST_ADMIN.get("MARQUEE_ADMIN_EMAIL")),
                        Objects.requireNonNull(FIRST_ADMIN.get("MARQUEE_ADMIN_PASSWORD"))));
    }

    Organiser(RunningSuite suite, String[] token) {
        this.suite = suite;
        this.token = token;
    }

    /** Creates and publishes a free event, and waits until its tickets can be booked. */
    long onSale(String name, int tickets) throws IOException, InterruptedException {
        return onSale(name, tickets, "0.00");
    }

    /** The same, of one whose tickets cost so much. */
    long onSale(String name, int tickets, String price) throws IOException, InterruptedException {
        return onSale(name, tickets, price, Duration.ofDays(30));
    }

    /** The same, of one that begins after that time. */
    long onSale(String name, int tickets, String price, Duration ahead)
            throws IOException, InterruptedException {
        var startsAt = OffsetDateTime.now(ZoneOffset.UTC).plus(ahead).withNano(0);
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                name,
                                "category",
                                "Music",
                                "starts_at",
                                startsAt.toString(),
                                "time_zone",
                                "Europe/Lisbon",
                                "location",
                                "Riverside Stage, Lisbon",
                                "total_tickets",
                                tickets,
                                "price",
                                price,
                                "currency",
                                "EUR"),
                        token);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = created.json().get("id").asLong();
        move(id, "published");
        awaitOnSale(suite, id);
        return id;
    }

    /** Moves an event to another status. */
    void move(long event, String status) throws IOException, InterruptedException {
        var moved =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + event + "/status"),
                        Map.of("status", status),
                        token);
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    /** How far a cancelled event is with its bookings and their money. */
    JsonNode cancellation(long event) throws IOException, InterruptedException {
        return Http.get(suite.url("/api/events/" + event + "/sales"), token)
                .json()
                .get("cancellation");
    }

    /** The news travels from event- to ticket-service. */
    static void awaitOnSale(RunningSuite suite, long event) {
        Awaitility.await("event " + event + " is on sale")
                .until(() -> {
                    var availability =
                            Http.get(suite.url("/api/events/" + event + "/availability"));
                    return availability.status() == 200
                            && availability.json().get("on_sale").asBoolean();
                });
    }
}
