package dev.marquee.ticket.eventchange;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.booking.BookingHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a change of an event means for those who have tickets, and who hears of what. */
abstract class EventNewsContract extends ApiContract {

    @Autowired private BookingHistory history;
    @Autowired private EventCompleted eventCompleted;

    @AfterEach
    void everybody_is_back() {
        others.back();
    }

    @Test
    void buyers_are_told_of_another_time_or_place_and_what_it_was_before() {
        var terms = terms(newEvent(), 20);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var email = newBuyer();
        var booking = book(event, 2, "Ana", email);
        var given = newBuyer();
        cancel(book(event, 1, "Bea", given), admin());
        var before = terms.get("starts_at").toString();

        terms.put("version", 2);
        terms.put("starts_at", inDays(40).toString());
        terms.put("location", "Old Town Hall");
        assertThat(putTerms(terms)).hasStatus(204);

        await().untilAsserted(() -> assertThat(mails("event-changed", email)).hasSize(1));
        var mail = mails("event-changed", email).getFirst();
        assertThat(mail.get("key").asString())
                .isEqualTo("event-changed:" + booking.get("id").asLong() + ":2");
        assertThat(mail.get("organizer_id").asLong()).isEqualTo(2);
        var data = mail.get("data");
        assertThat(data.at("/before/starts_at").asString()).isEqualTo(before);
        assertThat(data.at("/before/ends_at").isNull()).isTrue();
        assertThat(data.at("/before/time_zone").asString()).isEqualTo("Europe/Lisbon");
        assertThat(data.at("/before/location").asString()).startsWith("Riverside Stage");
        assertThat(data.at("/event/starts_at").asString()).isEqualTo(terms.get("starts_at"));
        assertThat(data.at("/event/location").asString()).isEqualTo("Old Town Hall");
        assertThat(data.get("tickets")).hasSize(2);
        assertThat(historyOf(booking)).containsExactly(BookingHistory.What.EVENT_CHANGED);
        assertThat(facts("event-changed", event)).hasSize(1);
    }

    @Test
    void who_has_only_reserved_is_told_of_another_place_too() {
        var terms = terms(newEvent(), 20);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var reserved = newBuyer();
        post("/api/tickets", 201, body(event, 1, reserved).replace("buyer_", "customer_"));

        terms.put("version", 2);
        terms.put("location", "Old Town Hall, Lisbon");
        assertThat(putTerms(terms)).hasStatus(204);

        await().untilAsserted(() -> assertThat(mails("event-changed", reserved)).hasSize(1));
        assertThat(mails("event-changed", reserved).getFirst().at("/data/tickets/0").has("token"))
                .as("what is not confirmed has no code")
                .isFalse();
    }

    @Test
    void what_buyers_need_not_know_is_not_told() {
        var terms = terms(newEvent(), 20);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        booked(event, 1);

        terms.put("version", 2);
        terms.put("name", "Another name");
        terms.put("quota", 9);
        assertThat(putTerms(terms)).hasStatus(204);
        assertThat(putTerms(terms)).as("the same again").hasStatus(204);

        assertThat(facts("event-changed", event)).isEmpty();
    }

    @Test
    void a_cancelled_event_cancels_its_bookings_and_tells_their_buyers() {
        var terms = limited(terms(newEvent(), 20, 5));
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var email = newBuyer();
        var booking = book(event, 2, "Ana", email);
        var before = booked(event, 1);
        cancel(before, admin());
        var reserved = newBuyer();
        assertThat(
                        post(
                                        "/api/tickets",
                                        201,
                                        body(event, 1, reserved).replace("buyer_", "customer_"))
                                .get("status")
                                .asString())
                .isEqualTo("RESERVED");

        cancelEvent(terms);

        await().untilAsserted(() -> {
            assertThat(mails("event-cancelled", email)).hasSize(1);
            assertThat(mails("event-cancelled", reserved)).hasSize(1);
        });
        assertThat(mails("event-cancelled", email).getFirst().at("/data/tickets")).hasSize(2);
        assertThat(mails("booking-cancelled", email)).isEmpty();
        var after = json(show(booking, admin()));
        assertThat(after.get("status").asString()).isEqualTo("cancelled");
        assertThat(after.get("tickets").valueStream())
                .allMatch(ticket -> ticket.get("status").asString().equals("cancelled"));
        assertThat(historyOf(booking)).containsExactly(BookingHistory.What.EVENT_CANCELLED);
        assertThat(historyOf(before)).containsExactly(BookingHistory.What.CANCELLED);
        assertThat(count("select sold from inventory where event_id = ?", event)).isZero();
        assertThat(count("select sum(held) from buyer_quota where event_id = ?", event)).isZero();
        assertThat(count("select sum(held) from buyer_type_quota where event_id = ?", event))
                .isZero();
        await().untilAsserted(() ->
                assertThat(webhooks(booking))
                        .containsExactly("booking.confirmed", "booking.cancelled"));

        terms.put("version", 3);
        assertThat(putTerms(terms)).as("said again").hasStatus(204);
        assertThat(facts("event-cancelled", event)).hasSize(2);
        assertProblem(book(body(event, 1, newBuyer())), 409, "event-not-on-sale");
    }

    @Test
    void what_was_used_stays_used_when_the_event_is_cancelled() {
        var terms = limited(terms(newEvent(), 20));
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var booking = booked(event, 3);
        booked(event, 2);
        jdbc.sql("update ticket set status = 'used', used_at = current_timestamp where id = ?")
                .param(booking.at("/tickets/0/id").asLong())
                .update();

        cancelEvent(terms);

        await().untilAsserted(() ->
                assertThat(historyOf(booking))
                        .containsExactly(BookingHistory.What.EVENT_CANCELLED));
        var after = json(show(booking, admin()));
        assertThat(after.get("status").asString()).isEqualTo("confirmed");
        assertThat(after.get("tickets").valueStream().map(t -> t.get("status").asString()))
                .containsExactly("used", "cancelled", "cancelled");
        assertThat(count("select sold from inventory where event_id = ?", event)).isEqualTo(1);
        assertThat(count("select sum(held) from buyer_type_quota where event_id = ?", event))
                .isEqualTo(1);
    }

    @Test
    void a_completed_event_says_once_how_it_went() {
        var terms = terms(newEvent(), 20, 5);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var first = booked(event, 3);
        booked(event, 2);
        cancel(booked(event, 2), admin());
        post("/api/tickets", 201, body(event, 1, newBuyer()).replace("buyer_", "customer_"));
        jdbc.sql("update ticket set status = 'used', used_at = current_timestamp where id = ?")
                .param(first.at("/tickets/0/id").asLong())
                .update();
        others.away("completions");

        terms.put("status", "completed");
        terms.put("version", 2);
        assertThat(putTerms(terms)).hasStatus(204);
        terms.put("version", 3);
        assertThat(putTerms(terms)).hasStatus(204);
        cancel(first, admin());
        others.back();
        clock.pass(Duration.ofMinutes(5));

        await().untilAsserted(() -> assertThat(completions(event)).hasSize(1));
        var figures = completions(event).getFirst();
        assertThat(figures.get("completed_at").asString()).endsWith("Z");
        assertThat(figures.toString().replaceAll(",\"(starts|completed)_at\":\"[^\"]*\"", ""))
                .isEqualTo(
                        """
                        {"event_id":%1$d,"code":"EV%1$d","name":"Fado at the river","organizer_id":2,"time_zone":"Europe/Lisbon","capacity":25,"sold":5,\
                        "bookings":2,"cancelled_tickets":2,"used":1,"revenue":"0.00","paid":"0.00","refunded":"0.00","fees_kept":"0.00","currency":"EUR","ticket_types":[\
                        {"name":"Type 0","price":"0.00","quantity":20,"sold":5,"paid":"0.00"},{"name":"Type 1","price":"0.00","quantity":5,"sold":0,"paid":"0.00"}]}\
                        """
                                .formatted(event));
    }

    @Test
    void an_event_that_is_first_heard_of_when_it_is_completed_is_told_too() {
        var terms = terms(newEvent(), 20);
        terms.put("status", "completed");
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");

        await().untilAsserted(() -> assertThat(completions(event)).hasSize(1));
        assertThat(completions(event).getFirst().get("sold").asInt()).isZero();
    }

    @Test
    void an_event_that_was_completed_before_is_told_too() {
        var terms = terms(newEvent(), 20);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        booked(event, 3);
        jdbc.sql("update sale_terms set status = 'completed' where event_id = ?")
                .param(event)
                .update();

        eventCompleted.catchUp();
        eventCompleted.catchUp();

        await().untilAsserted(() -> assertThat(completions(event)).hasSize(1));
        assertThat(completions(event).getFirst().get("sold").asInt()).isEqualTo(3);
    }

    @Test
    void programs_and_customer_service_hear_of_a_booking_after_its_buyer() {
        var event = onSale(20);
        var email = newBuyer();
        var booking =
                post(
                        "/api/bookings",
                        201,
                        """
                        {"event_id":%d,"quantity":2,"buyer_name":"Ana Silva","buyer_email":"%s","buyer_phone":"+351 912"}
                        """
                                .formatted(event, email));
        var id = booking.get("id").asLong();

        await().untilAsserted(() -> {
            assertThat(others.webhooksAbout(id)).hasSize(1);
            assertThat(others.buyers(email)).hasSize(1);
        });
        var webhook = others.webhooksAbout(id).getFirst();
        assertThat(webhook.get("key").asString()).isEqualTo("booking.confirmed:" + id);
        assertThat(webhook.get("type").asString()).isEqualTo("booking.confirmed");
        assertThat(webhook.get("organizer_id").asLong()).isEqualTo(2);
        assertThat(webhook.get("occurred_at").asString())
                .isEqualTo(booking.get("created_at").asString());
        assertThat(webhook.get("data").toString())
                .isEqualTo(
                        """
                        {"booking_id":%1$d,"event_id":%2$d,"event_code":"EV%2$d","event_name":"Fado at the river","quantity":2,\
                        "total":"0.00","currency":"EUR","buyer_name":"Ana Silva","buyer_email":"%3$s",\
                        "ticket_codes":["EV%2$d-1","EV%2$d-2"]}\
                        """
                                .formatted(id, event, email));
        assertThat(others.buyers(email).getFirst().toString())
                .isEqualTo(
                        """
                        {"name":"Ana Silva","email":"%s","phone":"+351 912","organizer_id":2}\
                        """
                                .formatted(email));
    }

    @Test
    void no_mail_waits_for_those_who_hear_of_it_later_and_none_goes_out_twice() {
        others.away("buyers");
        others.away("webhook-events");
        var event = onSale(50);
        var emails = List.of(newBuyer(), newBuyer(), newBuyer());
        var bookings = emails.stream().map(email -> book(event, 1, "Ana", email)).toList();

        await().untilAsserted(() ->
                assertThat(emails)
                        .allSatisfy(
                                email -> assertThat(mails("booking-confirmed", email)).hasSize(1)));
        assertThat(bookings).allSatisfy(b -> assertThat(webhooks(b)).isEmpty());

        others.back();
        clock.pass(Duration.ofMinutes(5));
        await().untilAsserted(() -> {
            assertThat(bookings)
                    .allSatisfy(b -> assertThat(webhooks(b)).containsOnly("booking.confirmed"));
            assertThat(emails).allSatisfy(e -> assertThat(others.buyers(e)).isNotEmpty());
        });
        assertThat(emails)
                .allSatisfy(email -> assertThat(mails("booking-confirmed", email)).hasSize(1));
    }

    private void cancelEvent(Map<String, Object> terms) {
        terms.put("status", "cancelled");
        terms.put("version", 2);
        assertThat(putTerms(terms)).hasStatus(204);
    }

    /** With a quota of the first type. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> limited(Map<String, Object> terms) {
        ((List<Map<String, Object>>) terms.get("ticket_types")).getFirst().put("quota", 3);
        return terms;
    }

    private List<JsonNode> mails(String kind, String email) {
        return others.mailsTo(email).stream()
                .filter(mail -> mail.get("kind").asString().equals(kind))
                .toList();
    }

    private List<String> webhooks(JsonNode booking) {
        return others.webhooksAbout(booking.get("id").asLong()).stream()
                .map(event -> event.get("type").asString())
                .toList();
    }

    private List<JsonNode> completions(long event) {
        return others.told("completions").stream()
                .flatMap(body -> body.get("completions").valueStream())
                .filter(completion -> completion.get("event_id").asLong() == event)
                .toList();
    }

    private List<BookingHistory.What> historyOf(JsonNode booking) {
        return history.of(booking.get("id").asLong()).stream()
                .map(BookingHistory.Entry::what)
                .toList();
    }

    private List<String> facts(String topic, long event) {
        return jdbc.sql(
                        """
                        select o.fact_key from outbox o join booking b
                        on o.fact_key = cast(b.id as varchar) or o.fact_key like b.id || ':%'
                        where o.topic = ? and b.event_id = ?
                        """)
                .params(topic, event)
                .query(String.class)
                .list();
    }

    private int count(String sql, long event) {
        return jdbc.sql(sql).param(event).query(Integer.class).single();
    }
}
