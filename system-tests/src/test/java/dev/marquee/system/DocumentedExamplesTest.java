package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.OpenApiDescription;
import dev.marquee.platform.test.OpenApiDescription.Described;
import dev.marquee.system.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every documented example of a request, sent to the suite with its demo data as it stands, in the
 * order in which one would try them: what is made by one is what the next one's path names.
 */
@ExtendWith(DemoSuite.class)
class DocumentedExamplesTest {

    /** They ask for the token of a mail, which is sent by the request that stands beside them. */
    private static final Map<String, String> MAILED_BY =
            Map.of(
                    "POST /api/auth/verify-email",
                    "/api/auth/register",
                    "POST /api/auth/reset-password",
                    "/api/auth/forgot-password",
                    "POST /api/lookups/open",
                    "/api/lookups");

    /** Only its provider can sign it. */
    private static final String SIGNED = "POST /api/payments/callbacks/{provider}";

    /** They ask for a booking that waits to be paid. */
    private static final List<String> OF_HELD_TICKETS =
            List.of(
                    "POST /api/payments",
                    "POST /api/bookings/{id}/pay",
                    "PUT /api/bookings/{id}/invoice-address");

    /** They ask for one that is paid. */
    private static final List<String> OF_PAID_TICKETS =
            List.of(
                    "POST /api/bookings/{id}/cancel",
                    "POST /api/bookings/{id}/change",
                    "POST /api/tickets/{id}/transfer",
                    "POST /api/tickets/{id}/block",
                    "POST /api/bookings/{id}/refund-request",
                    "POST /api/bookings/{id}/refund-decision",
                    "POST /api/bookings/{id}/refund-decision/preview",
                    "POST /api/refunds/{id}/settled-by-hand",
                    "POST /api/payments/outside/{id}/decision");

    /** The simulated provider refuses to give this one's money back. */
    private static final String NO_REFUND = "4000000000000077";

    private static final Pattern MAILED_TOKEN = Pattern.compile("[?&]token=([\\w-]+)");

    /** They change the caller's own account, so they are sent by one that was made for it. */
    private static final List<String> OF_ONESELF =
            List.of(
                    "POST /api/auth/logout-everywhere",
                    "PUT /api/profile",
                    "POST /api/auth/change-password",
                    "DELETE /api/profile");

    /** Those of one path come in this order; what is made is deleted when nothing else is left. */
    private static final List<String> METHODS = List.of("post", "put", "patch", "delete");

    private static final String OF_ONE_KIND = "PUT /api/events/{id}/tickets";

    /** They ask for a ticket type that the event has. */
    private static final List<String> AT_THE_DOOR =
            List.of("POST /api/entry/events/{id}/sales", "POST /api/entry/events/{id}/sale-quotes");

    /** They ask for an event with seats, such as the demo's last one. */
    private static final String SEATS = "/seats/";

    private static final String OF_SEATED_TICKET = "PUT /api/tickets/{id}/seat";
    private static final int WITH_SEATS = 18;

    /** They ask for a complaint of somebody whose address is known. */
    private static final String COMPLAINT = "/api/complaints/{id}";

    /** They ask for somebody who waits. */
    private static final String WAITING = "/api/events/{id}/waiting-list";

    /** The scan that is sent in the example of sending scans: too early, which is a conflict. */
    private static final String SENT_SCAN = "5d3b7c52-0d43-4c7e-8f0a-6a1f5c3e9b20";

    private static final Pattern VARIABLE = Pattern.compile("/\\{[^}]+}");

    private static final String PASSWORD = "a long enough pass phrase";

    private static RunningSuite suite;
    private static People people;
    private static Mailbox mailbox;

    /** The id of what was made, by the path that made it. */
    private final Map<String, String> made =
            new HashMap<>(
                    Map.of(
                            "/api/entry/scans",
                            SENT_SCAN,
                            "/api/entry/conflicts",
                            SENT_SCAN,
                            "/api/queues",
                            "mails",
                            "/api/ai/chat/proposals",
                            "none",
                            "/api/ai/chat/turns",
                            SENT_SCAN,
                            "/api/templates",
                            "booking-confirmed",
                            "/api/templates/booking-confirmed",
                            "en"));

    /** A ticket of the booking that was made. */
    private String ticket = "0";

    @BeforeAll
    static void start(RunningSuite demo, Mailbox mails) throws Exception {
        suite = demo;
        mailbox = mails;
        people = new People(demo);
    }

    /** The organiser's mails would read otherwise in whatever test comes next. */
    @AfterAll
    static void forget_own_words() throws Exception {
        var words = suite.url("/api/templates/booking-confirmed/en");
        assertThat(
                        Http.send(
                                        Http.request(words, people.as("organizer"))
                                                .method("DELETE", BodyPublishers.noBody())
                                                .build())
                                .status())
                .isEqualTo(204);
    }

    @Test
    void every_documented_request_is_accepted_as_it_stands() throws Exception {
        var refused = new ArrayList<String>();
        var sent = 0;
        for (var description : Descriptions.of(suite).values())
            for (var operation : inOrder(description)) {
                var answer = send(operation, body(operation));
                sent++;
                if (answer.status() < 200 || answer.status() > 299)
                    refused.add(
                            "%s: %d %s".formatted(name(operation), answer.status(), answer.text()));
                remember(operation, answer);
            }
        assertThat(refused).isEmpty();
        assertThat(sent).as("requests with a body").isGreaterThan(35);
    }

    private static List<Described> inOrder(OpenApiDescription description) {
        return description.operations().stream()
                .filter(operation -> !operation.requestMedia().isEmpty())
                .filter(operation -> !name(operation).equals(SIGNED))
                .sorted(
                        Comparator.comparing((Described it) -> isLast(it))
                                .thenComparing(it -> it.path().split("/").length)
                                .thenComparing(it -> METHODS.indexOf(it.method()))
                                .thenComparing(Described::path))
                .toList();
    }

    /** A merge takes away what others need, as deleting does. */
    private static boolean isLast(Described operation) {
        return operation.method().equals("delete") || operation.path().endsWith("/merge");
    }

    private static JsonNode body(Described operation) {
        var example = operation.requestMedia().getFirst().path("example");
        assertThat(example.isMissingNode()).as("%s has an example", name(operation)).isFalse();
        return example;
    }

    private Answer send(Described operation, JsonNode body) throws Exception {
        var sent = body;
        if (operation.path().startsWith("/api/webhooks")) sent = atHome((ObjectNode) body);
        if (OF_HELD_TICKETS.contains(name(operation)) || OF_PAID_TICKETS.contains(name(operation)))
            return sendOfPriced(operation, (ObjectNode) body.deepCopy());
        if (operation.path().startsWith(WAITING + "/{entry}"))
            return sendOfWaiting(operation, (ObjectNode) body.deepCopy());
        if (operation.path().startsWith(COMPLAINT))
            return sendOfComplaint(operation, (ObjectNode) body.deepCopy());
        if (operation.path().contains(SEATS) || name(operation).equals(OF_SEATED_TICKET))
            return sendOfSeats(operation, (ObjectNode) body.deepCopy());
        if (name(operation).equals(OF_ONE_KIND)) made.put("/api/events", oneKind());
        if (AT_THE_DOOR.contains(name(operation))) sent = ofThatEvent(operation, body);
        if (MAILED_BY.containsKey(name(operation)))
            sent = ((ObjectNode) body.deepCopy()).put("token", mailedToken(operation));
        return Http.send(
                Http.request(suite.url(path(operation)), caller(operation))
                        .header("Content-Type", mediaType(operation))
                        .method(
                                operation.method().toUpperCase(Locale.ROOT),
                                BodyPublishers.ofString(sent.toString()))
                        .build());
    }

    private static Answer sendOfComplaint(Described operation, ObjectNode body) throws Exception {
        var ofRefund = operation.path().endsWith("/refund-decision");
        var id = complaint(ofRefund ? paidBooking() : null);
        if (body.has("into")) body.put("into", complaint(null));
        if (body.has("other_id")) body.put("other_id", complaint(null));
        return Http.send(
                operation.method().toUpperCase(Locale.ROOT),
                suite.url(operation.path().replace("{id}", String.valueOf(id))),
                body,
                people.as("admin"));
    }

    private static long complaint(Long booking) throws Exception {
        var complaint =
                new HashMap<String, Object>(Map.of("subject", "Cold", "message", "It was cold"));
        if (booking != null) complaint.put("booking_id", booking);
        else complaint.putAll(Map.of("name", "Ana", "email", "complains@example.org"));
        var made = Http.post(suite.url("/api/complaints"), complaint, people.as("admin"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asLong();
    }

    private static long paidBooking() throws Exception {
        var booking =
                Http.post(
                                suite.url("/api/bookings"),
                                Map.of(
                                        "event_id",
                                        14,
                                        "quantity",
                                        1,
                                        "buyer_name",
                                        "Ana",
                                        "buyer_email",
                                        "complains" + System.nanoTime() + "@example.org"))
                        .json();
        var id = booking.get("id").asLong();
        var paid =
                Http.post(
                        suite.url("/api/bookings/" + id + "/pay"),
                        Map.of("method", "card", "card_number", "4242424242424242"),
                        "Booking-Key",
                        booking.get("access_key").asString());
        assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        return id;
    }

    private Answer sendOfSeats(Described operation, ObjectNode body) throws Exception {
        var address = "/api/events/" + WITH_SEATS;
        await().until(() -> Http.get(suite.url(address + "/seats")).json().path("plan").isObject());
        var type = Http.get(suite.url(address + "/seats")).json().at("/types/0/id").asLong();
        if (body.has("ticket_type_id")) body.put("ticket_type_id", type);
        var path = operation.path().replace("/api/events/{event}", address);
        if (name(operation).equals(OF_SEATED_TICKET)) {
            var booked =
                    Http.post(
                            suite.url("/api/bookings"),
                            Map.of(
                                    "event_id",
                                    WITH_SEATS,
                                    "items",
                                    List.of(Map.of("ticket_type_id", type, "quantity", 1)),
                                    "buyer_name",
                                    "Ana",
                                    "buyer_email",
                                    "seat" + System.nanoTime() + "@example.org"));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            path = "/api/tickets/" + booked.json().at("/tickets/0/id").asLong() + "/seat";
        }
        return Http.send(
                Http.request(suite.url(path), caller(operation))
                        .header("Content-Type", mediaType(operation))
                        .method(
                                operation.method().toUpperCase(Locale.ROOT),
                                BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /**
     * For a booking of the demo's event with three fado singers, made as the operation needs it.
     */
    private static Answer sendOfPriced(Described operation, ObjectNode body) throws Exception {
        var booking =
                Http.post(
                                suite.url("/api/bookings"),
                                Map.of(
                                        "event_id",
                                        14,
                                        "quantity",
                                        1,
                                        "buyer_name",
                                        "Ana",
                                        "buyer_email",
                                        "priced" + System.nanoTime() + "@example.org"))
                        .json();
        var id = booking.get("id").asLong();
        var key = new String[] {"Booking-Key", booking.get("access_key").asString()};
        if (OF_PAID_TICKETS.contains(name(operation))) {
            var card = Map.of("method", "card", "card_number", NO_REFUND);
            var paid = Http.post(suite.url("/api/bookings/" + id + "/pay"), card, key);
            assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        }
        if (body.has("booking_id")) body.put("booking_id", id);
        if (body.has("tickets")) body.putArray("tickets").add(booking.at("/tickets/0/id").asLong());
        // the type that it has already: nothing changes
        if (body.has("ticket_type_id"))
            body.set("ticket_type_id", booking.at("/tickets/0/ticket_type_id"));
        var ofRefund = operation.path().startsWith("/api/refunds/");
        var ofOutside = operation.path().startsWith("/api/payments/outside/");
        var ofTicket = operation.path().startsWith("/api/tickets/");
        if (ofTicket) id = booking.at("/tickets/0/id").asLong();
        var named = ofRefund ? stuckRefund(id) : ofOutside ? refundedOutside(booking) : id;
        var isStaff =
                ofRefund
                        || ofOutside
                        || operation.path().contains("/refund-decision")
                        || operation.path().endsWith("/change")
                        || operation.path().endsWith("/block");
        return Http.send(
                Http.request(
                                suite.url(operation.path().replace("{id}", String.valueOf(named))),
                                isStaff ? people.as("admin") : key)
                        .header("Content-Type", mediaType(operation))
                        .method(
                                operation.method().toUpperCase(Locale.ROOT),
                                BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** For a place on the list of an event of its own, as the operation needs it. */
    private static Answer sendOfWaiting(Described operation, ObjectNode body) throws Exception {
        var waiting = new WaitingPeople(suite, mailbox, people.as("admin"), 3);
        var place =
                switch (operation.path().substring((WAITING + "/{entry}").length())) {
                    case "/take" -> {
                        var offered = waiting.waits(1);
                        waiting.ticketComesBack();
                        waiting.untilState(offered, "offered");
                        yield offered;
                    }
                    case "/offer" -> {
                        var first = waiting.waits(2);
                        waiting.ticketComesBack();
                        waiting.untilKept(first);
                        yield waiting.waits(1);
                    }
                    case "/pass" -> {
                        waiting.patience(0);
                        var part = waiting.waits(2);
                        waiting.ticketComesBack();
                        waiting.untilState(part, "offered");
                        yield part;
                    }
                    case "/fewer" -> waiting.waits(2);
                    default -> waiting.asks(1);
                };
        if (body.has("token")) body.put("token", place.token());
        var path =
                operation
                        .path()
                        .replace("{id}", String.valueOf(place.event()))
                        .replace("{entry}", place.id());
        return Http.send(
                operation.method().toUpperCase(Locale.ROOT),
                suite.url(path),
                body,
                people.as("admin"));
    }

    private static long stuckRefund(long booking) throws Exception {
        var at = "/api/bookings/" + booking;
        var decided =
                Http.post(
                        suite.url(at + "/refund-decision"),
                        Map.of("approve", true),
                        people.as("admin"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        var refund =
                await().until(
                                () ->
                                        Http.get(suite.url(at + "/refunds"), people.as("admin"))
                                                .json()
                                                .get(0),
                                one -> one.get("phase").asString().equals("stuck"));
        return refund.get("id").asLong();
    }

    /** A part of its payment is given back at the provider. */
    private static long refundedOutside(JsonNode booking) throws Exception {
        var payment =
                Http.get(
                                suite.url(
                                        "/api/payments/ticket/"
                                                + booking.at("/tickets/0/id").asLong()),
                                people.as("admin"))
                        .json()
                        .get(0);
        var given =
                Http.form(
                        suite.url("/admin/payments/simulated/refund"),
                        "amount=1.00&ref=" + payment.get("transaction_id").asString(),
                        people.as("admin"));
        assertThat(given.status()).as(given.text()).isEqualTo(302);
        return Http.get(suite.url("/api/payments/outside"), people.as("admin"))
                .json()
                .valueStream()
                .filter(one -> one.get("booking_id").asLong(0) == booking.get("id").asLong())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
    }

    /** With a ticket type that the event has. */
    private ObjectNode ofThatEvent(Described operation, JsonNode body) throws Exception {
        var types = suite.url(path(operation).replaceFirst("/[a-z-]+$", "/sale-types"));
        var type = Http.get(types, people.as("admin")).json().at("/0/id");
        return ((ObjectNode) body.deepCopy()).set("ticket_type_id", type);
    }

    private static String mediaType(Described operation) {
        return operation.operation().path("requestBody").path("content").propertyNames().stream()
                .filter(type -> type.endsWith("json"))
                .findFirst()
                .orElseThrow();
    }

    /** Nobody of the test's network is called {@code tickets.example.org}. */
    private static ObjectNode atHome(ObjectNode webhook) {
        return webhook.deepCopy().put("url", suite.url("/hooks/marquee").toString());
    }

    /** As whoever tries it gets one: a made-up token opens nothing. */
    private static String mailedToken(Described operation) throws Exception {
        var email = reader(operation);
        var path = MAILED_BY.get(name(operation));
        join(email);
        var booking =
                Map.of("event_id", 10, "quantity", 1, "buyer_name", "n", "buyer_email", email);
        if (path.equals("/api/lookups"))
            assertThat(Http.post(suite.url("/api/bookings"), booking).status()).isEqualTo(201);
        if (!path.endsWith("/register"))
            assertThat(Http.post(suite.url(path), Map.of("email", email)).status())
                    .isBetween(200, 299);
        var page =
                operation.path().replaceFirst("^/api/(auth/)?", "/").replace("lookups", "lookup");
        return await().until(() -> tokenOf(email, page), token -> !token.isEmpty());
    }

    private static String reader(Described operation) {
        return "reader" + operation.path().replace('/', '.') + "@example.org";
    }

    /** The token of the link to that page in a mail to that address; empty while there is none. */
    private static String tokenOf(String email, String page) throws Exception {
        for (var mail : mailbox.receivedBy(email)) {
            var text = Mailbox.text(mail);
            var link = text.indexOf(page + "?token=");
            var token = MAILED_TOKEN.matcher(text);
            if (link >= 0 && token.find(link)) return token.group(1);
        }
        return "";
    }

    /** An event with tickets of one kind, unlike that of the example. */
    private static String oneKind() throws Exception {
        var event = new HashMap<String, Object>();
        event.put("name", "One kind");
        event.put("starts_at", "2031-05-04T19:30");
        event.put("total_tickets", 20);
        var created = Http.post(suite.url("/api/events"), event, people.as("admin"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asString();
    }

    private static String[] caller(Described operation) throws Exception {
        // A link is opened by the account that asked for it.
        if (name(operation).equals("POST /api/auth/verify-email"))
            return Http.signIn(suite, reader(operation), PASSWORD);
        if (OF_ONESELF.contains(name(operation))) return oneself(operation);
        if (operation.path().startsWith("/api/templates/")) return people.as("organizer");
        // What is open by a key of the thing itself is sent by who needs none.
        var open =
                !VARIABLE.matcher(operation.path()).find()
                        && operation
                                .operation()
                                .path("security")
                                .valueStream()
                                .anyMatch(JsonNode::isEmpty);
        return people.as(open ? "anonymous" : "admin");
    }

    /** Somebody new, who has the password of the examples. */
    private static String[] oneself(Described operation) throws Exception {
        var email = "oneself." + OF_ONESELF.indexOf(name(operation)) + "@example.org";
        join(email);
        return Http.signIn(suite, email, PASSWORD);
    }

    private static void join(String email) throws Exception {
        var account = Map.of("name", "Minh Châu", "email", email, "password", PASSWORD);
        var joined = Http.post(suite.url("/api/auth/register"), account);
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
    }

    private String path(Described operation) {
        var path =
                operation
                        .path()
                        .replace("/tickets/{id}/attendee", "/tickets/" + ticket + "/attendee")
                        // of an event that is on sale
                        .replace("/events/{id}/entry-", "/events/7/entry-")
                        .replace("/events/{id}/supervisor", "/events/7/supervisor")
                        .replace("/events/{id}/guests", "/events/7/guests")
                        .replace("/events/{id}/attendees/import", "/events/7/attendees/import")
                        // of one that is sold out
                        .replace("/events/{id}/waiting-list", "/events/8/waiting-list");
        for (var variable = VARIABLE.matcher(path);
                variable.find();
                variable = VARIABLE.matcher(path)) {
            var collection = path.substring(0, variable.start());
            var id = made.getOrDefault(collection, "1");
            path = collection + "/" + id + path.substring(variable.end());
        }
        return path + query(operation);
    }

    private static String query(Described operation) {
        return name(operation).equals("PATCH /api/categories")
                ? "?name=" + "Talks%20and%20readings"
                : "";
    }

    private void remember(Described operation, Answer answer) {
        if (answer.status() != 201) return;
        var answered = answer.json();
        if (answered.has("tickets") && !answered.get("tickets").isEmpty())
            ticket = answered.get("tickets").get(0).get("id").asString();
        if (answered.has("id"))
            made.putIfAbsent(
                    VARIABLE.matcher(path(operation)).replaceAll(""),
                    answered.get("id").asString());
    }

    private static String name(Described operation) {
        return operation.method().toUpperCase(Locale.ROOT) + " " + operation.path();
    }
}
