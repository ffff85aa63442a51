package dev.marquee.ticket.booking;

import dev.marquee.ticket.inventory.ReleaseInventory;
import dev.marquee.ticket.inventory.ReleaseInventory.Place;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes live tickets void, and puts their places back on sale. */
@Component
public class VoidTickets {

    private final JdbcClient jdbc;
    private final ReleaseInventory release;

    public VoidTickets(JdbcClient jdbc, ReleaseInventory release) {
        this.jdbc = jdbc;
        this.release = release;
    }

    /**
     * Voids these tickets of a locked booking.
     *
     * @param tickets reserved or issued, all of them
     */
    public void of(Booking booking, List<Ticket> tickets, Instant now) {
        if (tickets.isEmpty()) return;
        jdbc.sql("update ticket set status = 'cancelled' where id in (:ids)")
                .param("ids", tickets.stream().map(Ticket::id).toList())
                .update();
        var buyer = booking.quotaEmail().value();
        release.handle(
                booking.event().eventId(),
                tickets.stream().map(t -> new Place(buyer, t.ticketTypeId())).toList(),
                now);
    }

    /**
     * Voids all reserved and issued tickets of these bookings, with a number of statements that
     * does not grow with theirs. Used ones stay.
     *
     * @param bookings of one event, whose inventory is locked
     */
    public void of(long event, List<Long> bookings, Instant now) {
        var places =
                jdbc.sql(
                                """
                                select b.quota_email, t.ticket_type_id from ticket t join booking b on b.id = t.booking_id
                                where t.booking_id in (:bookings) and t.status in ('reserved', 'issued')
                                """)
                        .param("bookings", bookings)
                        .query((row, n) -> new Place(row.getString(1), row.getLong(2)))
                        .list();
        jdbc.sql(
                        "update ticket set status = 'cancelled' where booking_id in (:bookings) and status in ('reserved', 'issued')")
                .param("bookings", bookings)
                .update();
        release.handle(event, places, now);
    }
}
