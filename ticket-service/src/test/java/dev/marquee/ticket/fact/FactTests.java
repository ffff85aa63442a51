package dev.marquee.ticket.fact;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.receipt.MoneyTests;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What tests of the feed of facts share: an organiser, and what was told of their events. */
abstract class FactTests extends MoneyTests {

    static final String MINE =
            "b.event_id in (select e.event_id from sale_terms e where e.organizer_id = :organizer)";

    @Autowired FactFeed feed;

    final long organizer = newOrganizer();

    /** Until all rows are old enough to be read twice. */
    void later() {
        clock.pass(Duration.ofMinutes(16));
    }

    /** By id, after what is old enough was read; the feed may stand back for bookings. */
    Map<String, JsonNode> told() {
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

    static Map<String, Long> sums(Map<String, JsonNode> told, String kind, String what) {
        var sums = new TreeMap<String, Long>();
        for (var fact : told.values())
            if (fact.get("kind").asString().equals(kind))
                sums.merge(fact.get("currency").asString(), fact.get(what).asLong(), Long::sum);
        return sums;
    }

    static long sum(Map<String, JsonNode> told, String kind, String what) {
        return told.values().stream()
                .filter(fact -> fact.get("kind").asString().equals(kind))
                .mapToLong(fact -> fact.get(what).asLong())
                .sum();
    }

    Map<String, Long> rows(String column) {
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

    long open() {
        return count(
                "select count(*) from refund r join booking b on b.id = r.booking_id where r.phase not in ('done', 'refused') and "
                        + MINE);
    }

    long count(String sql) {
        return jdbc.sql(sql).param("organizer", organizer).query(Long.class).single();
    }
}
