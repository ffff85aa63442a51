package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.Seat;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.dao.OptimisticLockingFailureException;

/** Writes where tickets sit: two statements for a batch that has any, none for the others. */
final class SeatsWriter {

    private record Row(Ticket ticket, long event, long seq) {

        Seat seat() {
            return Objects.requireNonNull(ticket.seat());
        }
    }

    private static final SetInsert<Row> SEATS =
            SetInsert.<Row>into("ticket_seat")
                    .bigint("ticket_id", row -> row.ticket.id())
                    .bigint("event_id", Row::event)
                    .text("seat_id", row -> row.seat().id())
                    .text("live_seat", row -> row.seat().id())
                    .text("label", row -> row.seat().label())
                    .text("section", row -> row.seat().section())
                    .text("row_label", row -> row.seat().row())
                    .text("number", row -> row.seat().number())
                    .bigint("seq", Row::seq);

    private SeatsWriter() {}

    /**
     * The seats of new tickets, as the next change of each event.
     *
     * @param known the seats as they were read, by event id
     */
    static void write(
            Connection connection, Map<Long, FreeSeats> known, List<Booking> bookings, Instant now)
            throws SQLException {
        if (known.isEmpty()) return;
        var rows = new ArrayList<Row>();
        var changed = new TreeMap<Long, Long>();
        for (var booking : bookings) {
            var event = booking.event().eventId();
            var seats = known.get(event);
            if (seats == null) continue;
            for (var ticket : booking.tickets()) {
                if (ticket.seat() == null) continue;
                rows.add(new Row(ticket, event, seats.seq() + 1));
                changed.put(event, seats.seq());
            }
        }
        if (rows.isEmpty()) return;
        SEATS.run(connection, rows, now);
        raise(connection, changed);
    }

    /** Over the very numbers that were read, as all counts are written. */
    private static void raise(Connection connection, Map<Long, Long> events) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "update seating set seq = seq + 1 where event_id = ? and seq = ?")) {
            for (var event : events.entrySet()) {
                update.setLong(1, event.getKey());
                update.setLong(2, event.getValue());
                update.addBatch();
            }
            for (var written : update.executeBatch())
                if (written != 1)
                    throw new OptimisticLockingFailureException("the seats were not as read");
        }
    }
}
