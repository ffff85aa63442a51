package dev.marquee.ticket.seating;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Frees the seats of tickets, and gives them others. The event's inventory is locked. */
@Component
public class MoveSeats {

    private final JdbcClient jdbc;

    public MoveSeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tickets that are void leave their seats to others; where they sat is still known. */
    public void free(long event, List<Long> tickets) {
        if (tickets.isEmpty()) return;
        raise(event);
        jdbc.sql(
                        """
                        update ticket_seat set live_seat = null, seq = (select s.seq from seating s where s.event_id = ticket_seat.event_id)
                        where ticket_id in (:tickets) and live_seat is not null
                        """)
                .param("tickets", tickets)
                .update();
    }

    /**
     * Live tickets get these seats, which are free or become free by it.
     *
     * @param seats by ticket; null for a ticket that sits nowhere any more
     */
    public void to(long event, Map<Long, @Nullable Seat> seats) {
        if (seats.isEmpty()) return;
        raise(event);
        jdbc.sql(
                        """
                        update ticket_seat set live_seat = null, left_behind = true,
                            seq = (select s.seq from seating s where s.event_id = ticket_seat.event_id)
                        where ticket_id in (:tickets) and not left_behind
                        """)
                .param("tickets", List.copyOf(seats.keySet()))
                .update();
        seats.forEach((ticket, seat) -> {
            if (seat != null) sit(event, ticket, seat);
        });
    }

    private void sit(long event, long ticket, Seat seat) {
        var again =
                jdbc.sql(
                                """
                                update ticket_seat set live_seat = seat_id, left_behind = false, label = :label, section = :section, row_label = :row, number = :number,
                                    seq = (select s.seq from seating s where s.event_id = ticket_seat.event_id)
                                where ticket_id = :ticket and seat_id = :seat
                                """)
                        .param("label", seat.label())
                        .param("section", seat.section())
                        .param("row", seat.row())
                        .param("number", seat.number())
                        .param("ticket", ticket)
                        .param("seat", seat.id())
                        .update();
        if (again > 0) return;
        jdbc.sql(
                        """
                        insert into ticket_seat (ticket_id, event_id, seat_id, live_seat, label, section, row_label, number, seq)
                        select cast(:ticket as bigint), event_id, :seat, :seat, :label, :section, :row, :number, seq
                        from seating where event_id = :event
                        """)
                .param("ticket", ticket)
                .param("event", event)
                .param("seat", seat.id())
                .param("label", seat.label())
                .param("section", seat.section())
                .param("row", seat.row())
                .param("number", seat.number())
                .update();
    }

    private void raise(long event) {
        jdbc.sql("update seating set seq = seq + 1 where event_id = ?").param(event).update();
    }
}
