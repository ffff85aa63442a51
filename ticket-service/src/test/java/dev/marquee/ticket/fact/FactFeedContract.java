package dev.marquee.ticket.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What report-service is told adds up to the rows, on both databases. */
abstract class FactFeedContract extends FactTests {

    @Autowired FactsLeft left;

    @Test
    void facts_add_up_to_what_the_rows_say() {
        var random = new Random(3);
        var events = List.of(priced(organizer), priced(organizer, "VND", Map.of()));
        var paid = new ArrayList<JsonNode>();
        for (var step = 0; step < 16; step++) {
            var event = events.get(random.nextInt(events.size()));
            switch (random.nextInt(5)) {
                case 0 -> held(event, 1, 1);
                case 1, 2, 3 -> paid.add(paid(event, random.nextInt(3), 1));
                default -> {
                    if (!paid.isEmpty()) giveBack(paid.get(random.nextInt(paid.size())), random);
                }
            }
        }
        await().until(() -> open() == 0);
        later();
        await().untilAsserted(
                        () -> assertThat(sum(told(), "confirmed", "n")).isEqualTo(paid.size()));
        await().untilAsserted(() ->
                assertThat(sums(told(), "refunded", "amount")).isEqualTo(rows("refunded_minor")));
        var told = told();

        assertThat(sums(told, "paid", "amount")).isEqualTo(rows("paid_minor"));
        assertThat(sums(told, "refunded", "amount")).isEqualTo(rows("refunded_minor"));
        assertThat(sum(told, "confirmed", "n")).isEqualTo(paid.size());
        assertThat(sum(told, "confirmed", "qty"))
                .isEqualTo(
                        count(
                                "select count(*) from ticket t join booking b on b.id = t.booking_id where b.paid_minor > 0 and "
                                        + MINE));
        assertThat(sum(told, "cancelled", "qty"))
                .isEqualTo(
                        count(
                                "select count(*) from ticket t join booking b on b.id = t.booking_id where b.paid_minor > 0 and t.status = 'cancelled' and "
                                        + MINE));
        assertThat(sum(told, "held", "n"))
                .isEqualTo(count("select count(*) from booking b where " + MINE));
        assertThat(told.values())
                .allMatch(fact -> fact.get("zone").asString().equals("Europe/Lisbon"));
        // Nobody, and nothing that leads to them.
        assertThat(told.values())
                .noneMatch(
                        fact -> fact.toString().contains("Ana") || fact.toString().contains("@"));
    }

    @Test
    void what_is_booked_for_nothing_is_confirmed_at_once_and_cancelled_once() {
        var event = onSale("Lantern Night", 10, organizer);
        var booking = book(event, 2, "Ana Silva", newBuyer());
        later();
        await().untilAsserted(() -> assertThat(told()).hasSize(1));
        var fact = told().values().iterator().next();
        assertThat(fact.get("kind").asString()).isEqualTo("confirmed");
        assertThat(fact.get("qty").asInt()).isEqualTo(2);
        assertThat(fact.get("event_id").asLong()).isEqualTo(event);
        assertThat(fact.get("organizer_id").asLong()).isEqualTo(organizer);

        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", id(booking))
                                .header("Booking-Key", key(booking)))
                .hasStatus2xxSuccessful();

        later();
        await().untilAsserted(() -> assertThat(told()).hasSize(2));
        assertThat(sum(told(), "cancelled", "qty")).isEqualTo(2);
    }

    @Test
    void archives_wait_for_what_was_not_told() {
        var event = onSale("Lantern Night", 10, organizer);
        clock.stop();
        try {
            book(event, 1, "Ana Silva", newBuyer());
            var asOf = clock.instant().plusSeconds(1);
            assertThat(left.isLeft(asOf)).as("too young to be told").isTrue();
            later();
            await().untilAsserted(() -> {
                feed.read();
                assertThat(left.isLeft(asOf)).isFalse();
            });
        } finally {
            clock.goesOn();
        }
    }

    @Test
    void what_was_committed_late_is_told_by_the_second_reading() {
        var event = onSale("Lantern Night", 10, organizer);
        book(event, 1, "Ana Silva", newBuyer());
        clock.pass(Duration.ofMinutes(1));
        // As if the reader had been faster than the booking.
        jdbc.sql("update fact_cursor set at = :now where source = 'booking' and pass = 'soon'")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        later();
        await().untilAsserted(() -> assertThat(told()).hasSize(1));
    }

    @Test
    void events_that_are_tried_out_are_not_told() {
        var event = onSale("Lantern Night", 10, organizer);
        var tried = onSale("Lantern Night", 10, organizer);
        jdbc.sql(
                        "update sale_terms set test_mode = 'on', name = '[TEST] Lantern Night' where event_id = ?")
                .param(tried)
                .update();
        book(tried, 1, "Ana Silva", newBuyer());
        book(event, 1, "Ana Silva", newBuyer());

        later();
        await().untilAsserted(() -> assertThat(told()).isNotEmpty());
        assertThat(told().values()).allMatch(fact -> fact.get("event_id").asLong() == event);
    }
}
