package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.ApiContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Ticket types that are sold for a while, or only so many to one buyer. */
abstract class TicketTypeContract extends ApiContract {

    @Test
    void a_type_is_sold_from_its_first_moment_to_its_last() {
        var terms = terms(newEvent(), 10, 10);
        type(terms, 0).put("sale_starts_at", inDays(1).toString());
        type(terms, 0).put("sale_ends_at", inDays(2).toString());
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");

        assertThat(refusal(bookType(event, 0, 1, newBuyer()))).isEqualTo("not-yet");
        assertThat(availability(event).at("/ticket_types/0/on_sale").asBoolean()).isFalse();
        assertThat(availability(event).at("/ticket_types/1/on_sale").asBoolean()).isTrue();
        assertThat(booked(event, 1).at("/tickets/0/ticket_type").asString())
                .as("without a type, one that is on sale is meant")
                .isEqualTo("Type 1");

        clock.pass(Duration.ofDays(1));
        assertThat(bookType(event, 0, 1, newBuyer())).hasStatus(201);
        assertThat(booked(event, 1).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 0");

        clock.pass(Duration.ofDays(1));
        assertThat(refusal(bookType(event, 0, 1, newBuyer()))).isEqualTo("type-closed");
    }

    @Test
    void availability_says_when_each_type_is_sold_and_how_many_one_may_have() {
        var terms = terms(newEvent(), 10);
        type(terms, 0).put("sale_starts_at", "2030-05-01T10:00:00Z");
        type(terms, 0).put("sale_ends_at", "2030-06-01T10:00:00Z");
        type(terms, 0).put("quota", 2);
        assertThat(putTerms(terms)).hasStatus(204);

        var availability = availability((long) terms.get("event_id"));

        assertThat(availability.get("on_sale").asBoolean()).isFalse();
        assertThat(availability.get("reason").asString()).isEqualTo("not_yet");
        var type = availability.at("/ticket_types/0");
        assertThat(type.get("sale_starts_at").asString()).isEqualTo("2030-05-01T10:00:00Z");
        assertThat(type.get("sale_ends_at").asString()).isEqualTo("2030-06-01T10:00:00Z");
        assertThat(type.get("quota").asInt()).isEqualTo(2);
    }

    @Test
    void an_event_whose_open_types_are_taken_is_sold_out_for_now() {
        var terms = terms(newEvent(), 1, 1);
        type(terms, 1).put("sale_starts_at", inDays(1).toString());
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        booked(event, 1);

        assertThat(availability(event).get("reason").asString()).isEqualTo("sold_out");
        assertThat(availability(event).get("left").asInt()).isEqualTo(1);
    }

    @Test
    void one_buyer_gets_no_more_of_a_type_than_its_quota_in_whatever_bookings() {
        var event = onSaleWithQuota(2);
        var email = newBuyer();
        assertThat(bookType(event, 0, 1, email)).hasStatus(201);

        var refused = bookType(event, 0, 2, email.toUpperCase(java.util.Locale.ROOT));

        assertProblem(refused, 409, "quota-exceeded");
        assertThat(json(refused).get("quota").asInt()).isEqualTo(2);
        assertThat(json(refused).has("held")).as("not told to guests").isFalse();
        assertThat(json(refused).get("ticket_type").asString()).isEqualTo("Type 0");
        assertThat(bookType(event, 1, 3, email)).as("another type").hasStatus(201);
        assertThat(bookType(event, 0, 2, newBuyer())).as("another buyer").hasStatus(201);
    }

    @Test
    void what_is_given_back_can_be_had_again() {
        var event = onSaleWithQuota(2);
        var email = newBuyer();
        var booking = json(bookType(event, 0, 2, email));
        assertProblem(bookType(event, 0, 1, email), 409, "quota-exceeded");

        assertThat(
                        mvc.delete()
                                .uri("/api/tickets/{id}", booking.at("/tickets/0/id").asLong())
                                .with(admin()))
                .hasStatusOk();
        assertThat(bookType(event, 0, 1, email)).hasStatus(201);
        assertThat(cancel(booking, admin())).hasStatus(200);
        assertThat(bookType(event, 0, 1, email)).hasStatus(201);
        assertProblem(bookType(event, 0, 1, email), 409, "quota-exceeded");
    }

    @Test
    void a_quota_that_comes_later_counts_what_was_sold_before() {
        var event = onSale(20, 20);
        var email = newBuyer();
        assertThat(bookType(event, 0, 3, email)).hasStatus(201);
        var other = newBuyer();
        assertThat(bookType(event, 0, 1, other)).hasStatus(201);

        quota(event, 2, 2);

        var refused = bookType(event, 0, 1, email);
        assertProblem(refused, 409, "quota-exceeded");
        assertThat(bookType(event, 0, 1, other)).hasStatus(201);
        assertProblem(bookType(event, 0, 1, other), 409, "quota-exceeded");
    }

    @Test
    void a_quota_that_is_taken_away_and_given_again_counts_right() {
        var event = onSaleWithQuota(1);
        var email = newBuyer();
        assertThat(bookType(event, 0, 1, email)).hasStatus(201);

        quota(event, 2, null);
        assertThat(bookType(event, 0, 2, email)).hasStatus(201);
        quota(event, 3, 3);

        assertProblem(bookType(event, 0, 1, email), 409, "quota-exceeded");
    }

    @Test
    void an_event_without_such_quotas_writes_nothing_for_them() {
        booked(onSale(10), 4);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from buyer_type_quota q join ticket_type y on y.event_id = q.event_id and y.id = q.ticket_type_id where y.quota is null")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private long onSaleWithQuota(int quota) {
        var terms = terms(newEvent(), 20, 20);
        terms.put("quota", 6);
        type(terms, 0).put("quota", quota);
        assertThat(putTerms(terms)).hasStatus(204);
        return (long) terms.get("event_id");
    }

    private void quota(long event, int version, Integer quota) {
        var terms = terms(event, 20, 20);
        terms.put("version", version);
        terms.put("quota", 6);
        type(terms, 0).put("quota", quota);
        assertThat(putTerms(terms)).hasStatus(204);
    }

    private MvcTestResult bookType(long event, int type, int quantity, String email) {
        return book(
                """
                {"event_id":%1$d,"items":[{"ticket_type_id":%1$d%2$d,"quantity":%3$d}],"buyer_name":"Ana","buyer_email":"%4$s"}
                """
                        .formatted(event, type, quantity, email));
    }

    private static String refusal(MvcTestResult answer) {
        assertProblem(answer, 409, "event-not-on-sale");
        return json(answer).get("reason").asString();
    }

    private JsonNode availability(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> type(Map<String, Object> terms, int n) {
        return ((List<Map<String, Object>>) terms.get("ticket_types")).get(n);
    }
}
