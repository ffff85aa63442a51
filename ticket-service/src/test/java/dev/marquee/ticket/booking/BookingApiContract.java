package dev.marquee.ticket.booking;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import dev.marquee.ticket.qr.TicketTokens;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

public abstract class BookingApiContract extends ApiContract {

    @Autowired private TicketTokens tokens;

    @Test
    void a_guest_books_and_gets_the_tickets_with_their_tokens() {
        var event = onSale(100);
        var email = newBuyer();

        var answer =
                book(
                        """
                        {"event_id":%d,"quantity":2,"buyer_name":" Ana Silva ","buyer_email":"%s.","buyer_phone":"+351 912 345"}
                        """
                                .formatted(event, email.toUpperCase(Locale.ROOT)));

        assertThat(answer).hasStatus(201);
        var booking = json(answer);
        assertThat(answer).hasHeader("Location", "/api/bookings/" + booking.get("id").asLong());
        assertThat(booking.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "event_id",
                        "event_code",
                        "event_name",
                        "starts_at",
                        "ends_at",
                        "time_zone",
                        "location",
                        "status",
                        "quantity",
                        "total",
                        "subtotal",
                        "discount",
                        "tax",
                        "paid",
                        "refunded",
                        "currency",
                        "buyer_name",
                        "buyer_email",
                        "buyer_phone",
                        "created_at",
                        "access_key",
                        "tickets",
                        "test");
        assertThat(booking.get("test").asBoolean()).isFalse();
        assertThat(booking.get("status").asString()).isEqualTo("confirmed");
        assertThat(booking.get("total").asString()).isEqualTo("0.00");
        assertThat(booking.get("buyer_name").asString()).isEqualTo("Ana Silva");
        assertThat(booking.get("buyer_email").asString()).isEqualTo(email);
        assertThat(booking.get("access_key").asString()).hasSize(22);
        var tickets = booking.get("tickets").valueStream().toList();
        assertThat(tickets)
                .extracting(ticket -> ticket.get("code").asString())
                .containsExactly("EV" + event + "-1", "EV" + event + "-2");
        for (var ticket : tickets)
            assertThat(tokens.verify(ticket.get("qr_token").asString()))
                    .hasValueSatisfying(claim ->
                            assertThat(claim.ticketId()).isEqualTo(ticket.get("id").asLong()));
    }

    @Test
    void several_types_are_booked_together() {
        var event = onSale(10, 10);

        var booking =
                post(
                        "/api/bookings",
                        201,
                        """
                        {"event_id":%1$d,"items":[{"ticket_type_id":%2$d0,"quantity":1},{"ticket_type_id":%2$d1,"quantity":2}],
                         "buyer_name":"Ana","buyer_email":"%3$s"}
                        """
                                .formatted(event, event, newBuyer()));

        assertThat(booking.get("quantity").asInt()).isEqualTo(3);
        assertThat(booking.get("tickets").valueStream())
                .extracting(ticket -> ticket.get("ticket_type").asString())
                .containsExactly("Type 0", "Type 1", "Type 1");
    }

    @Test
    void who_is_signed_in_need_not_say_who_buys() {
        var event = onSale(10);

        var answer =
                mvc.post()
                        .uri("/api/bookings")
                        .with(customer())
                        .contentType(APPLICATION_JSON)
                        .content("{\"event_id\":%d,\"quantity\":1}".formatted(event))
                        .exchange();

        assertThat(answer).hasStatus(201);
        assertThat(json(answer).get("buyer_email").asString()).isEqualTo("customer@ticket.local");
    }

    @Test
    void the_names_of_the_older_systems_are_understood() {
        var event = onSale(10);

        var booking =
                post(
                        "/api/bookings",
                        201,
                        """
                        {"eventId":%d,"quantity":1,"customer_name":"Ana","customerEmail":"%s"}
                        """
                                .formatted(event, newBuyer()));

        assertThat(booking.get("buyer_name").asString()).isEqualTo("Ana");
    }

    @Test
    void what_is_sold_out_is_refused_with_what_is_left() {
        var event = onSale(3);

        var answer = book(body(event, 4, newBuyer()));

        assertProblem(answer, 409, "sold-out");
        assertThat(json(answer).get("left").asInt()).isEqualTo(3);
        assertThat(booked(event, 3).get("quantity").asInt()).isEqualTo(3);
    }

    @Test
    void the_fifth_ticket_is_refused_with_the_quota() {
        var event = onSale(100);
        var email = newBuyer();
        book(event, 3, "Ana", email);

        var answer = book(body(event, 2, email.toUpperCase(Locale.ROOT)));

        assertProblem(answer, 409, "quota-exceeded");
        assertThat(json(answer).get("quota").asInt()).isEqualTo(4);
        assertThat(json(answer).has("held")).isFalse();
        assertThat(json(answer).get("detail").asString()).doesNotContain("3");
    }

    @Test
    void what_an_address_holds_is_told_to_its_owner_and_to_who_runs_the_event_alone() {
        var event = onSale(100);
        var email = newBuyer();
        book(event, 3, "Ana", email);
        var body = body(event, 2, email);

        for (var knows :
                List.of(
                        account(501, email, "CUSTOMER"),
                        organizer(),
                        admin(),
                        account(502, "s@ticket.local", "SUPPORT"),
                        program(2, "bookings:write"))) {
            var answer = bookAs(knows, body);
            assertProblem(answer, 409, "quota-exceeded");
            assertThat(json(answer).get("held").asInt()).isEqualTo(3);
            assertThat(json(answer).get("detail").asString()).contains("this address has 3");
        }
        for (var stranger :
                List.of(
                        NOBODY,
                        customer(),
                        account(503, "o@example.org", "ORGANIZER"),
                        account(504, "e@example.org", "ENTRY_MANAGER"),
                        program(503, "bookings:write"),
                        unverified(505, email))) {
            var answer = bookAs(stranger, body);
            assertProblem(answer, 409, "quota-exceeded");
            assertThat(json(answer).has("held")).isFalse();
            assertThat(json(answer).get("detail").asString())
                    .isEqualTo(
                            json(bookAs(stranger, body(event, 5, newBuyer())))
                                    .get("detail")
                                    .asString());
        }
    }

    private static final RequestPostProcessor NOBODY = request -> request;

    private static RequestPostProcessor unverified(long id, String email) {
        return account(id, email, "CUSTOMER")
                .jwt(token ->
                        token.subject(String.valueOf(id))
                                .claim("email", email)
                                .claim("email_verified", false)
                                .claim("roles", List.of("CUSTOMER")));
    }

    private MvcTestResult bookAs(RequestPostProcessor caller, String body) {
        return mvc.post()
                .uri("/api/bookings")
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void an_empty_list_beside_a_quantity_is_none() {
        var event = onSale(10);
        var body = body(event, 2, newBuyer()).replace("{", "{\"items\":[],");

        assertThat(json(book(body)).get("quantity").asInt()).isEqualTo(2);
    }

    @Test
    void an_offer_code_is_not_taken_silently() {
        var event = onSale(10);
        var body = body(event, 1, newBuyer());
        for (var path : List.of("/api/bookings", "/api/tickets", "/events/api/book_ticket")) {
            var answer =
                    mvc.post()
                            .uri(path)
                            .contentType(APPLICATION_JSON)
                            .content(body.replace("{", "{\"offer_code\":\"SPRING\","))
                            .exchange();
            assertThat(answer).as(path).hasStatus(422);
            if (path.startsWith("/api"))
                assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("offer_code");
        }
        assertThat(book(body.replace("{", "{\"offer_code\":\"\","))).hasStatus(201);
    }

    @Test
    void an_unknown_event_is_not_found_and_nothing_is_stored() {
        var before = stored();
        assertProblem(
                book(body(987654321, 1, newBuyer()), "Idempotency-Key", "unknown-1"),
                404,
                "not-found");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_type_of_another_event_is_refused() {
        var event = onSale(10);
        var other = onSale(10);

        var answer =
                book(
                        """
                        {"event_id":%d,"items":[{"ticket_type_id":%d0,"quantity":1}],"buyer_name":"Ana","buyer_email":"%s"}
                        """
                                .formatted(event, other, newBuyer()));

        assertProblem(answer, 422, "invalid-input");
    }

    static List<BadInput> badBookings() {
        return BadInput.bookings();
    }

    @ParameterizedTest
    @MethodSource("badBookings")
    void bad_input_is_refused_and_nothing_is_stored(BadInput bad) {
        var event = onSale(100);
        var before = stored();

        for (var path : List.of("/api/bookings", "/events/api/book_ticket")) {
            var answer =
                    mvc.post()
                            .uri(path)
                            .contentType(APPLICATION_JSON)
                            .content(bad.body(event))
                            .exchange();
            assertThat(answer.getResponse().getStatus())
                    .as("%s %s", path, bad)
                    .isEqualTo(bad.status());
            if (path.startsWith("/api"))
                assertThat(answer).hasContentType(APPLICATION_PROBLEM_JSON);
            else assertThat(json(answer).get("success").asBoolean()).isFalse();
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        assertThat(
                        mvc.post()
                                .uri("/api/bookings")
                                .contentType("application/x-www-form-urlencoded")
                                .content("event_id=1"))
                .hasStatus(415)
                .hasContentType(APPLICATION_PROBLEM_JSON);
    }

    @Test
    void a_repeated_request_gets_the_first_answer_whatever_happened_since() {
        var event = onSale(100);
        var body = body(event, 2, newBuyer());
        var first = book(body, "Idempotency-Key", "replay-" + event);
        assertThat(first).hasStatus(201);
        assertThat(cancel(json(first), header("Booking-Key", key(json(first))))).hasStatus(200);

        var second = book(body, "Idempotency-Key", "replay-" + event);

        assertThat(second).hasStatus(201);
        assertThat(json(second)).isEqualTo(json(first));
    }

    @Test
    void a_repeated_request_is_the_same_in_another_spelling() {
        var event = onSale(100);
        var email = newBuyer();
        var first = book(body(event, 1, email), "Idempotency-Key", "spelling-" + event);

        var second =
                book(
                        """
                        {"buyer_email":" %s ", "buyer_name":"Ana Silva", "quantity":1, "event_id":%d}
                        """
                                .formatted(email.toUpperCase(Locale.ROOT), event),
                        "Idempotency-Key",
                        "spelling-" + event);

        assertThat(second).hasStatus(201);
        assertThat(json(second)).isEqualTo(json(first));
    }

    @Test
    void a_refusal_is_repeated_even_when_tickets_have_come_back() {
        var event = onSale(2);
        var holder = booked(event, 2);
        var body = body(event, 1, newBuyer());
        assertProblem(book(body, "Idempotency-Key", "refusal-" + event), 409, "sold-out");
        assertThat(cancel(holder, header("Booking-Key", key(holder)))).hasStatus(200);

        assertProblem(book(body, "Idempotency-Key", "refusal-" + event), 409, "sold-out");
        assertThat(book(body, "Idempotency-Key", "refusal-again-" + event)).hasStatus(201);
    }

    @Test
    void a_key_used_for_another_request_is_refused() {
        var event = onSale(100);
        var email = newBuyer();
        assertThat(book(body(event, 1, email), "Idempotency-Key", "other-" + event)).hasStatus(201);

        assertProblem(
                book(body(event, 2, email), "Idempotency-Key", "other-" + event),
                422,
                "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with space", "tab\tbed", "überflüssig"})
    void a_key_that_is_none_is_refused(String key) {
        var event = onSale(100);
        assertProblem(
                book(body(event, 1, newBuyer()), "Idempotency-Key", key), 422, "invalid-input");
        assertProblem(
                book(body(event, 1, newBuyer()), "Idempotency-Key", "k".repeat(101)),
                422,
                "invalid-input");
    }

    @Test
    void a_booking_is_shown_to_its_buyer_its_organiser_and_staff_and_to_nobody_else() {
        var event = onSale(100);
        var email = newBuyer();
        var booking = book(event, 1, "Ana", email);
        var other = booked(event, 1);

        assertThat(show(booking, header("Booking-Key", key(booking)))).hasStatus(200);
        assertThat(show(booking, account(77, email.toUpperCase(Locale.ROOT), "CUSTOMER")))
                .hasStatus(200);
        assertThat(show(booking, organizer())).hasStatus(200);
        assertThat(show(booking, admin())).hasStatus(200);
        assertThat(show(booking, account(5, "support@ticket.local", "SUPPORT"))).hasStatus(200);

        assertThat(show(booking, request -> request)).hasStatus(404);
        assertThat(show(booking, header("Booking-Key", key(other)))).hasStatus(404);
        assertThat(show(booking, header("Booking-Key", ""))).hasStatus(404);
        assertThat(show(booking, customer())).hasStatus(404);
        assertThat(show(booking, account(78, "o@example.org", "ORGANIZER"))).hasStatus(404);
        assertThat(show(booking, account(2, "o@example.org", "CUSTOMER"))).hasStatus(404);
        assertThat(show(booking, account(4, "entry@ticket.local", "ENTRY_MANAGER"))).hasStatus(404);
        assertThat(mvc.get().uri("/api/bookings/999999999")).hasStatus(404);
        assertThat(mvc.get().uri("/api/bookings/abc"))
                .hasStatus(400)
                .hasContentType(APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri("/api/bookings/99999999999999999999")).hasStatus(400);
    }

    @Test
    void codes_are_shown_while_they_are_valid_and_only_to_those_who_need_them() {
        var event = onSale(100);
        var booking = book(event, 2, "Ana", newBuyer());
        assertThat(codes(booking)).hasSize(2).doesNotContain("");
        var key = header("Booking-Key", key(booking));
        for (var mayAdmit : List.of(key, organizer(), admin()))
            assertThat(codes(json(show(booking, mayAdmit)))).isEqualTo(codes(booking));
        assertThat(codes(json(show(booking, SUPPORT)))).containsOnly("");
        assertThat(codes(json(show(booking, both(key, SUPPORT))))).isEqualTo(codes(booking));
        assertThat(
                        codes(
                                json(
                                        mvc.post()
                                                .uri(
                                                        "/api/bookings/{id}/resend",
                                                        booking.get("id").asLong())
                                                .with(SUPPORT)
                                                .exchange())))
                .containsOnly("");

        assertThat(codes(json(cancel(booking, key)))).containsOnly("");
        assertThat(codes(json(show(booking, organizer())))).containsOnly("");
    }

    @Test
    void a_reservation_has_no_codes_until_it_is_confirmed() {
        var made =
                json(
                        mvc.post()
                                .uri("/api/tickets")
                                .contentType(APPLICATION_JSON)
                                .content(body(onSale(100), 2, newBuyer()))
                                .exchange());
        var key = header("Booking-Key", key(made));
        assertThat(codes(json(show(made, key)))).hasSize(2).containsOnly("");
        assertThat(
                        mvc.put()
                                .uri("/api/tickets/{id}/status", made.get("id").asLong())
                                .with(key)
                                .contentType(APPLICATION_JSON)
                                .content("{\"status\":\"CONFIRMED\"}"))
                .hasStatusOk();
        assertThat(codes(json(show(made, key)))).hasSize(2).doesNotContain("");
    }

    private static final RequestPostProcessor SUPPORT =
            account(5, "support@ticket.local", "SUPPORT");

    private static RequestPostProcessor both(RequestPostProcessor a, RequestPostProcessor b) {
        return request -> b.postProcessRequest(a.postProcessRequest(request));
    }

    /** The codes in an answer, empty where there is none. */
    private static List<String> codes(JsonNode booking) {
        return booking.get("tickets")
                .valueStream()
                .map(ticket -> ticket.get("qr_token").asString(""))
                .toList();
    }

    @Test
    void an_address_that_is_not_verified_opens_nothing() {
        var event = onSale(100);
        var email = newBuyer();
        var booking = book(event, 1, "Ana", email);

        assertThat(
                        show(
                                booking,
                                account(79, email, "CUSTOMER")
                                        .jwt(token ->
                                                token.subject("79")
                                                        .claim("email", email)
                                                        .claim("email_verified", false)
                                                        .claim("roles", List.of("CUSTOMER")))))
                .hasStatus(404);
    }

    @Test
    void the_access_key_is_told_only_to_the_one_who_booked() {
        var booking = booked(onSale(100), 1);
        assertThat(json(show(booking, admin())).has("access_key")).isFalse();
        assertThat(json(show(booking, header("Booking-Key", key(booking)))).has("access_key"))
                .isFalse();
    }

    @Test
    void a_cancelled_booking_gives_its_places_back_but_not_its_numbers() {
        var event = onSale(2);
        var email = newBuyer();
        var booking = book(event, 2, "Ana", email);

        var cancelled = cancel(booking, header("Booking-Key", key(booking)));

        assertThat(cancelled).hasStatus(200);
        assertThat(json(cancelled).get("status").asString()).isEqualTo("cancelled");
        assertThat(json(cancelled).get("tickets").valueStream())
                .allMatch(ticket -> ticket.get("status").asString().equals("cancelled"));
        var again = book(event, 2, "Ana", email);
        assertThat(again.get("tickets").get(0).get("code").asString())
                .isEqualTo("EV" + event + "-3");
    }

    @Test
    void cancelling_twice_changes_nothing() {
        var booking = booked(onSale(10), 2);
        var first = cancel(booking, header("Booking-Key", key(booking)));
        var before = stored();

        var second = cancel(booking, header("Booking-Key", key(booking)));

        assertThat(second).hasStatus(200);
        assertThat(json(second)).isEqualTo(json(first));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void only_staff_cancels_after_the_event_has_begun() {
        var terms = terms(newEvent(), 10);
        terms.put("starts_at", inDays(-1).toString());
        terms.put("ends_at", inDays(1).toString());
        assertThat(putTerms(terms)).hasStatus(204);
        var booking = booked((long) terms.get("event_id"), 1);

        var refused = cancel(booking, header("Booking-Key", key(booking)));
        assertProblem(refused, 409, "invalid-state");
        assertThat(json(refused).get("state").asString()).isEqualTo("confirmed");
        assertThat(cancel(booking, organizer())).hasStatus(200);
    }

    @Test
    void what_is_used_is_not_cancelled() {
        var booking = booked(onSale(10), 2);
        jdbc.sql("update ticket set status = 'used', used_at = current_timestamp where id = ?")
                .param(booking.get("tickets").get(0).get("id").asLong())
                .update();

        var refused = cancel(booking, admin());

        assertProblem(refused, 409, "invalid-state");
        assertThat(json(refused).get("state").asString()).isEqualTo("used");
    }

    @Test
    void nobody_cancels_what_is_not_theirs() {
        var booking = booked(onSale(10), 1);
        assertThat(cancel(booking, request -> request)).hasStatus(404);
        assertThat(cancel(booking, customer())).hasStatus(404);
        assertThat(json(show(booking, admin())).get("status").asString()).isEqualTo("confirmed");
    }

    public static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status).hasContentType(APPLICATION_PROBLEM_JSON);
        assertThat(json(answer).get("type").asString()).isEqualTo("urn:marquee:problem:" + type);
    }

    @Test
    void an_account_that_comes_very_often_waits_from_whatever_address_and_nobody_else_does() {
        var event = onSale(100);
        var often = account(9_001, "often@example.org", "CUSTOMER");
        var tries = 0;
        var refused = bookAs(often, event + 1_000_000);
        for (; tries < 600 && refused.getResponse().getStatus() == 404; tries++)
            refused = bookAs(often, event + 1_000_000);

        assertThat(tries).as("one more each second that this takes").isBetween(60, 599);
        assertThat(refused).hasStatus(429).hasHeader("Retry-After", "1");
        assertThat(json(refused).get("type").asString())
                .isEqualTo("urn:marquee:problem:too-many-requests");
        assertThat(bookAs(account(9_002, "other@example.org", "CUSTOMER"), event)).hasStatus(201);
        booked(event, 1);
    }

    private MvcTestResult bookAs(RequestPostProcessor account, long event) {
        return mvc.post()
                .uri("/api/bookings")
                .with(account)
                .contentType(APPLICATION_JSON)
                .content(body(event, 1, newBuyer()))
                .exchange();
    }
}
