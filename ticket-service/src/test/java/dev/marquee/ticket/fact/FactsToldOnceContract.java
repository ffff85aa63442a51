package dev.marquee.ticket.fact;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Nothing that happened is left out, and nothing is counted twice. */
abstract class FactsToldOnceContract extends FactTests {

    @Autowired FactRows rows;

    @Test
    void what_got_its_id_first_and_its_time_later_is_told() {
        var event = onSale("Lantern Night", 10, organizer);
        var slow = book(event, 1, "Ana Silva", newBuyer());
        var quick = book(event, 1, "Ana Silva", newBuyer());
        cancel(id(slow));
        cancel(id(quick));
        jdbc.sql(
                        "update booking_history set at = :at where booking_id = :booking and what = 'cancelled'")
                .param("at", clock.instant().plus(Duration.ofMinutes(20)).atOffset(ZoneOffset.UTC))
                .param("booking", id(slow))
                .update();

        later();
        await().untilAsserted(() -> assertThat(sum(told(), "cancelled", "qty")).isEqualTo(1));
        clock.pass(Duration.ofMinutes(30));
        await().untilAsserted(() -> assertThat(sum(told(), "cancelled", "qty")).isEqualTo(2));
    }

    @Test
    void a_booking_that_gets_another_type_counts_once() {
        var event = twoTypes();
        var booking = paid(event, 2, 0);
        clock.pass(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(sum(told(), "confirmed", "qty")).isEqualTo(2));
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/change", id(booking))
                                .with(account(5, "support@ticket.local", "SUPPORT"))
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"tickets\":[%d,%d],\"ticket_type_id\":%d,\"difference\":\"give_back\"}"
                                                .formatted(
                                                        ticket(booking, 0),
                                                        ticket(booking, 1),
                                                        event * 10 + 1)))
                .hasStatus2xxSuccessful();

        later();
        // what is read after it says that it was read
        held(event, 1, 0);
        later();
        await().untilAsserted(() -> assertThat(sum(told(), "held", "n")).isEqualTo(2));

        var confirmed = rows.find(FactSource.BOOKING, List.of(String.valueOf(id(booking))));
        assertThat(confirmed).extracting(fact -> fact.id()).allMatch(told()::containsKey);
        assertThat(sum(told(), "confirmed", "n")).isEqualTo(1);
        assertThat(sum(told(), "confirmed", "qty")).isEqualTo(2);
        assertThat(sum(told(), "held", "qty")).isEqualTo(3);
        assertThat(sum(told(), "confirmed", "amount")).isEqualTo(2 * 2000);
    }

    @Test
    void a_ticket_that_is_cancelled_alone_is_told_and_not_again_with_its_booking() {
        var event = onSale("Lantern Night", 10, organizer);
        var booking = book(event, 3, "Ana Silva", newBuyer());
        cancel(ticket(booking, 1));
        later();
        await().untilAsserted(() -> assertThat(sum(told(), "cancelled", "qty")).isEqualTo(1));

        cancel(id(booking));

        later();
        await().untilAsserted(() -> assertThat(sum(told(), "cancelled", "qty")).isEqualTo(3));
        assertThat(sum(told(), "confirmed", "qty")).isEqualTo(3);
    }

    @Test
    void a_person_counts_once_at_an_event_and_an_undone_scan_is_nobody() {
        var event = onSale("Lantern Night", 10, organizer);
        var ticket = ticket(book(event, 1, "Ana Silva", newBuyer()), 0);
        var at = clock.instant();
        var undone = scan(ticket, event, 0, at, true);
        var first = scan(ticket, event, 0, at.plusSeconds(1), false);
        var other = scan(ticket, event, 7, at.plusSeconds(2), false);
        try {
            assertThat(rows.find(FactSource.SCAN, List.of(undone))).isEmpty();
            assertThat(n(first)).as("what was undone was nobody").isEqualTo(1);
            assertThat(n(other)).as("by another list").isZero();
        } finally {
            jdbc.sql("delete from scan where event_id = ?").param(event).update();
        }
    }

    /** For 20.00 and 10.00. */
    @SuppressWarnings("unchecked")
    private long twoTypes() {
        var event = newEvent();
        var terms = terms(event, 10, 10);
        terms.put("organizer_id", organizer);
        var types = (List<Map<String, Object>>) terms.get("ticket_types");
        types.get(0).put("price_minor", 2000);
        types.get(1).put("price_minor", 1000);
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    private int n(String scan) {
        return rows.find(FactSource.SCAN, List.of(scan)).getFirst().n();
    }

    private String scan(long ticket, long event, int list, Instant at, boolean undone) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into scan (scan_id, ticket_id, token_hash, event_id, list_id, scanned_by, direction, received_at, happened_at, online, passed, result_now, undone_at, undone_by)
                        values (:id, :ticket, 'x', :event, :list, 'bo', 'entry', :at, :at, true, true, 'admitted', case when :undone then cast(:at as timestamp with time zone) end, case when :undone then 'bo' end)
                        """)
                .params(
                        Map.of(
                                "id",
                                id,
                                "ticket",
                                ticket,
                                "event",
                                event,
                                "list",
                                list,
                                "at",
                                at.atOffset(ZoneOffset.UTC),
                                "undone",
                                undone))
                .update();
        return id.toString();
    }

    private void cancel(long id) {
        assertThat(
                        mvc.post()
                                .uri("/admin/tickets/{id}/cancel", id)
                                .accept(TEXT_HTML)
                                .with(organizerOf(organizer)))
                .hasStatus(302);
    }

    private static long ticket(JsonNode booking, int n) {
        return booking.at("/tickets/%d/id".formatted(n)).asLong();
    }
}
