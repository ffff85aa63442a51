package dev.marquee.ticket.inventory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the places of void tickets back on sale. */
@Component
public class ReleaseInventory {

    /**
     * What one ticket takes of an event.
     *
     * @param buyer the address it counts for
     * @param type the id of its ticket type
     */
    public record Place(String buyer, long type) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    public ReleaseInventory(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * The event, these types of ticket and these buyers' quotas have room for as many again.
     *
     * @param event whose inventory is locked
     * @param places of tickets that are void from now on, one for each
     */
    public void handle(long event, List<Place> places, Instant now) {
        if (places.isEmpty()) return;
        each(
                "update ticket_type set sold = sold - ? where event_id = ? and id = ?",
                places,
                Place::type,
                (type, n) -> new Object[] {n, event, type});
        each(
                "update buyer_type_quota set held = held - ? where email = ? and event_id = ? and ticket_type_id = ?",
                places,
                Function.identity(),
                (place, n) -> new Object[] {n, place.buyer, event, place.type});
        jdbc.sql("update inventory set sold = sold - ?, changed_at = ? where event_id = ?")
                .params(places.size(), now.atOffset(ZoneOffset.UTC), event)
                .update();
        each(
                "update buyer_quota set held = held - ? where email = ? and event_id = ?",
                places,
                Place::buyer,
                (buyer, n) -> new Object[] {n, buyer, event});
    }

    private interface Row<K> {
        Object[] of(K key, int tickets);
    }

    private <K> void each(String sql, List<Place> places, Function<Place, K> by, Row<K> row) {
        Map<K, Long> tickets = places.stream().collect(groupingBy(by, counting()));
        batches.batchUpdate(
                sql,
                tickets.entrySet().stream()
                        .map(entry -> row.of(entry.getKey(), entry.getValue().intValue()))
                        .toList());
    }
}
