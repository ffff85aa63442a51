package dev.marquee.ticket.roster;

import dev.marquee.platform.export.Chunks;
import dev.marquee.ticket.booking.TicketStatus;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who comes to an event, for lists in other systems' shape. */
@Component
class Roster {

    /** Who comes: what is cancelled or only reserved admits nobody. */
    static final Set<TicketStatus> COMING = Set.of(TicketStatus.ISSUED, TicketStatus.USED);

    private final JdbcClient jdbc;

    Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tickets in these states, in the order in which they were made, read while they are sent.
     */
    Iterable<RosterRow> of(long event, Set<TicketStatus> states) {
        var words = states.stream().map(TicketStatus::word).toList();
        return new Chunks<>(offset -> portion(event, words, offset));
    }

    private List<RosterRow> portion(long event, List<String> states, long offset) {
        return jdbc.sql(
                        """
                        select t.id, t.number, t.event_id, e.code, e.time_zone, t.booking_id, t.status, b.currency,
                               coalesce(t.attendee_name, b.buyer_name) as attendee, t.attendee_email, b.buyer_email, b.buyer_phone,
                               t.ticket_type_id, y.name as type_name, t.paid_minor, t.tax_minor, t.tax_rate_bp, b.created_at, t.used_at,
                               s.seat_id, s.label, s.section, s.row_label, s.number as seat_number, g.note, i.shape, i.cells
                        from ticket t join booking b on b.id = t.booking_id join sale_terms e on e.event_id = t.event_id
                        left join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
                        left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
                        left join staff_booking g on g.booking_id = b.id
                        left join imported_ticket i on i.ticket_id = t.id
                        where t.event_id = :event and t.status in (:states) order by t.number limit :size offset :offset
                        """)
                .param("event", event)
                .param("states", states)
                .param("size", Chunks.SIZE)
                .param("offset", offset)
                .query((row, n) -> RosterRow.read(row))
                .list();
    }
}
