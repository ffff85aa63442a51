package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.booking.ApiContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Buyers say who comes with each ticket. */
abstract class HolderNamesContract extends ApiContract {

    private static final java.util.concurrent.atomic.AtomicLong NAMED =
            new java.util.concurrent.atomic.AtomicLong();

    private static String newName() {
        return "named-%d@example.org".formatted(NAMED.incrementAndGet());
    }

    private long asking(String names, boolean mails) {
        var event = newEvent();
        var terms = terms(event, 10, 10);
        terms.put(
                "holders",
                Map.of(
                        "names",
                        names,
                        "mail_tickets",
                        mails,
                        "max_transfers",
                        2,
                        "transfer_until_hours",
                        0,
                        "buyer_cancels_transferred",
                        true));
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    private static String two(long event, String attendees) {
        return "{\"event_id\":%d,\"quantity\":2,\"buyer_name\":\"Ana Silva\",\"buyer_email\":\"%s\"%s}"
                .formatted(event, newBuyer(), attendees);
    }

    @Test
    void names_are_kept_shown_and_mailed_to_each_holder_alone() {
        var ben = newName();
        var body =
                two(
                        asking("optional", true),
                        ",\"attendees\":[{},{\"name\":\"Ben Ode\",\"email\":\"%s\"}]"
                                .formatted(ben));
        var booking = json(book(body));

        assertThat(booking.at("/tickets/0/attendee_name").isNull()).isTrue();
        assertThat(booking.at("/tickets/1/attendee_name").asString()).isEqualTo("Ben Ode");
        assertThat(
                        json(show(booking, header("Booking-Key", key(booking))))
                                .at("/tickets/1/attendee_email")
                                .asString())
                .isEqualTo(ben);
        await().untilAsserted(() -> assertThat(others.mailsTo(ben)).hasSize(1));
        var mail = others.mailsTo(ben).getFirst();
        assertThat(mail.get("kind").asString()).isEqualTo("holder-ticket");
        assertThat(mail.at("/data/tickets")).hasSize(1);
        assertThat(mail.at("/data/tickets/0/token")).isEqualTo(booking.at("/tickets/1/qr_token"));
        assertThat(mail.toString())
                .doesNotContain(key(booking), booking.at("/tickets/0/qr_token").asString());
        var buyer = booking.get("buyer_email").asString();
        await().untilAsserted(() -> assertThat(others.mailsTo(buyer)).hasSize(1));
        assertThat(others.mailsTo(buyer).getFirst().at("/data/tickets")).hasSize(2);
        assertThat(export(booking)).contains("Ben Ode", ben);
    }

    private String export(JsonNode booking) {
        try {
            return mvc.get()
                    .uri("/api/events/{id}/attendees", booking.get("event_id").asLong())
                    .with(account(2, "o@example.org", "ORGANIZER"))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void an_event_may_send_all_tickets_to_the_buyer_only() {
        var ben = newName();
        var booking =
                json(
                        book(
                                two(
                                        asking("optional", false),
                                        ",\"attendees\":[{\"name\":\"Ben\",\"email\":\"%s\"}]"
                                                .formatted(ben))));
        var buyer = booking.get("buyer_email").asString();
        await().untilAsserted(() -> assertThat(others.mailsTo(buyer)).hasSize(1));
        assertThat(
                        jdbc.sql(
                                        "select count(*) from outbox where topic = 'holder-news' and payload like :it")
                                .param("it", "%\"booking_id\":" + booking.get("id").asLong() + ",%")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(others.mailsTo(ben)).isEmpty();
    }

    @Test
    void an_event_that_requires_names_lets_one_ticket_be_the_buyers() {
        var event = asking("required", true);
        var before = stored();
        for (var attendees :
                List.of(
                        "",
                        ",\"attendees\":[]",
                        ",\"attendees\":[{},{\"name\":\" \"}]",
                        ",\"attendees\":[{\"email\":\"ben@example.org\"}]")) {
            var refused = book(two(event, attendees));
            assertThat(refused).hasStatus(422);
            assertThat(json(refused).at("/errors/0/field").asString()).isEqualTo("attendees");
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(book(two(event, ",\"attendees\":[{\"name\":\"Ben\"}]"))).hasStatus(201);
        assertThat(book(body(event, 1, newBuyer()))).as("the buyer comes").hasStatus(201);
    }

    @Test
    void names_belong_to_the_tickets_of_their_kind() {
        var event = asking("required", false);
        var booking =
                json(
                        book(
                                """
                                {"event_id":%d,"items":[{"ticket_type_id":%d,"quantity":2,"attendees":[{"name":"A"},{"name":"B"}]},
                                 {"ticket_type_id":%d,"quantity":1,"attendees":[{"name":"C"}]}],"buyer_name":"Ana","buyer_email":"%s"}
                                """
                                        .formatted(event, event * 10, event * 10 + 1, newBuyer())));
        assertThat(booking.get("tickets").valueStream())
                .extracting(
                        ticket -> ticket.get("ticket_type_id").asLong() - event * 10,
                        ticket -> ticket.get("attendee_name").asString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(0L, "A"),
                        org.assertj.core.groups.Tuple.tuple(0L, "B"),
                        org.assertj.core.groups.Tuple.tuple(1L, "C"));
    }

    @Test
    void bad_names_are_named() {
        var event = asking("optional", false);
        for (var attendees :
                List.of(
                        ",\"attendees\":[{\"name\":\"%s\"}]".formatted("x".repeat(101)),
                        ",\"attendees\":[{\"name\":\"Ben\",\"email\":\"nobody\"}]",
                        ",\"attendees\":[null]",
                        ",\"attendees\":[{},{},{}]"))
            assertThat(book(two(event, attendees))).as(attendees).hasStatus(422);
    }

    @Test
    void the_same_request_again_is_answered_the_same() {
        var event = asking("optional", false);
        var body = two(event, ",\"attendees\":[{\"name\":\"Ben\"}]");
        var first = json(book(body, "Idempotency-Key", "names-" + event + "-0123456789abcdef"));
        var again = json(book(body, "Idempotency-Key", "names-" + event + "-0123456789abcdef"));
        assertThat(again).isEqualTo(first);
        assertThat(
                        book(
                                body.replace("Ben", "Eva"),
                                "Idempotency-Key",
                                "names-" + event + "-0123456789abcdef"))
                .as("another request")
                .hasStatus(422);
    }
}
