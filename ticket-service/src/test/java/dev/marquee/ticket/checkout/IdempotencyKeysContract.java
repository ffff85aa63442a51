package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.program;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A key belongs to its caller: nobody else's is in the way, and nobody else gets its answer. */
abstract class IdempotencyKeysContract extends ApiContract {

    private static final RequestPostProcessor NOBODY = request -> request;

    @ParameterizedTest
    @ValueSource(strings = {"/api/bookings", "/api/tickets", "/events/api/book_ticket"})
    void the_same_key_of_two_callers_is_two_keys(String path) {
        var event = onSale(100);
        var key = "order" + path.replace('/', '-');
        var callers =
                List.of(
                        account(601, "a@example.org", "CUSTOMER"),
                        account(602, "b@example.org", "ORGANIZER"),
                        program(602, "bookings:write"),
                        program(603, "bookings:write"),
                        NOBODY,
                        NOBODY);

        for (var caller : callers) {
            var answer = send(path, body(event, 1, newBuyer()), key, caller);
            assertThat(answer.getResponse().getStatus()).as(path).isIn(200, 201);
            assertThat(answer).doesNotContainHeader("Idempotent-Replayed");
        }
        assertThat(rowsOf(event)).isEqualTo(callers.size());
    }

    @Test
    void one_guest_uses_a_key_for_several_events() {
        var email = newBuyer();
        for (var event : List.of(onSale(10), onSale(10)))
            assertThat(send("/api/bookings", body(event, 1, email), "order-1", NOBODY))
                    .hasStatus(201);
    }

    @Test
    void another_request_of_the_same_caller_is_refused() {
        var event = onSale(100);
        var email = newBuyer();
        for (var caller : List.of(NOBODY, account(604, "c@example.org", "CUSTOMER"))) {
            assertThat(send("/api/bookings", body(event, 1, email), "mine", caller)).hasStatus(201);
            assertProblem(
                    send("/api/bookings", body(event, 2, email), "mine", caller),
                    422,
                    "idempotency-key-reused");
        }
    }

    @Test
    void a_key_in_quotes_is_the_same_key() {
        var body = body(onSale(100), 1, newBuyer());
        var first = send("/api/bookings", body, "quoted-1", NOBODY);

        var second = send("/api/bookings", body, "\"quoted-1\"", NOBODY);

        assertThat(json(second)).isEqualTo(json(first));
        assertThat(first).doesNotContainHeader("Idempotent-Replayed");
        assertThat(second).hasStatus(201).hasHeader("Idempotent-Replayed", "true");
        assertProblem(send("/api/bookings", body, "\"\"", NOBODY), 422, "invalid-input");
    }

    @Test
    void a_refusal_that_is_repeated_says_so() {
        var event = onSale(1);
        var body = body(event, 2, newBuyer());
        assertThat(send("/api/bookings", body, "refused-1", NOBODY))
                .hasStatus(409)
                .doesNotContainHeader("Idempotent-Replayed");

        assertThat(send("/api/bookings", body, "refused-1", NOBODY))
                .hasStatus(409)
                .hasHeader("Idempotent-Replayed", "true");
    }

    @Test
    void a_guest_who_repeats_a_request_late_is_told_of_the_booking_and_not_given_its_keys() {
        var body = body(onSale(100), 2, newBuyer());
        var reservation = body(onSale(100), 2, newBuyer());
        var first = json(send("/api/bookings", body, "tour-booking-1", NOBODY));
        send("/api/tickets", reservation, "tour-booking-1", NOBODY);
        clock.pass(Duration.ofMinutes(14));
        assertThat(json(send("/api/bookings", body, "tour-booking-1", NOBODY))).isEqualTo(first);
        clock.pass(Duration.ofMinutes(1));

        var late = send("/api/bookings", body, "tour-booking-1", NOBODY);

        assertThat(late).hasStatus(201).hasHeader("Idempotent-Replayed", "true");
        assertThat(json(late).get("id")).isEqualTo(first.get("id"));
        assertThat(json(late).has("access_key")).isFalse();
        assertThat(json(late).get("tickets").valueStream())
                .hasSize(2)
                .allMatch(ticket -> ticket.get("qr_token").isNull());
        assertThat(
                        json(send("/api/tickets", reservation, "tour-booking-1", NOBODY))
                                .has("access_key"))
                .isFalse();
    }

    @Test
    void a_key_that_nobody_guesses_and_an_account_get_the_whole_answer_late_too() {
        var random = "0b6f8a52-94c7-4a2c-9a3e-5e1d7c0f4b11";
        var account = account(605, "d@example.org", "CUSTOMER");
        var guests = body(onSale(100), 1, newBuyer());
        var own = body(onSale(100), 1, newBuyer());
        var first =
                Stream.of(
                                send("/api/bookings", guests, random, NOBODY),
                                send("/api/bookings", own, "o-1", account))
                        .map(ApiContract::json)
                        .toList();
        clock.pass(Duration.ofDays(2));

        assertThat(json(send("/api/bookings", guests, random, NOBODY))).isEqualTo(first.getFirst());
        assertThat(json(send("/api/bookings", own, "o-1", account))).isEqualTo(first.getLast());
    }

    private int rowsOf(long event) {
        return jdbc.sql(
                        "select count(*) from idempotency_key k join booking b on b.id = k.booking_id where b.event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }

    private MvcTestResult send(String path, String body, String key, RequestPostProcessor caller) {
        return mvc.post()
                .uri(path)
                .with(caller)
                .header("Idempotency-Key", key)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
