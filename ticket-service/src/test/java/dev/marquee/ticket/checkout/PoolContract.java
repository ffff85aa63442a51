package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.ApiContract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Places that ticket types share: types 0 and 1 of these events, and not type 2. */
abstract class PoolContract extends ApiContract {

    @Test
    void whoever_buys_there_is_one_place_less_for_all_types_of_the_pool() {
        var event = onSaleSharing(10, 10, 4, 50);

        assertThat(bookType(event, 0, 3)).hasStatus(201);
        assertLeft(event, 7, 4, 50);
        assertThat(bookType(event, 1, 2)).hasStatus(201);
        assertLeft(event, 5, 2, 50);
        assertThat(bookType(event, 2, 1)).hasStatus(201);
        assertLeft(event, 5, 2, 49);

        var availability = availability(event);
        assertThat(availability.get("capacity").asInt()).isEqualTo(60);
        assertThat(availability.get("left").asInt()).isEqualTo(54);
        assertThat(availability.at("/ticket_types/0/pool").asString()).isEqualTo("Hall");
        assertThat(availability.at("/ticket_types/2/pool").isNull()).isTrue();
    }

    @Test
    void the_last_places_of_a_pool_are_refused_with_what_is_left_of_them() {
        var event = onSaleSharing(6, 6, 6, 50);
        assertThat(bookType(event, 0, 4)).hasStatus(201);

        var refused = bookType(event, 1, 3);
        assertProblem(refused, 409, "sold-out");
        assertThat(json(refused).get("left").asInt()).isEqualTo(2);
        var both = bookBoth(event, 1, 2);
        assertProblem(both, 409, "sold-out");
        assertThat(json(both).get("left").asInt()).as("of both together").isEqualTo(2);

        assertThat(bookBoth(event, 1, 1)).hasStatus(201);
        assertLeft(event, 0, 0, 50);
        assertThat(availability(event).at("/ticket_types/1/on_sale").asBoolean()).isFalse();
        assertThat(availability(event).get("on_sale").asBoolean()).isTrue();
    }

    @Test
    void an_event_whose_places_are_all_shared_is_sold_out_with_them() {
        var event = onSaleSharing(4, 4, 4);
        assertThat(bookType(event, 1, 4)).hasStatus(201);

        assertThat(availability(event).get("reason").asString()).isEqualTo("sold_out");
        assertThat(classicallyAvailable()).doesNotContain(event);
    }

    @Test
    void a_pool_larger_than_its_types_counts_for_what_they_may_take() {
        var event = onSaleSharing(100, 3, 2);

        assertThat(availability(event).get("capacity").asInt()).isEqualTo(5);
        assertThat(bookBoth(event, 3, 1)).hasStatus(201);
        assertThat(bookType(event, 1, 1)).hasStatus(201);
        assertThat(availability(event).get("reason").asString()).isEqualTo("sold_out");
    }

    @Test
    void what_is_cancelled_is_free_for_all_types_of_the_pool() {
        var event = onSaleSharing(4, 4, 4);
        var booking = json(bookType(event, 0, 4));
        assertProblem(bookType(event, 1, 1), 409, "sold-out");

        assertThat(
                        mvc.delete()
                                .uri("/api/tickets/{id}", booking.at("/tickets/0/id").asLong())
                                .with(admin()))
                .hasStatusOk();
        assertThat(bookType(event, 1, 1)).hasStatus(201);
        assertThat(cancel(booking, admin())).hasStatus(200);
        assertLeft(event, 3, 3);
    }

    @Test
    void a_pool_cannot_have_fewer_places_than_are_sold_of_its_types() {
        var event = onSaleSharing(10, 10, 10, 50);
        assertThat(bookType(event, 0, 4)).hasStatus(201);
        assertThat(bookType(event, 1, 3)).hasStatus(201);

        var refused = putTerms(sharing(event, 2, "Hall", 6, 6, 6, 50));
        assertProblem(refused, 409, "capacity-below-sold");
        assertThat(json(refused).get("sold").asInt()).isEqualTo(7);
        assertThat(json(refused).get("detail").asString()).contains("7 of the pool Hall are sold");
        assertLeft(event, 3, 3, 50);

        assertThat(putTerms(sharing(event, 2, "Hall", 7, 7, 7, 50))).hasStatus(204);
        assertLeft(event, 0, 0, 50);
    }

    @Test
    void types_move_into_a_pool_with_what_was_sold_of_them_and_out_of_it() {
        var event = onSale(10, 10, 10);
        assertThat(bookType(event, 0, 4)).hasStatus(201);
        assertThat(bookType(event, 1, 4)).hasStatus(201);

        assertProblem(putTerms(sharing(event, 2, "Hall", 7, 7, 7, 10)), 409, "capacity-below-sold");
        assertThat(putTerms(sharing(event, 2, "Hall", 10, 10, 10, 10))).hasStatus(204);
        assertLeft(event, 2, 2, 10);

        var out = terms(event, 10, 10, 10);
        out.put("version", 3);
        assertThat(putTerms(out)).hasStatus(204);
        assertLeft(event, 6, 6, 10);
        assertThat(availability(event).get("capacity").asInt()).isEqualTo(30);
    }

    @Test
    void terms_that_contradict_themselves_are_refused() {
        var other = sharing(newEvent(), 1, "Hall", 10, 10, 10);
        type(other, 1).put("pool", Map.of("name", "Hall", "quantity", 11));
        assertThat(putTerms(other)).hasStatus(422);
        assertThat(putTerms(sharing(newEvent(), 1, "Hall", 10, 11, 10))).hasStatus(422);
        assertThat(putTerms(sharing(newEvent(), 1, " ", 10, 10, 10))).hasStatus(422);
        assertThat(putTerms(sharing(newEvent(), 1, "Hall", 0, 10, 10))).hasStatus(422);
        assertThat(putTerms(sharing(newEvent(), 1, "x".repeat(61), 10, 10, 10))).hasStatus(422);
    }

    @Test
    void who_sends_no_pools_sells_every_type_for_itself() {
        var event = onSale(5, 5);
        assertThat(bookType(event, 0, 4)).hasStatus(201);
        assertLeft(event, 1, 5);
        assertThat(availability(event).at("/ticket_types/0/pool").isNull()).isTrue();
    }

    @Test
    void what_is_sold_by_code_of_a_shared_pool_is_gone_for_everybody() {
        var event = onSaleSharing(10, 10, 10, 50);
        assertThat(bookType(event, 0, 1)).hasStatus(201);
        assertThat(bookType(event, 1, 3)).hasStatus(201);
        var hidden = sharing(event, 2, "Hall", 10, 10, 10, 50);
        type(hidden, 1).put("needs_code", true);
        assertThat(putTerms(hidden)).hasStatus(204);

        var seen = availability(event);
        assertThat(seen.get("ticket_types")).hasSize(2);
        assertThat(seen.get("capacity").asInt()).isEqualTo(57);
        assertThat(seen.get("sold").asInt()).isEqualTo(1);
        assertLeft(event, 6, 50);
        assertThat(level(event).get("hidden_sold").asInt()).isEqualTo(3);
        assertThat(level(event).get("hidden_shared").asInt()).isEqualTo(3);
        assertThat(now(event).get("hidden_shared").asInt()).isEqualTo(3);

        assertThat(bookType(event, 0, 4)).hasStatus(201);
        assertThat(bookType(event, 0, 2)).hasStatus(201);
        assertProblem(bookType(event, 0, 1), 409, "sold-out");
        assertThat(classicallyAvailable()).contains(event);
        for (int n = 0; n < 13; n++) bookType(event, 2, n == 12 ? 2 : 4);
        assertThat(availability(event).get("reason").asString()).isEqualTo("sold_out");
        assertThat(classicallyAvailable()).doesNotContain(event);
    }

    @Test
    void what_a_limit_keeps_from_a_type_cannot_be_taken_from_it_by_a_code() {
        var hidden = sharing(newEvent(), 1, "Hall", 10, 4, 10);
        var event = (long) hidden.get("event_id");
        assertThat(putTerms(hidden)).hasStatus(204);
        assertThat(bookType(event, 1, 4)).hasStatus(201);
        hidden.put("version", 2);
        type(hidden, 1).put("needs_code", true);
        assertThat(putTerms(hidden)).hasStatus(204);

        assertThat(level(event).get("hidden_shared").asInt()).isZero();
        assertThat(availability(event).get("capacity").asInt()).isEqualTo(4);
        assertThat(availability(event).get("left").asInt()).isEqualTo(4);
    }

    private JsonNode level(long event) {
        for (var level : json(mvc.get().uri("/internal/stock").with(service()).exchange()))
            if (level.get("event_id").asLong() == event) return level;
        throw new AssertionError("no stock of " + event);
    }

    private JsonNode now(long event) {
        return json(mvc.get().uri("/internal/stock/{id}", event).with(service()).exchange());
    }

    private List<Long> classicallyAvailable() {
        return json(mvc.get().uri("/events/api/available").exchange())
                .valueStream()
                .map(event -> event.get("id").asLong())
                .toList();
    }

    private void assertLeft(long event, int... left) {
        var types = availability(event).get("ticket_types");
        assertThat(types).hasSize(left.length);
        for (int n = 0; n < left.length; n++)
            assertThat(types.get(n).get("left").asInt()).as("type %d", n).isEqualTo(left[n]);
    }

    private long onSaleSharing(int pool, int... quantities) {
        var event = newEvent();
        assertThat(putTerms(sharing(event, 1, "Hall", pool, quantities))).hasStatus(204);
        return event;
    }

    private Map<String, Object> sharing(
            long event, int version, @Nullable String name, int pool, int... quantities) {
        var terms = terms(event, quantities);
        terms.put("version", version);
        for (int n = 0; n < 2; n++)
            type(terms, n).put("pool", Map.of("name", String.valueOf(name), "quantity", pool));
        return terms;
    }

    private MvcTestResult bookType(long event, int type, int quantity) {
        return bookItems(event, item(event, type, quantity));
    }

    private MvcTestResult bookBoth(long event, int first, int second) {
        return bookItems(event, item(event, 0, first) + "," + item(event, 1, second));
    }

    private static String item(long event, int type, int quantity) {
        return "{\"ticket_type_id\":%d%d,\"quantity\":%d}".formatted(event, type, quantity);
    }

    private MvcTestResult bookItems(long event, String items) {
        return book(
                "{\"event_id\":%d,\"items\":[%s],\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\"}"
                        .formatted(event, items, newBuyer()));
    }

    private JsonNode availability(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> type(Map<String, Object> terms, int n) {
        return ((List<Map<String, Object>>) terms.get("ticket_types")).get(n);
    }
}
