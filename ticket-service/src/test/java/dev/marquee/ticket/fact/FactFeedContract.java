package dev.marquee.ticket.fact;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.receipt.MoneyTests;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What report-service is told adds up to the rows, on both databases. */
abstract class FactFeedContract extends MoneyTests {

    @Autowired FactFeed feed;

    private final long organizer = newOrganizer();

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

        await().untilAsserted(() -> assertThat(told()).hasSize(2));
        assertThat(sum(told(), "cancelled", "qty")).isEqualTo(2);
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

        await().untilAsserted(() -> assertThat(told()).isNotEmpty());
        assertThat(told().values()).allMatch(fact -> fact.get("event_id").asLong() == event);
    }

    private static final String MINE =
            "b.event_id in (select e.event_id from sale_terms e where e.organizer_id = :organizer)";

    /** By id, after all was read twice. */
    private Map<String, JsonNode> told() {
        clock.pass(Duration.ofMinutes(16));
        feed.read();
        await().until(() ->
                count(
                                "select count(*) from outbox where topic = 'facts' and delivered_at is null and :organizer > 0")
                        == 0);
        return others.told("facts").stream()
                .flatMap(body -> body.get("facts").valueStream())
                .filter(fact -> fact.get("organizer_id").asLong() == organizer)
                .collect(
                        toMap(
                                fact -> fact.get("id").asString(),
                                fact -> fact,
                                (one, other) -> {
                                    assertThat(other).isEqualTo(one);
                                    return one;
                                }));
    }

    private static Map<String, Long> sums(Map<String, JsonNode> told, String kind, String what) {
        var sums = new TreeMap<String, Long>();
        for (var fact : told.values())
            if (fact.get("kind").asString().equals(kind))
                sums.merge(fact.get("currency").asString(), fact.get(what).asLong(), Long::sum);
        return sums;
    }

    private static long sum(Map<String, JsonNode> told, String kind, String what) {
        return told.values().stream()
                .filter(fact -> fact.get("kind").asString().equals(kind))
                .mapToLong(fact -> fact.get(what).asLong())
                .sum();
    }

    private Map<String, Long> rows(String column) {
        var sums = new TreeMap<String, Long>();
        jdbc.sql(
                        "select b.currency, sum(b."
                                + column
                                + ") as s from booking b where "
                                + MINE
                                + " group by b.currency")
                .param("organizer", organizer)
                .query(row -> {
                    if (row.getLong("s") > 0) sums.put(row.getString("currency"), row.getLong("s"));
                });
        return sums;
    }

    private long open() {
        return count(
                "select count(*) from refund r join booking b on b.id = r.booking_id where r.phase not in ('done', 'refused') and "
                        + MINE);
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("organizer", organizer).query(Long.class).single();
    }
}
