package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * What the paths of docs/access.csv name by an id, made anew each time by the demo's organiser or
 * customer. A new kind of thing is a line in the constructor, and a body that an endpoint needs
 * before it looks for the thing one in {@link #BODIES}.
 */
final class Things {

    /**
     * Something that somebody owns.
     *
     * @param id stands for the path's variable; several, with spaces between, for one after the
     *     other
     * @param owners who find it there
     */
    record Thing(String id, List<String> owners) {}

    private interface Maker {
        Thing make() throws IOException, InterruptedException;
    }

    private static final Map<String, Object> EVENT =
            Map.of(
                    "name",
                    "Somebody's evening",
                    "starts_at",
                    "2099-05-04T19:30",
                    "time_zone",
                    "Europe/Lisbon",
                    "location",
                    "Lisbon",
                    "total_tickets",
                    500,
                    "quota",
                    100);

    /** Nobody listens there. */
    private static final Map<String, Object> SCHEDULE =
            Map.of(
                    "name",
                    "The week",
                    "rhythm",
                    "weekly",
                    "time",
                    "08:00",
                    "time_zone",
                    "Europe/Lisbon");

    private static final Map<String, Object> WEBHOOK =
            Map.of(
                    "name",
                    "Till",
                    "url",
                    "http://localhost:9999/hook",
                    "events",
                    List.of("booking.confirmed"));

    private static final Map<String, Object> COMPANY =
            Map.of("company", "Casa Azul Lda", "address", "Rua Nova 1", "country", "PT");

    private static final Map<String, Object> SELLER =
            Map.of(
                    "name",
                    "Tejo Arts Council",
                    "address",
                    "Cais 4",
                    "country",
                    "PT",
                    "number_prefix",
                    "TA",
                    "time_zone",
                    "Europe/Lisbon");

    private static final Map<String, Map<String, Object>> BODIES =
            Map.ofEntries(
                    Map.entry("PUT /api/bookings/{id}/invoice-address", COMPANY),
                    Map.entry("PUT /api/sellers/{organizerId}", SELLER),
                    Map.entry("PUT /api/brands/{organizer}", Map.of("name", "Tejo Arts Council")),
                    Map.entry(
                            "PUT /api/brands/{organizer}/embed-origins",
                            Map.of("origins", List.of("https://www.example.org"))),
                    Map.entry("PUT /api/events/{id}", EVENT),
                    Map.entry(
                            "POST /api/events/{id}/duplicate",
                            Map.of("starts_at", "2099-06-04T19:30")),
                    Map.entry("POST /api/events/{id}/notes", Map.of("text", "Mine")),
                    Map.entry("PUT /api/events/{id}/tickets", Map.of("total_tickets", 700)),
                    Map.entry("PATCH /api/events/{id}/status", Map.of("status", "published")),
                    Map.entry(
                            "POST /api/tickets/{id}/transfer",
                            Map.of("name", "Ben Ode", "email", "ben@example.org")),
                    Map.entry("PUT /api/tickets/{id}/status", Map.of("status", "CANCELLED")),
                    Map.entry("PUT /api/events/{id}/test-mode", Map.of("test_mode", true)),
                    Map.entry("PUT /api/events/{id}/waiting-room/settings", Map.of("mode", "off")),
                    Map.entry(
                            "POST /api/bookings/{id}/change",
                            Map.of("tickets", List.of(1), "ticket_type_id", 1)),
                    Map.entry("POST /api/bookings/{id}/refund-decision", Map.of("approve", true)),
                    Map.entry(
                            "POST /api/bookings/{id}/refund-decision/preview",
                            Map.of("approve", true)),
                    Map.entry("POST /api/refunds/{id}/settled-by-hand", Map.of("note", "Cash")),
                    Map.entry("PUT /api/offers/{id}", Map.of("name", "Autumn sale")),
                    Map.entry("PATCH /api/offers/{id}", Map.of("name", "Autumn sale")),
                    Map.entry("POST /api/offers/{id}/codes", Map.of("count", 1)),
                    Map.entry("PUT /api/webhooks/{id}", WEBHOOK),
                    Map.entry("PUT /api/messages/{id}", Map.of("later_bookers", true)),
                    Map.entry("POST /api/entry/scans/{id}/undo", Map.of("why", "By mistake")),
                    Map.entry("POST /api/entry/events/{id}/supervisor", Map.of("pin", "0000")),
                    Map.entry("POST /api/tickets/{id}/block", Map.of("why", "Stolen")),
                    Map.entry("POST /api/events/{id}/entry-lists/copy", Map.of("from", "EV08")),
                    Map.entry(
                            "POST /api/events/{id}/attendees/import",
                            Map.of("csv", "First Name,Product Name\nRui Costa,Standing\n")),
                    Map.entry(
                            "POST /api/events/{id}/guests",
                            Map.of("guests", List.of(Map.of("name", "Rui Costa")))),
                    Map.entry(
                            "POST /api/entry/events/{id}/sales",
                            Map.of(
                                    "ticket_type_id",
                                    1,
                                    "quantity",
                                    1,
                                    "payment",
                                    "free",
                                    "sale_id",
                                    "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13")),
                    Map.entry(
                            "POST /api/entry/events/{id}/sale-quotes",
                            Map.of("ticket_type_id", 1, "quantity", 1)),
                    Map.entry(
                            "POST /api/entry/events/{id}/unfinished-sales",
                            Map.of(
                                    "sale_id",
                                    "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13",
                                    "end",
                                    "release")),
                    Map.entry(
                            "PUT /api/events/{id}/waiting-list/settings", Map.of("enabled", true)),
                    Map.entry(
                            "POST /api/events/{event}/seats/staff/block",
                            Map.of("seats", List.of("A-1"))),
                    Map.entry(
                            "POST /api/events/{event}/seats/staff/unblock",
                            Map.of("seats", List.of("A-1"))),
                    Map.entry(
                            "PUT /api/events/{event}/seats/staff/settings",
                            Map.of("orphans", "off")),
                    Map.entry("PUT /api/tickets/{id}/seat", Map.of("seat", "A-1")),
                    Map.entry(
                            "POST /api/events/{id}/waiting-list/{entry}/offer",
                            Map.of("reason", "Mine")),
                    Map.entry(
                            "PUT /api/events/{id}/entry-lists",
                            Map.of("lists", List.of(Map.of("id", 0, "name", "Entry")))),
                    Map.entry("PUT /api/reports/{id}", Map.of("summary", "It went well")),
                    Map.entry("PUT /api/tracking-links/{id}", Map.of("name", "Leaflet")),
                    Map.entry("PUT /api/report-schedules/{id}", SCHEDULE),
                    Map.entry(
                            "PUT /api/customers/{id}",
                            Map.of("name", "Somebody else", "email", "else@example.org")),
                    Map.entry("POST /api/customers/{id}/history", Map.of("text", "Called")),
                    Map.entry("POST /api/complaints/{id}/entries", Map.of("text", "Mine")),
                    Map.entry("POST /api/customers/{id}/distinct", Map.of("other_id", 1)),
                    Map.entry(
                            "PUT /api/venues/{venueId}/hires/{hireId}",
                            Map.of(
                                    "starts_at",
                                    "2100-01-01T20:00Z",
                                    "ends_at",
                                    "2100-01-01T22:00Z")));

    /** A PNG of one pixel. */
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final Pattern MY_NOTE = Pattern.compile("/admin/events/notes/(\\d+)/delete");
    private static final List<String> ORGANIZER = List.of("organizer");
    private static final Pattern MY_SESSION = Pattern.compile("/profile/sessions/(\\d+)/end");

    private final RunningSuite suite;
    private final People people;
    private final Map<Pattern, Maker> makers = new LinkedHashMap<>();
    private final Map<String, Thing> shared = new HashMap<>();
    private String lastWebhook = "";
    private String lastSchedule = "";
    private String other = "";
    private String told = "";
    private Thing complaint;
    private final AtomicInteger evenings = new AtomicInteger();

    Things(RunningSuite suite, People people) {
        this.suite = suite;
        this.people = people;
        kind("event-service /api/brands/.*", this::organizer);
        kind("event-service /api/events/.*/picture", this::pictured);
        kind("event-service /api/events/.*/notes/.*", this::noteByApi);
        kind("event-service /api/events/.*", () -> draft("id"));
        kind("event-service /admin/events/notes/.*", this::note);
        kind("event-service /admin/events/.*/texts/.*", this::vietnamese);
        kind("event-service /admin/events/.*", () -> draft("code"));
        kind("ticket-service /api/events/.*/waiting-list/.entry.*", () -> waiting("id"));
        kind("ticket-service /admin/.*/waiting-list/.entry.*", () -> waiting("code"));
        kind("ticket-service /api/entry/events/.*/unfinished-sales", this::soldAtDoor);
        kind("ticket-service .*/events/.*", () -> onSale("id"));
        kind("ticket-service /api/entry/devices/.*", this::device);
        kind("ticket-service /api/entry/(scans|conflicts)/.*", this::scan);
        kind("ticket-service /admin/tickets/attendees/.*/devices/.*", this::deviceOfEvent);
        kind("ticket-service /admin/tickets/attendees/.*", () -> onSale("code"));
        kind("ticket-service .*/exports/.*", this::export);
        kind("ticket-service /admin/ledger/.*", () -> onSale("code"));
        kind("ticket-service /api/payments/ticket/.*", this::ticket);
        kind("ticket-service /api/payments/user/.*", this::customer);
        kind("ticket-service /admin/payments/import/.*", this::bankFile);
        kind(".* .*/bookings/.*/receipt.*", this::receipt);
        kind("ticket-service .*/bookings/.*/invoice-address", this::invoiced);
        kind("ticket-service .*/sellers/.*", this::seller);
        kind("public-service .*/bookings/.*/tickets/.*", this::ticketOfBooking);
        kind(".* .*/bookings/.*", this::booking);
        kind("ticket-service .*/offers/.*", this::offer);
        kind("ticket-service .*/refunds/.*", this::refund);
        kind("notification-service .*/webhooks/.*", this::webhook);
        kind("notification-service .*/messages/.*", this::message);
        kind("notification-service .*/notifications/user/.*", this::customer);
        kind("notification-service .*/notifications/.*", this::notification);
        kind("ticket-service /api/tickets/user/.*", this::customer);
        kind("ticket-service /admin/tickets/.*/(buyer|change.*)", this::booking);
        kind("ticket-service .*/tickets/.*", this::ticket);
        kind("ticket-service /api/analytics/user/.*", this::customer);
        kind("ticket-service /api/analytics/ticket/.*", this::ticket);
        kind("report-service /api/analytics/event/.*", () -> draft("id"));
        kind("report-service .*/reports/schedules/.*", this::schedule);
        kind("report-service .*/report-schedules/.*", this::schedule);
        kind("report-service .*/reports/.*", this::report);
        kind("report-service .*/tracking-links/.*", this::trackingLink);
        kind("report-service .*/analytics/links/.*", this::trackingLink);
        kind("ticket-service /api/customers/.*", this::customer);
        kind("customer-service .*/complaints/.*/files/.*", this::complaintFile);
        kind("customer-service .*/complaints/.*", this::complaint);
        kind("customer-service .*/customers/imports?/.*", this::file);
        kind("customer-service /api/customers/.*/merge", this::mergeable);
        kind("customer-service .*/merge/.*", this::buyers);
        kind("customer-service .*/customers/.*", this::buyer);
        kind("auth-service /profile/sessions/.*", this::browser);
        kind("auth-service .*/profile/export/.*", this::ownData);
        kind("auth-service /api/organizers/.*", this::organizer);
        kind("auth-service .*/archives?/.*", this::archive);
        kind("auth-service /admin/api-clients/.*", this::program);
        kind("venue-service .*/hires/.*", this::hire);
        kind("venue-service /api/seat-plans/.*", this::seatPlan);
        kind("venue-service /admin/venues/.*/seat-plans/.plan.*", this::seatPlanOfVenue);
        kind("venue-service .*/venues/.*", this::venue);
    }

    private void kind(String endpoints, Maker maker) {
        makers.put(Pattern.compile(endpoints), maker);
    }

    /** A new one of what the path names; empty where its kind is not known here. */
    Optional<Thing> make(String service, String path) throws IOException, InterruptedException {
        for (var kind : makers.entrySet())
            if (kind.getKey().matcher(service + " " + path).matches())
                return Optional.of(kind.getValue().make());
        return Optional.empty();
    }

    /** What an endpoint wants to be sent: JSON. */
    Map<String, Object> body(String endpoint) {
        if (endpoint.equals("POST /api/customers/{id}/merge"))
            return Map.of("other_id", Long.parseLong(other), "other_version", 999_999);
        return BODIES.getOrDefault(endpoint, Map.of());
    }

    /** What an endpoint wants to be asked. */
    String query(String endpoint) {
        return endpoint.equals("GET /api/entry/events/{id}/tickets") ? "?q=Ana" : "";
    }

    private Thing draft(String name) throws IOException, InterruptedException {
        var created = created(Http.post(suite.url("/api/events"), EVENT, people.as("organizer")));
        return new Thing(created.json().get(name).asString(), ORGANIZER);
    }

    /** A draft, and a language that it may be put into. */
    private Thing vietnamese() throws IOException, InterruptedException {
        return new Thing(draft("code").id() + " vi", ORGANIZER);
    }

    /** One for all: nobody may make many a day. */
    private Thing complaint() throws IOException, InterruptedException {
        if (complaint == null) {
            var made =
                    Http.post(
                            suite.url("/api/complaints"),
                            Map.of("subject", "Cold", "message", "Brr", "event_id", 7),
                            people.as("customer"));
            complaint =
                    new Thing(
                            created(made).json().get("id").asString(),
                            List.of("customer", "organizer"));
        }
        return complaint;
    }

    private Thing complaintFile() throws IOException, InterruptedException {
        var of = complaint();
        var added =
                Http.post(
                        suite.url("/api/complaints/" + of.id() + "/files?name=list.txt"),
                        Map.of("row", "A"),
                        people.as("customer"));
        return new Thing(of.id() + " " + created(added).json().get("id").asString(), of.owners());
    }

    private Thing pictured() throws IOException, InterruptedException {
        var event = draft("id");
        var put =
                Http.send(
                        Http.request(
                                        suite.url("/api/events/" + event.id() + "/picture"),
                                        people.as("organizer"))
                                .PUT(BodyPublishers.ofByteArray(PICTURE))
                                .build());
        assertThat(put.status()).as(put.text()).isEqualTo(204);
        return event;
    }

    private Thing note() throws IOException, InterruptedException {
        var event = suite.url("/admin/events/" + draft("code").id());
        var written = Http.form(URI.create(event + "/notes"), "text=Mine", people.as("organizer"));
        assertThat(written.status()).as(written.text()).isEqualTo(302);
        var page = Http.get(event, people.as("organizer"));
        return new Thing(found(MY_NOTE.matcher(page.text())), ORGANIZER);
    }

    private Thing noteByApi() throws IOException, InterruptedException {
        var event = draft("id").id();
        var note =
                created(
                        Http.post(
                                suite.url("/api/events/" + event + "/notes"),
                                Map.of("text", "Mine"),
                                people.as("organizer")));
        return new Thing(event + " " + note.json().get("id").asLong(), ORGANIZER);
    }

    /** One for all: what strangers cannot change needs no replacing. */
    /** A place on the list of a sold-out event; its address is not confirmed. */
    private Thing waiting(String name) throws IOException, InterruptedException {
        var event = new Organiser(suite, people.as("organizer")).onSale("Waited for", 1);
        created(
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
                                WaitingPeople.address("buyer"))));
        var asked =
                Http.post(
                        suite.url("/api/events/" + event + "/waiting-list"),
                        Map.of(
                                "quantity",
                                1,
                                "name",
                                "Ben Ode",
                                "email",
                                WaitingPeople.address("waits")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var of = Http.get(suite.url("/api/events/" + event), people.as("organizer")).json();
        return new Thing(
                of.get(name).asString() + " " + asked.json().get("id").asString(), ORGANIZER);
    }

    private Thing onSale(String name) throws IOException, InterruptedException {
        if (!shared.containsKey(name)) {
            var created =
                    created(Http.post(suite.url("/api/events"), EVENT, people.as("organizer")));
            var event = created.json().get("id").asLong();
            move(event, "published");
            Organiser.awaitOnSale(suite, event);
            nobodyElseAtTheDoor(event);
            for (var each : List.of("id", "code"))
                shared.put(each, new Thing(created.json().get(each).asString(), ORGANIZER));
        }
        return shared.get(name);
    }

    /** Until that is said, every account for entry stands there. */
    private void nobodyElseAtTheDoor(long event) throws IOException, InterruptedException {
        var said =
                Http.send(
                        "PUT",
                        suite.url("/api/events/" + event + "/entry-staff"),
                        Map.of("staff", List.of()),
                        people.as("organizer"));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    private void move(long event, String status) throws IOException, InterruptedException {
        var moved =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + event + "/status"),
                        Map.of("status", status),
                        people.as("organizer"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    private Http.Answer book() throws IOException, InterruptedException {
        return created(
                Http.post(
                        suite.url("/api/bookings"),
                        bookingOf(Long.parseLong(onSale("id").id())),
                        people.as("customer")));
    }

    private Thing booking() throws IOException, InterruptedException {
        return new Thing(book().json().get("id").asString(), List.of("customer", "organizer"));
    }

    /** A booking that is paid, and its receipt. */
    private Thing receipt() throws IOException, InterruptedException {
        var known = shared.get("receipt");
        if (known != null) return known;
        var customer = people.as("customer");
        var booking =
                created(Http.post(suite.url("/api/bookings"), bookingOf(pricedOnSale()), customer));
        var at = "/api/bookings/" + booking.json().get("id").asLong();
        var card = Map.of("method", "card", "card_number", "4242424242424242");
        var paid = Http.post(suite.url(at + "/pay"), card, customer);
        assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        var receipts = Http.get(suite.url(at + "/receipts"), customer);
        var id = receipts.json().at("/0/id").asString();
        var receipt =
                new Thing(
                        booking.json().get("id").asString() + " " + id,
                        List.of("customer", "organizer"));
        shared.put("receipt", receipt);
        return receipt;
    }

    /** A booking that waits to be paid, and is to be invoiced to a company. */
    private Thing invoiced() throws IOException, InterruptedException {
        var customer = people.as("customer");
        var booking =
                created(Http.post(suite.url("/api/bookings"), bookingOf(pricedOnSale()), customer));
        var id = booking.json().get("id").asString();
        var put =
                Http.send(
                        "PUT",
                        suite.url("/api/bookings/" + id + "/invoice-address"),
                        COMPANY,
                        customer);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        return new Thing(id, List.of("customer", "organizer"));
    }

    /** An event at whose door the sale was made that the bodies name. */
    private Thing soldAtDoor() throws IOException, InterruptedException {
        var event = onSale("id");
        var door = "/api/entry/events/" + event.id();
        var types = Http.get(suite.url(door + "/sale-types"), people.as("organizer")).json();
        var sale =
                Map.of(
                        "ticket_type_id",
                        types.at("/0/id").asLong(),
                        "quantity",
                        1,
                        "payment",
                        "free",
                        "sale_id",
                        "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13");
        Http.post(suite.url(door + "/sales"), sale, people.as("organizer"));
        return event;
    }

    /** The organiser's own account. */
    private Thing seller() throws IOException, InterruptedException {
        var organizer = people.as("organizer");
        var id = Http.get(suite.url("/api/profile"), organizer).json().get("id").asString();
        var put = Http.send("PUT", suite.url("/api/sellers/" + id), SELLER, organizer);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        return new Thing(id, ORGANIZER);
    }

    /** One for all: what strangers cannot decide stays open. */
    private Thing refund() throws IOException, InterruptedException {
        var known = shared.get("refund");
        if (known != null) return known;
        var event = pricedOnSale();
        var customer = people.as("customer");
        var booking = created(Http.post(suite.url("/api/bookings"), bookingOf(event), customer));
        var at = "/api/bookings/" + booking.json().get("id").asLong();
        var card = Map.of("method", "card", "card_number", "4242424242424242");
        var paid = Http.post(suite.url(at + "/pay"), card, customer);
        assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        var asked = Http.post(suite.url(at + "/refund-request"), Map.of("reason", "Ill"), customer);
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        var refund = new Thing(asked.json().at("/refund/id").asString(), ORGANIZER);
        shared.put("refund", refund);
        return refund;
    }

    private Thing offer() throws IOException, InterruptedException {
        var body =
                Map.of("name", "Autumn sale", "code", "AUTUMN" + System.nanoTime(), "percent", "5");
        var made = created(Http.post(suite.url("/api/offers"), body, people.as("organizer")));
        return new Thing(made.json().get("id").asString(), ORGANIZER);
    }

    /** A phone that may scan by a link. */
    private Thing device() throws IOException, InterruptedException {
        return new Thing(device(onSale("id").id()), ORGANIZER);
    }

    private Thing deviceOfEvent() throws IOException, InterruptedException {
        var id = onSale("id").id();
        var event = Http.get(suite.url("/api/events/" + id), people.as("organizer")).json();
        return new Thing(event.get("code").asString() + " " + device(id), ORGANIZER);
    }

    private String device(String event) throws IOException, InterruptedException {
        var body = Map.of("event_id", Long.parseLong(event), "name", "Gate B");
        return created(Http.post(suite.url("/api/entry/devices"), body, people.as("organizer")))
                .json()
                .get("id")
                .asString();
    }

    /** A scan that let in too early, so that it is a conflict as well. */
    private Thing scan() throws IOException, InterruptedException {
        var id = UUID.randomUUID().toString();
        var scan =
                Map.of(
                        "scan_id",
                        id,
                        "token",
                        book().json().at("/tickets/0/qr_token").asString(),
                        "result_shown",
                        "admitted");
        var sent =
                Http.post(
                        suite.url("/api/entry/scans"),
                        Map.of("scans", List.of(scan)),
                        people.as("organizer"));
        assertThat(sent.json().at("/scans/0/conflict/kind").asString())
                .as(sent.text())
                .isEqualTo("too_early");
        return new Thing(id, ORGANIZER);
    }

    private long pricedOnSale() throws IOException, InterruptedException {
        var priced = new HashMap<>(EVENT);
        priced.put("price", "12.00");
        var created = created(Http.post(suite.url("/api/events"), priced, people.as("organizer")));
        var event = created.json().get("id").asLong();
        move(event, "published");
        Organiser.awaitOnSale(suite, event);
        return event;
    }

    private static Map<String, Object> bookingOf(long event) {
        return Map.of(
                "event_id",
                event,
                "quantity",
                1,
                "buyer_name",
                "Somebody",
                "buyer_email",
                "customer@ticket.local");
    }

    /** Of a venue of the demo, each on an evening of its own. */
    private Thing hire() throws IOException, InterruptedException {
        var evening = LocalDate.of(2099, 1, 1).plusDays(evenings.getAndIncrement());
        var hired =
                created(
                        Http.post(
                                suite.url("/api/venues/1/hires"),
                                Map.of(
                                        "starts_at",
                                        evening + "T20:00Z",
                                        "ends_at",
                                        evening + "T22:00Z"),
                                people.as("organizer")));
        return new Thing("1 " + hired.json().get("id").asString(), ORGANIZER);
    }

    private Thing venue() throws IOException, InterruptedException {
        var added =
                created(
                        Http.post(
                                suite.url("/api/venues"),
                                Map.of(
                                        "name",
                                        "Somebody's hall",
                                        "type",
                                        "Hall",
                                        "address",
                                        "Lisbon",
                                        "capacity",
                                        100),
                                people.as("organizer")));
        return new Thing(added.json().get("id").asString(), ORGANIZER);
    }

    private Thing seatPlan() throws IOException, InterruptedException {
        return new Thing(seatPlanOfVenue().id().split(" ")[1], ORGANIZER);
    }

    /** A plan of a venue of the organiser's own: one seat. */
    private Thing seatPlanOfVenue() throws IOException, InterruptedException {
        var venue = venue().id();
        var seat = Map.of("id", "stalls-A-1", "number", "1");
        var row = Map.of("label", "A", "seats", List.of(seat));
        var stalls =
                Map.of("id", "stalls", "name", "Stalls", "kind", "seats", "rows", List.of(row));
        var added =
                created(
                        Http.post(
                                suite.url("/api/venues/" + venue + "/seat-plans"),
                                Map.of(
                                        "format",
                                        1,
                                        "name",
                                        "Somebody's plan",
                                        "sections",
                                        List.of(stalls)),
                                people.as("organizer")));
        return new Thing(venue + " " + added.json().get("id").asString(), ORGANIZER);
    }

    private Thing ticket() throws IOException, InterruptedException {
        return new Thing(
                book().json().get("tickets").get(0).get("id").asString(),
                List.of("customer", "organizer"));
    }

    private Thing ticketOfBooking() throws IOException, InterruptedException {
        var booking = book().json();
        return new Thing(
                booking.get("id").asLong() + " " + booking.at("/tickets/0/id").asLong(),
                List.of("customer", "organizer"));
    }

    private Thing report() throws IOException, InterruptedException {
        var event = Long.parseLong(draft("id").id());
        move(event, "published");
        Organiser.awaitOnSale(suite, event);
        move(event, "completed");
        var report = Map.of("event_id", event, "summary", "It went well", "feedback", "Kind");
        var written =
                Awaitility.await("the event's report")
                        .until(
                                () ->
                                        Http.post(
                                                suite.url("/api/reports"),
                                                report,
                                                people.as("organizer")),
                                answer -> answer.status() == 201);
        return new Thing(written.json().get("id").asString(), ORGANIZER);
    }

    /** With a report that was made; the one before goes, for an account may have twenty. */
    private Thing schedule() throws IOException, InterruptedException {
        var organizer = people.as("organizer");
        if (!lastSchedule.isEmpty())
            Http.send(
                    "DELETE",
                    suite.url("/api/report-schedules/" + lastSchedule),
                    Map.of(),
                    organizer);
        var made = created(Http.post(suite.url("/api/report-schedules"), SCHEDULE, organizer));
        lastSchedule = made.json().get("id").asString();
        var page = suite.url("/admin/reports/schedules/" + lastSchedule + "/send");
        assertThat(Http.form(page, "", organizer).status()).isBetween(200, 399);
        var runs =
                Http.get(suite.url("/api/report-schedules/" + lastSchedule + "/runs"), organizer)
                        .json()
                        .get("items");
        return new Thing(lastSchedule + " " + runs.get(0).get("id").asString(), ORGANIZER);
    }

    private Thing trackingLink() throws IOException, InterruptedException {
        var made =
                created(
                        Http.post(
                                suite.url("/api/tracking-links"),
                                Map.of("name", "Leaflet"),
                                people.as("organizer")));
        return new Thing(made.json().get("id").asString(), ORGANIZER);
    }

    /** With a delivery; the one before goes, for an account may have ten. */
    private Thing webhook() throws IOException, InterruptedException {
        var organizer = people.as("organizer");
        if (!lastWebhook.isEmpty())
            Http.send("DELETE", suite.url("/api/webhooks/" + lastWebhook), Map.of(), organizer);
        var made = created(Http.post(suite.url("/api/webhooks"), WEBHOOK, organizer));
        lastWebhook = made.json().get("id").asString();
        var at = "/api/webhooks/" + lastWebhook;
        var sent = Http.post(suite.url(at + "/test"), Map.of(), organizer);
        assertThat(sent.status()).as(sent.text()).isBetween(200, 299);
        var deliveries = Http.get(suite.url(at + "/deliveries"), organizer).json().get("items");
        return new Thing(lastWebhook + " " + deliveries.get(0).get("id").asString(), ORGANIZER);
    }

    /** A draft to the people of an event. */
    private Thing message() throws IOException, InterruptedException {
        var event = onSale("id");
        var draft =
                Map.of(
                        "event_id",
                        Long.valueOf(event.id()),
                        "class",
                        "service",
                        "texts",
                        Map.of("en", Map.of("subject", "Bring a coat", "text", "Hello {name}")));
        var made = created(Http.post(suite.url("/api/messages"), draft, people.as("organizer")));
        return new Thing(made.json().get("id").asString(), ORGANIZER);
    }

    /** Somebody's account is known to notification-service soon after it is made. */
    private Thing notification() throws IOException, InterruptedException {
        var about = Map.of("user_id", Long.valueOf(customer().id()), "content", "Hello");
        var admin = people.as("admin");
        org.awaitility.Awaitility.await("the account is known")
                .until(() -> {
                    var sent = Http.post(suite.url("/api/notifications"), about, admin);
                    if (sent.status() == 201) told = sent.json().get("id").asString();
                    return sent.status() == 201;
                });
        return new Thing(told, List.of("customer"));
    }

    private Thing organizer() throws IOException, InterruptedException {
        var me = Http.get(suite.url("/api/profile"), people.as("organizer"));
        return new Thing(me.json().get("id").asString(), ORGANIZER);
    }

    private Thing customer() throws IOException, InterruptedException {
        var me = Http.get(suite.url("/api/profile"), people.as("customer"));
        return new Thing(me.json().get("id").asString(), List.of("customer"));
    }

    /** Somebody who bought from the organiser, and so is a customer of nobody else. */
    private Thing buyer() throws IOException, InterruptedException {
        var email = "buyer%d@example.org".formatted(evenings.getAndIncrement());
        created(
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                Long.parseLong(onSale("id").id()),
                                "quantity",
                                1,
                                "buyer_name",
                                "Somebody",
                                "buyer_email",
                                email)));
        var list = suite.url("/api/customers?q=" + email);
        var found =
                Awaitility.await("the buyer among the customers")
                        .until(
                                () -> Http.get(list, people.as("organizer")).json().get("items"),
                                items -> items.size() == 1);
        return new Thing(found.get(0).get("id").asString(), ORGANIZER);
    }

    private Thing buyers() throws IOException, InterruptedException {
        return new Thing(buyer().id() + " " + buyer().id(), ORGANIZER);
    }

    private Thing mergeable() throws IOException, InterruptedException {
        other = buyer().id();
        return buyer();
    }

    /** A file of a bank that the organiser has brought, and not booked. */
    private Thing bankFile() throws IOException, InterruptedException {
        var body =
                """
                --part\r
                Content-Disposition: form-data; name="currency"\r
                \r
                EUR\r
                --part\r
                Content-Disposition: form-data; name="file"; filename="bank.csv"\r
                Content-Type: text/csv\r
                \r
                Date,Purpose,Amount
                2099-06-01,Nothing of ours,12.00\r
                --part--\r
                """;
        var brought =
                Http.send(
                        Http.request(suite.url("/admin/payments/import"), people.as("organizer"))
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        assertThat(brought.status()).as(brought.text()).isEqualTo(302);
        var page = brought.response().headers().firstValue("Location").orElseThrow();
        return new Thing(page.substring(page.lastIndexOf('/') + 1), ORGANIZER);
    }

    /** A file that the organiser has brought, with its columns said, and not confirmed. */
    private Thing file() throws IOException, InterruptedException {
        var body =
                """
                --part\r
                Content-Disposition: form-data; name="file"; filename="customers.csv"\r
                Content-Type: text/csv\r
                \r
                name,email
                Nobody,nobody\r
                --part--\r
                """;
        var brought =
                Http.send(
                        Http.request(suite.url("/admin/customers/import"), people.as("organizer"))
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        assertThat(brought.status()).as(brought.text()).isEqualTo(302);
        var columns = brought.response().headers().firstValue("Location").orElseThrow();
        var said =
                Http.send(
                        Http.request(suite.url(columns), people.as("organizer"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("column=name&column=email"))
                                .build());
        assertThat(said.status()).as(said.text()).isEqualTo(302);
        var page = said.response().headers().firstValue("Location").orElseThrow();
        return new Thing(page.substring(page.lastIndexOf('/') + 1), ORGANIZER);
    }

    private Thing browser() throws IOException, InterruptedException {
        var signedIn =
                Http.form(suite.url("/login"), "email=customer@ticket.local&password=customer123");
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(303);
        var page = Http.get(suite.url("/profile/sessions"), people.as("customer"));
        return new Thing(found(MY_SESSION.matcher(page.text())), List.of("customer"));
    }

    /** One for all: nobody may ask for two a day. */
    private Thing ownData() throws IOException, InterruptedException {
        var path = suite.url("/api/profile/export");
        var asked = Http.post(path, Map.of(), people.as("customer"));
        assertThat(asked.status()).as(asked.text()).isIn(202, 409);
        await().until(() ->
                Http.get(path, people.as("customer"))
                        .json()
                        .path("state")
                        .asString()
                        .equals("ready"));
        var file = Http.get(path, people.as("customer")).json();
        return new Thing(file.get("id").asString(), List.of("customer"));
    }

    /** One whose file is there. */
    private Thing export() throws IOException, InterruptedException {
        var asked =
                Http.post(
                        suite.url("/api/exports"),
                        Map.of("kind", "taxes", "format", "csv"),
                        people.as("organizer"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var id = asked.json().get("id").asString();
        var path = suite.url("/api/exports/" + id);
        await().until(() ->
                Http.get(path, people.as("organizer"))
                        .json()
                        .path("state")
                        .asString()
                        .equals("ready"));
        return new Thing(id, ORGANIZER);
    }

    /** One is made at a time. */
    private Thing archive() throws IOException, InterruptedException {
        var path = suite.url("/api/organizers/" + organizer().id() + "/archive");
        var asked =
                await().until(
                                () -> Http.post(path, Map.of(), people.as("organizer")),
                                answer -> answer.status() != 409);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        var id = asked.json().get("id").asString();
        var made =
                await().until(
                                () ->
                                        Http.get(
                                                        suite.url("/api/archives/" + id),
                                                        people.as("organizer"))
                                                .json(),
                                archive -> !archive.path("state").asString().equals("waiting"));
        assertThat(made.path("state").asString()).as("%s", made).isEqualTo("ready");
        return new Thing(id, ORGANIZER);
    }

    private Thing program() throws IOException, InterruptedException {
        return new Thing(people.addProgram("A till", "organizer"), ORGANIZER);
    }

    private static String found(Matcher matcher) {
        assertThat(matcher.find()).as("found on the page").isTrue();
        return matcher.group(1);
    }

    private static Http.Answer created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }
}
