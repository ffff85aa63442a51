package dev.marquee.ticket.legacy;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.ticket.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Reserve, confirm, cancel: the third system's tickets, at its addresses and in its words. */
abstract class ReservationContract extends RunningService {

    private static final AtomicLong CUSTOMERS = new AtomicLong();
    private static final RequestPostProcessor NOBODY = request -> request;

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Autowired private StatementCount statements;

    @Autowired
    @Qualifier("reservationExpiry")
    private SmartLifecycle expiry;

    @Test
    void S3_POST_tickets_reserves_until_it_is_confirmed() {
        var event = onSale("Reserved", 4, 2);
        var email = newCustomer();

        var answer = reserve(event, 3, email);

        assertThat(answer).hasStatus(201);
        var reservation = json(answer);
        var id = reservation.get("id").asLong();
        assertThat(answer).hasHeader("Location", "/api/tickets/" + id);
        assertThat(reservation.get("event_id").asLong()).isEqualTo(event);
        assertThat(reservation.get("customer_name").asString()).isEqualTo("Ana Silva");
        assertThat(reservation.get("customer_email").asString()).isEqualTo(email);
        assertThat(reservation.get("quantity").asInt()).isEqualTo(3);
        assertThat(reservation.get("status").asString()).isEqualTo("RESERVED");
        assertThat(reservation.get("created_at").asString()).endsWith("Z");
        assertThat(reservation.get("tickets")).hasSize(3);
        assertThat(left(event)).isEqualTo(1);
        assertThat(reservation.get("price").asString()).isEqualTo("0.00");
        assertThat(reservation.get("total").asString()).isEqualTo("0.00");
        assertThat(reservation.get("currency").asString()).isEqualTo("EUR");
        var until = Instant.parse(reservation.get("created_at").asString()).plus(TEN_MINUTES);
        assertThat(reservation.get("expires_at").asString()).isEqualTo(until.toString());
        assertThat(booking(id).get("expires_at").asString()).isEqualTo(until.toString());
        assertThat(mailsOwedFor(id)).containsExactly("booking-reserved");
        await().untilAsserted(() -> assertThat(others.mailsTo(email)).hasSize(1));
        var mail = others.mailsTo(email).getFirst();
        assertThat(mail.get("kind").asString()).isEqualTo("booking-reserved");
        assertThat(mail.at("/data/reserved_until").asString()).isEqualTo(until.toString());
        assertThat(booking(id).get("status").asString()).isEqualTo("pending_payment");
        assertThat(booking(id).get("tickets").get(0).get("status").asString())
                .isEqualTo("reserved");
    }

    @Test
    void what_costs_something_is_paid_by_the_link_that_its_mail_brings() {
        var event = onSale("Priced", 10, 4);
        jdbc.sql("update ticket_type set price_minor = 1200 where event_id = ?")
                .param(event)
                .update();
        var email = newCustomer();

        var id = json(reserve(event, 2, email)).get("id").asLong();

        assertThat(mailsOwedFor(id)).containsExactly("booking-reserved");
        await().untilAsserted(() -> assertThat(others.mailsTo(email)).hasSize(1));
        var mail = others.mailsTo(email).getFirst();
        assertThat(mail.at("/data/payment/total").asString()).isEqualTo("24.00");
        var link = mail.at("/data/link").asString();
        var token = link.substring(link.lastIndexOf('/') + 1);
        for (var wrong : List.of("none", token.substring(0, token.length() - 1) + "_"))
            assertThat(pay(id, wrong)).hasStatus(404);
        assertThat(pay(id, token)).hasStatusOk();
        assertThat(booking(id).get("status").asString()).isEqualTo("confirmed");
        assertThat(mailsOwedFor(id)).contains("booking-confirmed");
    }

    private MvcTestResult pay(long id, String key) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", id)
                .header("Booking-Key", key)
                .contentType(APPLICATION_JSON)
                .content("{\"method\":\"card\",\"card_number\":\"4242 4242 4242 4242\"}")
                .exchange();
    }

    @Test
    void it_holds_its_tickets_by_the_rules_of_every_booking() {
        var event = onSale("Rules", 5, 2);
        var email = newCustomer();
        assertThat(reserve(event, 3, email)).hasStatus(201);

        assertProblem(reserve(event, 2, email), 409, "quota-exceeded");
        assertProblem(reserve(event, 3, newCustomer()), 409, "sold-out");
        assertProblem(reserve(987654321, 1, email), 404, "not-found");
        assertThat(left(event)).isEqualTo(2);
    }

    @Test
    void a_reservation_that_nobody_confirms_lapses_and_gives_its_tickets_back() {
        var event = onSale("Lapses", 4, 2);
        var email = newCustomer();
        var reservation = json(reserve(event, 4, email));
        var id = reservation.get("id").asLong();
        clock.pass(TEN_MINUTES);

        untilExpired(id);

        assertThat(left(event)).isEqualTo(4);
        var shown = json(get(id, key(reservation)));
        assertThat(shown.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(shown.get("expires_at")).isEqualTo(reservation.get("expires_at"));
        assertThat(shown.get("tickets").valueStream().map(t -> t.get("status").asString()))
                .containsOnly("CANCELLED");
        for (var caller : List.of(key(reservation), organizer())) {
            var refused = put(id, "CONFIRMED", caller);
            assertProblem(refused, 409, "invalid-state");
            assertThat(json(refused).get("state").asString()).isEqualTo("expired");
        }
        assertThat(put(id, "CANCELLED", key(reservation))).as("nothing is left").hasStatusOk();
        assertThat(delete(id, organizer())).hasStatusOk();
        assertThat(booking(id).get("status").asString()).isEqualTo("expired");
        assertThat(mailsOwedFor(id)).as("one mail said it all").containsExactly("booking-reserved");
        assertThat(history(id)).containsExactly("expired by time");
        assertThat(reserve(event, 4, email)).as("the quota is free again").hasStatus(201);
    }

    @Test
    void what_ended_while_the_service_was_down_lapses_when_it_is_up_again() {
        var event = onSale("Down", 4, 2);
        expiry.stop();
        var id = json(reserve(event, 4, newCustomer())).get("id").asLong();
        clock.pass(TEN_MINUTES);
        assertThat(left(event)).as("reading lets nothing lapse").isZero();

        expiry.start();

        untilExpired(id);
        assertThat(left(event)).isEqualTo(4);
    }

    @Test
    void what_was_confirmed_in_time_stays() {
        var event = onSale("In time", 4, 2);
        var email = newCustomer();
        var reservation = json(reserve(event, 2, email));
        var id = reservation.get("id").asLong();
        assertThat(put(id, "CONFIRMED", key(reservation))).hasStatusOk();
        var other = json(reserve(event, 1, newCustomer())).get("id").asLong();
        clock.pass(TEN_MINUTES);

        untilExpired(other);

        assertThat(booking(id).get("status").asString()).isEqualTo("confirmed");
        assertThat(booking(id).has("expires_at")).isFalse();
        assertThat(left(event)).isEqualTo(2);
    }

    @Test
    void what_the_events_own_staff_reserves_stays_and_nobody_elses_does() {
        var event = onSale("Staff", 20, 2);
        var stays = new ArrayList<Long>();
        for (var staff :
                List.of(
                        organizer(),
                        admin(),
                        account(5, "support@ticket.local", "SUPPORT"),
                        program(2, "bookings:write"))) stays.add(reservedBy(event, staff, false));
        var lapses = new ArrayList<Long>();
        for (var other :
                List.of(
                        customer(),
                        account(78, "other@example.org", "ORGANIZER"),
                        account(79, "entry@example.org", "ENTRY_MANAGER"),
                        program(78, "bookings:write"))) lapses.add(reservedBy(event, other, true));
        clock.pass(TEN_MINUTES);

        lapses.forEach(this::untilExpired);

        for (var id : stays) {
            assertThat(booking(id).get("status").asString()).isEqualTo("pending_payment");
            assertThat(mailsOwedFor(id)).isEmpty();
        }
        assertThat(left(event)).isEqualTo(16);
    }

    private long reservedBy(long event, RequestPostProcessor caller, boolean lapses) {
        var answer = send(HttpMethod.POST, "/api/tickets", body(event, 1, newCustomer()), caller);
        assertThat(answer).hasStatus(201);
        assertThat(json(answer).has("expires_at")).isEqualTo(lapses);
        return json(answer).get("id").asLong();
    }

    private void untilExpired(long id) {
        await().until(() -> booking(id).get("status").asString().equals("expired"));
    }

    private List<String> history(long booking) {
        return jdbc.sql(
                        "select what || ' by ' || actor from booking_history where booking_id = ? order by id")
                .param(booking)
                .query(String.class)
                .list();
    }

    @Test
    void S2_POST_tickets_without_a_quantity_means_one() {
        var event = onSale("One", 4, 2);

        var answer =
                send(
                        HttpMethod.POST,
                        "/api/tickets",
                        "{\"eventId\":%d,\"userId\":9}".formatted(event),
                        customer());

        assertThat(answer).hasStatus(201);
        assertThat(json(answer).get("quantity").asInt()).isEqualTo(1);
    }

    @Test
    void S3_PUT_tickets_status_CONFIRMED_issues_the_tickets_and_sends_them() {
        var email = newCustomer();
        var reservation = json(reserve(onSale("Confirmed", 4, 2), 2, email));
        var id = reservation.get("id").asLong();

        var confirmed = put(id, "CONFIRMED", key(reservation));

        assertThat(confirmed).hasStatusOk();
        assertThat(json(confirmed).get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(booking(id).get("tickets").valueStream())
                .allMatch(ticket -> ticket.get("status").asString().equals("issued"));
        await().untilAsserted(() ->
                assertThat(others.mailsTo(email))
                        .anyMatch(mail -> mail.get("kind").asString().equals("booking-confirmed")));
        assertThat(put(id, "confirmed", organizer())).as("again").hasStatusOk();
        assertThat(mailsOwedFor(id)).containsExactly("booking-reserved", "booking-confirmed");
    }

    @Test
    void S3_PUT_tickets_status_CANCELLED_gives_the_tickets_back_for_good() {
        var event = onSale("Cancelled", 4, 2);
        var reservation = json(reserve(event, 4, newCustomer()));
        var id = reservation.get("id").asLong();

        assertThat(json(put(id, "CANCELLED", key(reservation))).get("status").asString())
                .isEqualTo("CANCELLED");

        assertThat(left(event)).isEqualTo(4);
        var refused = put(id, "CONFIRMED", organizer());
        assertProblem(refused, 409, "invalid-state");
        assertThat(json(refused).get("state").asString()).isEqualTo("cancelled");
    }

    @Test
    void the_id_of_a_ticket_means_its_booking_when_confirmed_and_itself_when_cancelled() {
        var event = onSale("One of them", 4, 2);
        var reservation = json(reserve(event, 2, newCustomer()));
        var ticket = reservation.get("tickets").get(0).get("id").asLong();

        var confirmed = json(put(ticket, "CONFIRMED", organizer()));
        var cancelled = json(put(ticket, "CANCELLED", organizer()));

        assertThat(confirmed.get("id").asLong()).isEqualTo(ticket);
        assertThat(confirmed.get("quantity").asInt()).isEqualTo(1);
        assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
        var whole = json(get(reservation.get("id").asLong(), organizer()));
        assertThat(whole.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(whole.get("tickets").valueStream().map(t -> t.get("status").asString()))
                .containsExactly("CANCELLED", "CONFIRMED");
        assertThat(left(event)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESERVED", "USED", "", " ", "none"})
    void there_is_no_other_status(String status) {
        var reservation = json(reserve(onSale("Status", 4, 2), 1, newCustomer()));
        var id = reservation.get("id").asLong();

        assertProblem(put(id, status, organizer()), 422, "invalid-input");
        assertThat(json(get(id, organizer())).get("status").asString()).isEqualTo("RESERVED");
    }

    @Test
    void S3_DELETE_tickets_cancels_and_erases_nothing() {
        var reservation = json(reserve(onSale("Deleted", 4, 2), 2, newCustomer()));
        var id = reservation.get("id").asLong();

        assertThat(delete(id, key(reservation))).hasStatusOk();
        assertThat(delete(id, key(reservation))).as("again").hasStatusOk();

        var still = json(get(id, key(reservation)));
        assertThat(still.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(still.get("customer_name").asString()).isEqualTo("Ana Silva");
    }

    @Test
    void what_is_not_yours_is_not_there() {
        var reservation = json(reserve(onSale("Mine", 4, 2), 1, newCustomer()));
        var other = json(reserve(onSale("Not mine", 4, 2), 1, newCustomer()));
        var ids =
                List.of(
                        reservation.get("id").asLong(),
                        reservation.get("tickets").get(0).get("id").asLong(),
                        1L << 50);
        for (var id : ids)
            for (var stranger :
                    List.of(
                            NOBODY,
                            customer(),
                            key(other),
                            account(78, "other@example.org", "ORGANIZER"),
                            program(78, "bookings:read", "bookings:write"))) {
                assertProblem(get(id, stranger), 404, "not-found");
                assertProblem(put(id, "CANCELLED", stranger), 404, "not-found");
                assertProblem(put(id, "CONFIRMED", stranger), 404, "not-found");
                assertProblem(delete(id, stranger), 404, "not-found");
            }
        assertThat(json(get(ids.getFirst(), admin())).get("status").asString())
                .isEqualTo("RESERVED");
    }

    @Test
    void S3_GET_tickets_lists_by_event_and_status_to_those_who_run_the_event() {
        var event = onSale("Listed", 9, 61);
        var first = json(reserve(event, 1, newCustomer())).get("id").asLong();
        var second = json(reserve(event, 2, newCustomer())).get("id").asLong();
        var third = book(event, 1, "Bea", newCustomer()).get("id").asLong();
        assertThat(put(second, "CANCELLED", admin())).hasStatusOk();
        var owner = account(61, "owner@example.org", "ORGANIZER");

        assertThat(ids(list("?event_id=" + event, owner))).containsExactly(third, second, first);
        assertThat(ids(list("?event_id=" + event + "&status=RESERVED", owner)))
                .containsExactly(first);
        assertThat(ids(list("?event_id=" + event + "&status=confirmed", admin())))
                .containsExactly(third);
        assertThat(ids(list("?status=CANCELLED", owner))).containsExactly(second);
        var page = json(list("?event_id=" + event + "&size=2&page=1", owner));
        assertThat(ids(page)).containsExactly(first);
        assertThat(page.get("total").asLong()).isEqualTo(3);
        assertThat(ids(list("?event_id=" + event, program(61, "bookings:read")))).hasSize(3);

        assertThat(ids(list("?event_id=" + event, account(62, "o@example.org", "ORGANIZER"))))
                .isEmpty();
        assertThat(list("?event_id=" + event, customer())).hasStatus(403);
        assertThat(list("?event_id=" + event, NOBODY)).hasStatus(401);
        for (var wrong : List.of("?status=SOLD", "?page=-1", "?size=0", "?size=101"))
            assertProblem(list(wrong, owner), 422, "invalid-input");
    }

    @Test
    void a_list_asks_the_database_as_often_for_many_as_for_one() {
        var event = onSale("Counted", 50, 62);
        var owner = account(62, "owner@example.org", "ORGANIZER");
        reserve(event, 2, newCustomer());
        var path = "?event_id=" + event;
        var one = statements.of(() -> assertThat(ids(list(path, owner))).hasSize(1));

        for (int n = 0; n < 9; n++) reserve(event, 2, newCustomer());
        var many = statements.of(() -> assertThat(ids(list(path, owner))).hasSize(10));

        assertThat(one).isBetween(1, 4);
        assertThat(many).isEqualTo(one);
    }

    @Test
    void a_buyer_cannot_confirm_what_is_not_paid() {
        var reservation = json(reserve(onSale("Priced", 4, 2), 1, newCustomer()));
        var id = reservation.get("id").asLong();
        jdbc.sql("update booking set subtotal_minor = 2400, total_minor = 2400 where id = ?")
                .param(id)
                .update();
        jdbc.sql("update ticket set price_minor = 2400, paid_minor = 2400 where booking_id = ?")
                .param(id)
                .update();

        assertProblem(put(id, "CONFIRMED", key(reservation)), 409, "invalid-state");
        assertThat(put(id, "CONFIRMED", organizer())).hasStatusOk();
    }

    @Test
    void S2_GET_tickets_user_lists_what_the_account_booked() {
        var event = onSale("Accounts", 20, 2);
        var email = newCustomer();
        var user = account(7101, email, "CUSTOMER");
        var asGuest = book(event, 1, "Ana", email).get("id").asLong();
        var forAFriend =
                json(send(HttpMethod.POST, "/api/tickets", body(event, 1, newCustomer()), user))
                        .get("id")
                        .asLong();

        assertThat(ids(ofUser(7101, user))).containsExactly(forAFriend, asGuest);
        assertThat(get(forAFriend, user)).as("who made it may see it").hasStatusOk();
        assertThat(ids(ofUser(7101, admin()))).containsExactly(forAFriend);
        assertProblem(ofUser(7101, account(7102, "b@example.org", "CUSTOMER")), 404, "not-found");
        assertProblem(ofUser(7101, organizer()), 404, "not-found");
        assertThat(ofUser(7101, NOBODY)).hasStatus(401);
    }

    @Test
    void a_repeated_request_reserves_once_and_is_answered_alike() {
        var event = onSale("Again", 9, 2);
        var body = body(event, 2, newCustomer());
        RequestPostProcessor keyed = header("Idempotency-Key", "reserve-" + event);
        var first = send(HttpMethod.POST, "/api/tickets", body, keyed);
        assertThat(put(json(first).get("id").asLong(), "CONFIRMED", organizer())).hasStatusOk();

        var second = send(HttpMethod.POST, "/api/tickets", body, keyed);

        assertThat(second).hasStatus(201);
        assertThat(json(second)).isEqualTo(json(first));
        assertProblem(
                send(HttpMethod.POST, "/api/bookings", body, keyed), 422, "idempotency-key-reused");
    }

    @Test
    void what_is_wrong_is_said_in_this_requests_words() {
        var event = onSale("Bad input", 9, 2);
        for (var bad :
                List.of(
                        body(event, 0, "ana@example.org"),
                        body(event, 1, "nobody"),
                        "{\"event_id\":%d,\"quantity\":1}".formatted(event),
                        "{\"quantity\":1,\"customer_email\":\"ana@example.org\"}"))
            assertProblem(send(HttpMethod.POST, "/api/tickets", bad, NOBODY), 422, "invalid-input");
        var answer = json(send(HttpMethod.POST, "/api/tickets", body(event, 1, "nobody"), NOBODY));
        assertThat(answer.at("/errors/0/field").asString()).isEqualTo("customer_email");
        assertThat(left(event)).isEqualTo(9);
    }

    private MvcTestResult reserve(long event, int quantity, String email) {
        return send(HttpMethod.POST, "/api/tickets", body(event, quantity, email), NOBODY);
    }

    private static String body(long event, int quantity, String email) {
        return """
        {"event_id":%d,"customer_name":"Ana Silva","customer_email":"%s","quantity":%d}\
        """
                .formatted(event, email, quantity);
    }

    private MvcTestResult put(long id, String status, RequestPostProcessor caller) {
        return send(
                HttpMethod.PUT,
                "/api/tickets/" + id + "/status",
                "{\"status\":\"" + status + "\"}",
                caller);
    }

    private MvcTestResult get(long id, RequestPostProcessor caller) {
        return mvc.get().uri("/api/tickets/{id}", id).with(caller).exchange();
    }

    private MvcTestResult delete(long id, RequestPostProcessor caller) {
        return mvc.delete().uri("/api/tickets/{id}", id).with(caller).exchange();
    }

    private MvcTestResult list(String query, RequestPostProcessor caller) {
        return mvc.get().uri("/api/tickets" + query).with(caller).exchange();
    }

    private MvcTestResult ofUser(long id, RequestPostProcessor caller) {
        return mvc.get().uri("/api/tickets/user/{id}", id).with(caller).exchange();
    }

    private MvcTestResult send(
            HttpMethod method, String path, String body, RequestPostProcessor caller) {
        return mvc.method(method)
                .uri(path)
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static RequestPostProcessor key(JsonNode reservation) {
        return header("Booking-Key", reservation.get("access_key").asString());
    }

    private static RequestPostProcessor header(String name, String value) {
        return request -> {
            request.addHeader(name, value);
            return request;
        };
    }

    private JsonNode booking(long id) {
        return json(mvc.get().uri("/api/bookings/{id}", id).with(admin()).exchange());
    }

    private int left(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange())
                .get("left")
                .asInt();
    }

    private List<String> mailsOwedFor(long booking) {
        return jdbc.sql("select topic from outbox where fact_key = ? order by id")
                .param(String.valueOf(booking))
                .query(String.class)
                .list();
    }

    private static List<Long> ids(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return ids(json(answer));
    }

    private static List<Long> ids(JsonNode page) {
        return page.get("items").valueStream().map(item -> item.get("id").asLong()).toList();
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status);
        assertThat(json(answer).get("type").asString()).isEqualTo("urn:marquee:problem:" + type);
    }

    private static String newCustomer() {
        return "reserves-%d@example.org".formatted(CUSTOMERS.incrementAndGet());
    }
}
