package dev.marquee.ticket.booking;

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

/** Puts tickets back on sale. */
@Component
class GivenBack {

    private record Place(String buyer, long type) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    GivenBack(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Voids these tickets of a locked booking: the event, their types and the buyer's quotas have
     * room for as many again.
     *
     * @param tickets reserved or issued, all of them
     */
    void take(Booking booking, List<Ticket> tickets, Instant now) {
        if (tickets.isEmpty()) return;
        jdbc.sql("update ticket set status = 'cancelled' where id in (:ids)")
                .param("ids", tickets.stream().map(Ticket::id).toList())
                .update();
        var buyer = booking.quotaEmail().value();
        release(
                booking.event().eventId(),
                tickets.stream().map(t -> new Place(buyer, t.ticketTypeId())).toList(),
                now);
    }

    /**
     * Voids all reserved tickets of these bookings, with a number of statements that does not grow
     * with theirs.
     *
     * @param bookings of one event, whose inventory is locked
     */
    void takeReserved(long event, List<Long> bookings, Instant now) {
        var places =
                jdbc.sql(
                                """
                                select b.quota_email, t.ticket_type_id from ticket t join booking b on b.id = t.booking_id
                                where t.booking_id in (:bookings) and t.status = 'reserved'
                                """)
                        .param("bookings", bookings)
                        .query((row, n) -> new Place(row.getString(1), row.getLong(2)))
                        .list();
        jdbc.sql(
                        "update ticket set status = 'cancelled' where booking_id in (:bookings) and status = 'reserved'")
                .param("bookings", bookings)
                .update();
        release(event, places, now);
    }

    private void release(long event, List<Place> places, Instant now) {
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
