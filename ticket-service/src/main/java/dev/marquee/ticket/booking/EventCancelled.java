package dev.marquee.ticket.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cancels all that was sold of an event. Set by set and not booking by booking, so that a hundred
 * thousand bookings are a matter of seconds.
 */
@Component
class EventCancelled {

    /** Tickets that were used before: they stay, and go on counting. */
    private record Used(String buyer, long type, int tickets) {}

    private static final String LIVE =
            "b.event_id = :event and b.status in ('pending_payment', 'confirmed', 'refund_requested')";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    EventCancelled(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Voids the tickets, cancels the bookings, gives back stock and quotas, and owes each buyer a
     * mail, with the event's inventory locked. A booking with a used ticket stays as it is, but for
     * its other tickets.
     */
    void cancelBookings(long event, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "update ticket set status = 'cancelled' where event_id = :event and status in ('reserved', 'issued')")
                .param("event", event)
                .update();
        tell(event, at);
        jdbc.sql(
                        """
                        update booking b set status = 'cancelled', cancelled_at = :at where %s
                        and not exists (select 1 from ticket t where t.booking_id = b.id and t.status = 'used')
                        """
                                .formatted(LIVE))
                .param("at", at)
                .param("event", event)
                .update();
        giveBack(event, at);
    }

    private void tell(long event, OffsetDateTime at) {
        jdbc.sql(
                        """
                        insert into outbox (topic, fact_key, payload, created_at, due_at)
                        select cast(:topic as varchar), cast(b.id as varchar), '{"booking_id":' || b.id || '}',
                               cast(:at as timestamp with time zone), cast(:at as timestamp with time zone)
                        from booking b where %s order by b.id
                        """
                                .formatted(LIVE))
                .param("topic", Owed.EVENT_CANCELLED)
                .param("at", at)
                .param("event", event)
                .update();
        jdbc.sql(
                        """
                        insert into booking_history (booking_id, at, actor, what)
                        select b.id, cast(:at as timestamp with time zone), cast(:actor as varchar), cast(:what as varchar)
                        from booking b where %s order by b.id
                        """
                                .formatted(LIVE))
                .param("at", at)
                .param("actor", Actor.EVENT.name())
                .param("what", BookingHistory.What.EVENT_CANCELLED.word())
                .param("event", event)
                .update();
    }

    /**
     * Nothing is sold or held any more, but for what was used: mostly there is none. Quotas are
     * found by reading all of them, which is quicker than one after the other: H2 runs a condition
     * on another table again for each row.
     */
    private void giveBack(long event, OffsetDateTime at) {
        var used = used(event);
        jdbc.sql("update inventory set sold = :sold, changed_at = :at where event_id = :event")
                .param("sold", used.stream().mapToInt(Used::tickets).sum())
                .param("at", at)
                .param("event", event)
                .update();
        jdbc.sql("update ticket_type set sold = 0 where event_id = ?").param(event).update();
        for (var quotas : List.of("buyer_quota", "buyer_type_quota"))
            jdbc.sql("update %s set held = 0 where event_id = ? and held > 0".formatted(quotas))
                    .param(event)
                    .update();
        each(
                "update ticket_type set sold = sold + ? where event_id = ? and id = ?",
                used,
                row -> List.of(row.tickets, event, row.type));
        each(
                "update buyer_quota set held = held + ? where email = ? and event_id = ?",
                used,
                row -> List.of(row.tickets, row.buyer, event));
        each(
                "update buyer_type_quota set held = held + ? where email = ? and event_id = ? and ticket_type_id = ?",
                used,
                row -> List.of(row.tickets, row.buyer, event, row.type));
    }

    private List<Used> used(long event) {
        return jdbc.sql(
                        """
                        select b.quota_email, t.ticket_type_id, count(*)
                        from ticket t join booking b on b.id = t.booking_id
                        where t.event_id = ? and t.status = 'used' group by b.quota_email, t.ticket_type_id
                        """)
                .param(event)
                .query((row, n) -> new Used(row.getString(1), row.getLong(2), row.getInt(3)))
                .list();
    }

    private void each(String sql, List<Used> rows, Function<Used, List<?>> parameters) {
        batches.batchUpdate(
                sql, rows.stream().map(row -> parameters.apply(row).toArray()).toList());
    }
}
