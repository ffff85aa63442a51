package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What costs something is held until it is paid, at the price at which it was booked. */
abstract class PricedSaleContract extends ApiContract {

    @Test
    void a_booking_that_costs_something_waits_to_be_paid_and_keeps_its_tickets() {
        var event = priced("EUR", 2400, Map.of("tax_rate_bp", 1900, "tax_included", true));

        var booking = json(book(body(event, 2, newBuyer())));

        assertThat(booking.get("status").asString()).isEqualTo("pending_payment");
        assertThat(held(booking)).isEqualTo(Duration.ofMinutes(10));
        assertThat(amounts(booking)).containsExactly("48.00", "0.00", "7.66", "48.00", "0.00");
        assertThat(booking.get("tickets").valueStream().map(t -> t.get("status").asString()))
                .containsOnly("reserved");
        assertThat(availability(event).get("left").asInt()).isEqualTo(8);
        assertThat(mailsOwed(booking)).as("the buyer is at the page").isEmpty();
    }

    @Test
    void nobody_confirms_it_without_a_payment() {
        var booking = json(book(body(priced("EUR", 2400, Map.of()), 1, newBuyer())));

        var refused =
                mvc.put()
                        .uri("/api/tickets/{id}/status", booking.get("id").asLong())
                        .with(header("Booking-Key", key(booking)))
                        .contentType(APPLICATION_JSON)
                        .content("{\"status\":\"CONFIRMED\"}")
                        .exchange();

        assertProblem(refused, 409, "invalid-state");
    }

    @Test
    void a_hold_that_is_not_paid_in_time_gives_its_tickets_back() {
        var event = priced("EUR", 2400, Map.of());
        var email = newBuyer();
        var booking = json(book(body(event, 4, email)));
        assertProblem(book(body(event, 1, email)), 409, "quota-exceeded");

        clock.pass(Duration.ofMinutes(10));

        await().until(() -> show(booking).get("status").asString().equals("expired"));
        assertThat(availability(event).get("left").asInt()).isEqualTo(10);
        assertThat(book(body(event, 4, email))).as("the quota is free again").hasStatus(201);
    }

    @Test
    void who_lets_three_holds_run_out_waits_for_the_next() {
        var event = priced("EUR", 2400, Map.of());
        var other = priced("EUR", 2400, Map.of());
        var email = newBuyer();
        for (int n = 0; n < 3; n++) {
            var booking = json(book(body(event, 1, email)));
            clock.pass(Duration.ofMinutes(10));
            await().until(() -> show(booking).get("status").asString().equals("expired"));
        }

        var refused = book(body(event, 1, email));
        assertProblem(refused, 429, "too-many-holds");
        assertThat(refused).containsHeader("Retry-After");
        assertThat(json(refused).get("detail").asString())
                .contains("ran out before they were paid");
        assertThat(book(body(other, 1, email))).as("another event").hasStatus(201);
        assertThat(book(body(event, 1, newBuyer()))).as("another buyer").hasStatus(201);
        clock.pass(Duration.ofHours(1));
        assertThat(book(body(event, 1, email))).as("an hour later").hasStatus(201);
    }

    @Test
    void a_buyer_keeps_five_holds_at_once_and_what_is_free_does_not_count() {
        var email = newBuyer();
        for (int n = 0; n < 5; n++)
            assertThat(book(body(priced("EUR", 2400, Map.of()), 1, email))).hasStatus(201);
        var event = priced("EUR", 2400, Map.of());

        assertProblem(book(body(event, 1, email)), 429, "too-many-holds");

        assertThat(book(body(onSale(5), 1, email))).as("a free one").hasStatus(201);
        assertThat(book(body(event, 1, newBuyer()))).as("another buyer").hasStatus(201);
    }

    @Test
    void a_repeated_request_is_answered_whatever_is_held() {
        var email = newBuyer();
        var event = priced("EUR", 2400, Map.of());
        var key = "repeated-" + email;
        var first = json(book(body(event, 1, email), "Idempotency-Key", key));
        for (int n = 0; n < 4; n++) book(body(priced("EUR", 2400, Map.of()), 1, email));
        assertProblem(book(body(event, 1, email)), 429, "too-many-holds");

        var again = json(book(body(event, 1, email), "Idempotency-Key", key));

        assertThat(again.get("id")).isEqualTo(first.get("id"));
    }

    @Test
    void an_event_says_how_long_it_holds() {
        var terms = pricedTerms("EUR", 2400, Map.of());
        terms.put("payment", payment(25));
        assertThat(putTerms(terms)).hasStatus(204);

        var booking = json(book(body((long) terms.get("event_id"), 1, newBuyer())));

        assertThat(held(booking)).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void giving_a_hold_back_puts_its_tickets_on_sale_at_once() {
        var event = priced("EUR", 2400, Map.of());
        var booking = json(book(body(event, 3, newBuyer())));

        var oneTicket =
                mvc.delete()
                        .uri("/api/tickets/{id}", booking.at("/tickets/0/id").asLong())
                        .with(admin())
                        .exchange();
        assertProblem(oneTicket, 409, "invalid-state");
        assertThat(cancel(booking, header("Booking-Key", key(booking)))).hasStatus(200);

        assertThat(show(booking).get("status").asString()).isEqualTo("cancelled");
        assertThat(availability(event).get("left").asInt()).isEqualTo(10);
    }

    @Test
    void a_price_that_changes_leaves_what_was_booked_before() {
        var terms = pricedTerms("EUR", 2400, Map.of());
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var booking = json(book(body(event, 1, newBuyer())));

        terms.put("version", 2);
        type(terms).put("price_minor", 3000);
        assertThat(putTerms(terms)).hasStatus(204);

        assertThat(show(booking).get("total").asString()).isEqualTo("24.00");
        var refused = book(expecting(event, "24.00"));
        assertProblem(refused, 409, "price-changed");
        assertThat(json(refused).get("total").asString()).isEqualTo("30.00");
        assertThat(book(expecting(event, "30.00"))).hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource({
        "VND, 150000, 150000, 150.000",
        "IDR, 15000000, 150000.00, 150000.000",
        "JPY, 150, 150, 150.0",
        "EUR, 15000, 150.00, 150.000",
        "BHD, 150000, 150.000, 150.0000"
    })
    void amounts_have_the_digits_of_their_currency_and_no_more(
            String currency, long minor, String text, String tooMany) {
        var event = priced(currency, minor, Map.of());

        var booking = json(book(expecting(event, text)));

        assertThat(booking.get("total").asString()).isEqualTo(text);
        assertProblem(book(expecting(event, tooMany)), 422, "invalid-input");
    }

    @Test
    void a_quote_says_what_a_booking_would_cost_and_holds_nothing() {
        var event = priced("EUR", 2400, Map.of("tax_rate_bp", 700, "tax_included", false));

        var quote = json(quote("{\"event_id\":%d,\"quantity\":3}".formatted(event)));

        assertThat(amounts(quote)).containsExactly("72.00", "0.00", "5.04", "77.04");
        assertThat(quote.at("/lines/0/unit_price").asString()).isEqualTo("24.00");
        assertThat(quote.at("/lines/0/total").asString()).isEqualTo("77.04");
        assertThat(quote.get("hold_minutes").asInt()).isEqualTo(10);
        assertThat(availability(event).get("left").asInt()).isEqualTo(10);
        assertThat(json(book(body(event, 3, newBuyer()))).get("total").asString())
                .isEqualTo("77.04");
    }

    @Test
    void a_quote_is_refused_for_what_a_booking_would_be_refused_for() {
        var event = priced("EUR", 2400, Map.of("max_per_booking", 2));

        assertProblem(quote("{\"event_id\":987654321,\"quantity\":1}"), 404, "not-found");
        assertProblem(
                quote("{\"event_id\":%d,\"quantity\":3}".formatted(event)),
                409,
                "quantity-not-allowed");
        assertProblem(
                quote(
                        "{\"event_id\":%d,\"items\":[{\"ticket_type_id\":1,\"quantity\":1}]}"
                                .formatted(event)),
                422,
                "invalid-input");
        assertProblem(quote("{\"event_id\":%d}".formatted(event)), 422, "invalid-input");
    }

    @Test
    void a_buyer_pays_what_they_want_from_the_least_on() {
        var event = priced("EUR", 2400, Map.of("min_minor", 1000));

        assertThat(json(book(choosing(event, "10.00"))).get("total").asString()).isEqualTo("10.00");
        assertThat(json(book(choosing(event, "99"))).get("total").asString()).isEqualTo("99.00");
        assertProblem(book(choosing(event, "9.99")), 422, "invalid-input");
        assertProblem(book(choosing(event, "10.000")), 422, "invalid-input");
        assertThat(availability(event).at("/ticket_types/0/min_price").asString())
                .isEqualTo("10.00");
    }

    @Test
    void a_repeated_request_gets_its_hold_again() {
        var event = priced("EUR", 2400, Map.of());
        var body = body(event, 2, newBuyer());

        var first = json(book(body, "Idempotency-Key", "priced-" + event));
        var again = book(body, "Idempotency-Key", "priced-" + event);

        assertThat(again).hasStatus(201).hasHeader("Idempotent-Replayed", "true");
        assertThat(json(again).get("id")).isEqualTo(first.get("id"));
        assertThat(json(again).get("status").asString()).isEqualTo("pending_payment");
        assertThat(availability(event).get("left").asInt()).isEqualTo(8);
    }

    private static Duration held(JsonNode booking) {
        return Duration.between(
                Instant.parse(booking.get("created_at").asString()),
                Instant.parse(booking.get("expires_at").asString()));
    }

    private MvcTestResult quote(String body) {
        return mvc.post().uri("/api/quotes").contentType(APPLICATION_JSON).content(body).exchange();
    }

    private long priced(String currency, long minor, Map<String, Object> pricing) {
        var terms = pricedTerms(currency, minor, pricing);
        assertThat(putTerms(terms)).hasStatus(204);
        return (long) terms.get("event_id");
    }

    private Map<String, Object> pricedTerms(
            String currency, long minor, Map<String, Object> pricing) {
        var terms = terms(newEvent(), 10);
        terms.put("currency", currency);
        type(terms).put("price_minor", minor);
        var whole = new HashMap<String, Object>(Map.of("tax_rate_bp", 0, "tax_included", true));
        whole.putAll(pricing);
        type(terms).put("pricing", whole);
        return terms;
    }

    private static Map<String, Object> payment(int holdMinutes) {
        return Map.of(
                "hold_minutes",
                holdMinutes,
                "retries",
                true,
                "refund_mode",
                "request",
                "refund_until_hours",
                0,
                "refund_fee_minor",
                0,
                "refund_fee_bp",
                0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> type(Map<String, Object> terms) {
        return ((List<Map<String, Object>>) terms.get("ticket_types")).getFirst();
    }

    private static String expecting(long event, String total) {
        return """
        {"event_id":%d,"quantity":1,"buyer_name":"Ana Silva","buyer_email":"%s","expected_total":"%s"}\
        """
                .formatted(event, newBuyer(), total);
    }

    private static String choosing(long event, String price) {
        return """
        {"event_id":%1$d,"items":[{"ticket_type_id":%1$d0,"quantity":1,"price":"%3$s"}],\
        "buyer_name":"Ana Silva","buyer_email":"%2$s"}\
        """
                .formatted(event, newBuyer(), price);
    }

    private JsonNode availability(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange());
    }

    private JsonNode show(JsonNode booking) {
        return json(show(booking, header("Booking-Key", key(booking))));
    }

    private static List<String> amounts(JsonNode node) {
        return List.of("subtotal", "discount", "tax", "total", "paid").stream()
                .filter(node::has)
                .map(name -> node.get(name).asString())
                .toList();
    }

    private List<String> mailsOwed(JsonNode booking) {
        return jdbc.sql("select topic from outbox where fact_key = ?")
                .param(booking.get("id").asString())
                .query(String.class)
                .list();
    }
}
