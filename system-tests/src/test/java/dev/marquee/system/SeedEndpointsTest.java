package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.system.Http.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The addresses of the older systems, through the gateway, with what their clients send and the
 * fields their clients read. A test is named after the system and the address.
 */
@ExtendWith(DemoSuite.class)
class SeedEndpointsTest {

    private static RunningSuite suite;
    private static String[] admin;
    private static String[] customer;
    private static final String[] NOBODY = {};

    @BeforeAll
    static void start(RunningSuite demo) throws Exception {
        suite = demo;
        admin = Http.signIn(suite, "admin", "admin123");
        customer = Http.signIn(suite, "customer@ticket.local", "customer123");
    }

    private static Answer get(String path, String... as) throws Exception {
        return Http.get(suite.url(path), as);
    }

    private static Answer send(String method, String path, Map<String, ?> body, String... as)
            throws Exception {
        return Http.send(method, suite.url(path), body, as);
    }

    private static List<String> fields(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    /** An event made as the third system made them, on sale. */
    private static long onSale(int tickets) throws Exception {
        var id = create(tickets);
        var published =
                send("PATCH", "/events/" + id + "/status", Map.of("status", "published"), admin);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        Organiser.awaitOnSale(suite, id);
        return id;
    }

    private static long create(int tickets) throws Exception {
        var created =
                send(
                        "POST",
                        "/events",
                        Map.of(
                                "title",
                                "Open rehearsal",
                                "description",
                                "Come and listen",
                                "date",
                                "2099-05-04T19:30:00",
                                "venue",
                                "Riverside Stage",
                                "capacity",
                                tickets),
                        admin);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asLong();
    }

    private static JsonNode reserved(long event) throws Exception {
        var answer =
                send(
                        "POST",
                        "/tickets",
                        Map.of(
                                "event_id",
                                event,
                                "customer_name",
                                "Putri Wulandari",
                                "customer_email",
                                "putri." + UUID.randomUUID() + "@example.org",
                                "quantity",
                                2),
                        admin);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    // S0, the main line

    @Test
    void S0_events_api_available() throws Exception {
        var answer = get("/events/api/available");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isArray()).isTrue();
        assertThat(fields(answer.json().get(0)))
                .containsExactlyInAnyOrder("id", "name", "date", "total_tickets", "booked_count");
    }

    @Test
    void S0_events_api_book_ticket() throws Exception {
        var event = onSale(3);
        var wish =
                new HashMap<>(
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                2,
                                "buyer_name",
                                "Minh Châu",
                                "buyer_email",
                                "minhchau@example.org",
                                "buyer_phone",
                                "+84 90 000 0000"));
        var booked = send("POST", "/events/api/book_ticket", wish);
        assertThat(booked.status()).as(booked.text()).isBetween(200, 201);
        assertThat(booked.json().get("success").asBoolean()).isTrue();
        assertThat(booked.json().get("quantity").asInt()).isEqualTo(2);
        assertThat(booked.json().get("ticket_ids").valueStream())
                .hasSize(2)
                .allMatch(JsonNode::isIntegralNumber);
        assertThat(booked.json().get("ticket_codes").valueStream().map(JsonNode::asString))
                .hasSize(2)
                .allMatch(code -> code.matches("EV\\d{2,}-\\d+"));

        var refused = send("POST", "/events/api/book_ticket", wish);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("success").asBoolean()).isFalse();
        assertThat(refused.json().get("error").asString()).contains("Only one ticket is left");
    }

    @Test
    void S0_events_api_lookup_ticket() throws Exception {
        var found = get("/events/api/lookup_ticket?email=customer@ticket.local", customer);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(get("/events/api/lookup_ticket?email=customer@ticket.local", admin).status())
                .isEqualTo(200);
        assertThat(get("/events/api/lookup_ticket?email=admin@ticket.local", customer).status())
                .isBetween(403, 404);
        assertThat(get("/events/api/lookup_ticket?email=customer@ticket.local").status())
                .isEqualTo(401);
    }

    @Test
    void S0_events_api_by_customer() throws Exception {
        var event = create(5);
        var made =
                send(
                        "POST",
                        "/customers/api/auto_create",
                        Map.of("name", "Tejo Arts", "email", "tejo.arts@example.org", "phone", ""),
                        admin);
        var client = made.json().get("id").asLong();
        var stored = get("/events/" + event, admin).json();
        var changed =
                send(
                        "PUT",
                        "/events/" + event,
                        Map.of(
                                "name",
                                stored.get("name").asString(),
                                "starts_at",
                                stored.get("starts_at").asString(),
                                "customer_id",
                                client),
                        admin);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var events = get("/events/api/by_customer/" + client, admin);
        assertThat(events.status()).isEqualTo(200);
        assertThat(events.json()).hasSize(1);
        assertThat(events.json().get(0).get("id").asLong()).isEqualTo(event);
        assertThat(fields(events.json().get(0)))
                .contains("id", "name", "date", "total_tickets", "booked_count");
    }

    @Test
    void S0_customers_api_auto_create() throws Exception {
        var body = Map.of("name", "Ngọc Anh", "email", "ngoc.anh@example.org", "phone", "0900");
        var made = send("POST", "/customers/api/auto_create", body, admin);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var again =
                send(
                        "POST",
                        "/customers/api/auto_create",
                        Map.of("name", "Someone", "email", " Ngoc.Anh@EXAMPLE.org", "phone", ""),
                        admin);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(made.json().get("id"));
        assertThat(send("POST", "/customers/api/auto_create", body).status()).isEqualTo(401);
    }

    @Test
    void S0_customers_api_id() throws Exception {
        var shown = get("/customers/api/1", admin);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(fields(shown.json())).contains("id", "name", "email", "phone", "address");
        assertThat(get("/customers/api/999999", admin).status()).isEqualTo(404);
    }

    @Test
    void S0_place_api_venues() throws Exception {
        var added =
                send(
                        "POST",
                        "/place/api/venues",
                        Map.of(
                                "name",
                                "Old Mill",
                                "type",
                                "hall",
                                "capacity",
                                120,
                                "address",
                                "Mill Road 1",
                                "price_per_hour",
                                75.5),
                        admin);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        var all = get("/place/api/venues");
        assertThat(all.status()).isEqualTo(200);
        var mill =
                all.json()
                        .valueStream()
                        .filter(venue -> venue.get("name").asString().equals("Old Mill"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mill.get("status").asString()).isEqualTo("available");
        assertThat(mill.get("price_per_hour").decimalValue()).isEqualByComparingTo("75.5");
        assertThat(fields(mill)).contains("id", "name", "type", "capacity", "address");
    }

    @ParameterizedTest(name = "S0_page {0}")
    @CsvSource({
        "/public/register, /",
        "/public/lookup,   /lookup",
        "/customers/add,   /admin/customers/new",
        "/events/add,      /admin/events/new",
        "/place/,          /admin/venues",
        "/report/,         /admin/reports"
    })
    void S0_pages_have_moved(String old, String now) throws Exception {
        var answer = Http.send(Http.request(suite.url(old), "Accept", "text/html").GET().build());
        assertThat(answer.status()).isBetween(301, 308);
        assertThat(answer.response().headers().firstValue("Location").orElse(""))
                .endsWith(now)
                .satisfies(address -> {
                    var page = get(java.net.URI.create(address).getPath(), admin);
                    assertThat(page.status()).isEqualTo(200);
                });
    }

    // S1, accounts and registration

    @Test
    void S1_signup_and_login() throws Exception {
        var made =
                send(
                        "POST",
                        "/signup",
                        Map.of(
                                "name",
                                "Sari Dewi",
                                "email",
                                "sari@example.org",
                                "password",
                                "a lantern in the rain"));
        assertThat(made.status()).as(made.text()).isBetween(201, 202);
        var in =
                send(
                        "POST",
                        "/login",
                        Map.of("email", "customer@ticket.local", "password", "customer123"));
        assertThat(in.status()).isEqualTo(200);
        assertThat(fields(in.json())).contains("access_token", "token_type", "expires_in");
    }

    @Test
    void S1_events_id_registrations() throws Exception {
        var event = onSale(1);
        assertThat(send("POST", "/events/" + event + "/registrations", Map.of()).status())
                .isEqualTo(401);
        var registered = send("POST", "/events/" + event + "/registrations", Map.of(), customer);
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        var full = send("POST", "/events/" + event + "/registrations", Map.of(), admin);
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.json().get("type").asString()).endsWith("sold-out");
    }

    @Test
    void S1_register_with_an_event_names_the_right_address() throws Exception {
        var answer = send("POST", "/register", Map.of("event_id", 1), customer);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("registrations");
    }

    // S3, events and reservations

    @Test
    void S3_events() throws Exception {
        var id = create(40);
        var shown = get("/events/" + id, admin);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().get("name").asString()).isEqualTo("Open rehearsal");
        assertThat(shown.json().get("location").asString()).isEqualTo("Riverside Stage");
        assertThat(shown.json().get("total_tickets").asInt()).isEqualTo(40);
        var changed =
                send(
                        "PUT",
                        "/events/" + id,
                        Map.of("name", "Dress rehearsal", "event_date", "2099-05-05T19:30:00"),
                        admin);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("name").asString()).isEqualTo("Dress rehearsal");
        var listed = get("/events?q=rehearsal&status=all&size=100", admin);
        assertThat(listed.json().get("items").valueStream().map(e -> e.get("id").asLong()))
                .contains(id);
        assertThat(send("DELETE", "/events/" + id, Map.of(), admin).status()).isEqualTo(204);
        assertThat(get("/events/" + id, admin).status()).isEqualTo(404);
        assertThat(send("POST", "/events", Map.of("title", "x")).status()).isEqualTo(401);
    }

    @Test
    void S3_events_id_tickets() throws Exception {
        var event = onSale(10);
        var more = send("PUT", "/events/" + event + "/tickets", Map.of("total_tickets", 12), admin);
        assertThat(more.status()).as(more.text()).isEqualTo(200);
        assertThat(more.json().get("total_tickets").asInt()).isEqualTo(12);
        reserved(event);
        var tooFew =
                send("PUT", "/events/" + event + "/tickets", Map.of("total_tickets", 1), admin);
        assertThat(tooFew.status()).as(tooFew.text()).isEqualTo(409);
        assertThat(tooFew.json().get("type").asString()).endsWith("capacity-below-sold");
    }

    @Test
    void S3_tickets() throws Exception {
        var event = onSale(10);
        var ticket = reserved(event);
        assertThat(fields(ticket))
                .contains(
                        "id", "event_id", "customer_name", "customer_email", "quantity", "status");
        assertThat(ticket.get("status").asString()).isEqualTo("RESERVED");
        assertThat(ticket.get("quantity").asInt()).isEqualTo(2);
        var left = get("/events/" + event + "/availability").json().get("left").asInt();
        assertThat(left).as("a reservation takes its tickets").isEqualTo(8);
        var listed = get("/tickets?event_id=" + event + "&status=RESERVED", admin);
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(listed.json().get("items").valueStream().map(t -> t.get("id").asLong()))
                .containsExactly(ticket.get("id").asLong());
        assertThat(get("/tickets?event_id=" + event, customer).status()).isBetween(403, 404);
    }

    @Test
    void S3_tickets_id() throws Exception {
        var ticket = reserved(onSale(10));
        var id = ticket.get("id").asLong();
        assertThat(get("/tickets/" + id, admin).json().get("customer_name").asString())
                .isEqualTo("Putri Wulandari");
        assertThat(get("/tickets/" + id, customer).status()).isEqualTo(404);
        assertThat(get("/tickets/999999999", admin).status()).isEqualTo(404);
    }

    @Test
    void S3_tickets_id_status() throws Exception {
        var event = onSale(10);
        var id = reserved(event).get("id").asLong();
        var confirmed =
                send("PUT", "/tickets/" + id + "/status", Map.of("status", "CONFIRMED"), admin);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.json().get("status").asString()).isEqualTo("CONFIRMED");
        var cancelled =
                send("PUT", "/tickets/" + id + "/status", Map.of("status", "CANCELLED"), admin);
        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
        var back = send("PUT", "/tickets/" + id + "/status", Map.of("status", "CONFIRMED"), admin);
        assertThat(back.status()).isEqualTo(409);
        assertThat(back.text()).containsIgnoringCase("cancelled");
        assertThat(get("/events/" + event + "/availability").json().get("left").asInt())
                .isEqualTo(10);
        assertThat(
                        send("PUT", "/tickets/" + id + "/status", Map.of("status", "EATEN"), admin)
                                .status())
                .isEqualTo(422);
    }

    @Test
    void S3_tickets_id_delete_cancels_and_erases_nothing() throws Exception {
        var event = onSale(10);
        var id = reserved(event).get("id").asLong();
        var gone = send("DELETE", "/tickets/" + id, Map.of(), admin);
        assertThat(gone.status()).as(gone.text()).isBetween(200, 204);
        assertThat(get("/tickets/" + id, admin).json().get("status").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void S2_tickets_user() throws Exception {
        var mine = get("/tickets/user/3", customer);
        assertThat(mine.status()).as(mine.text()).isEqualTo(200);
        assertThat(get("/tickets/user/1", customer).status()).isEqualTo(404);
        assertThat(get("/tickets/user/3", NOBODY).status()).isEqualTo(401);
    }

    @Test
    void S2_profile() throws Exception {
        var profile = get("/profile", customer);
        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.json().get("email").asString()).isEqualTo("customer@ticket.local");
        assertThat(get("/profile").status()).isEqualTo(401);
    }

    @Test
    void S0_reports() throws Exception {
        var event = onSale(10);
        send("PATCH", "/events/" + event + "/status", Map.of("status", "completed"), admin);
        org.awaitility.Awaitility.await("the figures of the completed event arrive")
                .until(() -> report(event).status() == 201);
        var listed = get("/api/reports?event_id=" + event, admin);
        assertThat(listed.json().get("items")).isNotEmpty();
        assertThat(fields(listed.json().get("items").get(0)))
                .contains("id", "event_id", "summary", "feedback", "created_at");
    }

    private static Answer report(long event) throws IOException, InterruptedException {
        return Http.post(
                suite.url("/api/reports"),
                Map.of("event_id", event, "summary", "A full house", "feedback", "Kind words"),
                admin);
    }
}
