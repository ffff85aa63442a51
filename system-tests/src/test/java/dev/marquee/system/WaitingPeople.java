package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.system.Http.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** People who wait for tickets of an event of their own, and read their mail. */
final class WaitingPeople {

    /** A place on its list, with the token of its mailed link. */
    record Place(long event, String id, String email, String token) {

        String path() {
            return "/api/events/" + event + "/waiting-list/" + id;
        }
    }

    private static final Pattern LINK = Pattern.compile("/w/([0-9a-z]+-[0-9a-z]{25})");

    private final RunningSuite suite;
    private final Mailbox mailbox;
    private final String[] organiser;
    final long event;
    private final List<JsonNode> bookings = new ArrayList<>();

    /** Of a sold-out event with so many bookings of one ticket each. */
    WaitingPeople(RunningSuite suite, Mailbox mailbox, String[] organiser, int tickets)
            throws IOException, InterruptedException {
        this.suite = suite;
        this.mailbox = mailbox;
        this.organiser = organiser;
        event = new Organiser(suite, organiser).onSale("Waited for", tickets);
        for (int n = 0; n < tickets; n++) {
            var booked =
                    Http.post(
                            suite.url("/api/bookings"),
                            Map.of(
                                    "event_id",
                                    event,
                                    "quantity",
                                    1,
                                    "buyer_name",
                                    "Ana",
                                    "buyer_email",
                                    address("buyer")));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            bookings.add(booked.json());
        }
    }

    static String address(String who) {
        return who + System.nanoTime() + "@example.org";
    }

    /** Asks for a place, and reads the mail. */
    Place asks(int quantity) throws IOException, InterruptedException {
        var email = address("waits");
        var asked =
                Http.post(
                        suite.url("/api/events/" + event + "/waiting-list"),
                        Map.of("quantity", quantity, "name", "Ben Ode", "email", email));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return new Place(event, asked.json().get("id").asString(), email, mailed(email, "Confirm"));
    }

    Place waits(int quantity) throws IOException, InterruptedException {
        var place = asks(quantity);
        var confirmed =
                Http.post(suite.url(place.path() + "/confirm"), Map.of("token", place.token()));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return place;
    }

    /** The token in the mail to that address whose subject begins so. */
    String mailed(String email, String subject) {
        return await().until(
                        () -> {
                            for (var mail : mailbox.receivedBy(email)) {
                                var link = LINK.matcher(Mailbox.text(mail));
                                if (mail.getSubject().startsWith(subject) && link.find())
                                    return link.group(1);
                            }
                            return "";
                        },
                        token -> !token.isEmpty());
    }

    /** Somebody gives a ticket back. */
    void ticketComesBack() throws IOException, InterruptedException {
        var booking = bookings.removeLast();
        var cancelled =
                Http.post(
                        suite.url("/api/bookings/" + booking.get("id").asString() + "/cancel"),
                        Map.of(),
                        "Booking-Key",
                        booking.get("access_key").asString());
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    }

    /** For so many hours, what is free is kept for who wants more than there are. */
    void patience(int hours) throws IOException, InterruptedException {
        var said =
                Http.send(
                        "PUT",
                        suite.url("/api/events/" + event + "/waiting-list/settings"),
                        Map.of("enabled", true, "patience_hours", hours),
                        organiser);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    Answer shown(Place place) throws IOException, InterruptedException {
        return Http.get(suite.url(place.path()), "Waiting-Link", place.token());
    }

    void untilState(Place place, String state) {
        await().until(() -> shown(place).json().get("state").asString().equals(state));
    }

    /** Until what is free is kept for it, as it wants more. */
    void untilKept(Place place) {
        await().until(() -> !shown(place).json().get("kept_until").isNull());
    }
}
