package dev.marquee.ticket.booking;

import dev.marquee.platform.web.Problems;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * Changes one booking in one transaction. The event's inventory is locked first, as by everyone who
 * changes stock; then the booking's tickets, which a gate may be about to admit. What the change is
 * given stays true until its end.
 */
@Component
public class BookingChange {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Bookings bookings;
    private final Clock clock;

    public BookingChange(
            JdbcClient jdbc, TransactionTemplate transaction, Bookings bookings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Changes a booking.
     *
     * @param change gets the booking and the time
     * @return the booking as it is now
     * @throws ErrorResponseException 404 if there is none
     */
    public Booking of(long bookingId, BiConsumer<Booking, Instant> change) {
        return of(bookingId, null, change);
    }

    /**
     * The same, of a booking whose tickets may move to another event.
     *
     * @param otherEvent whose inventory is locked as well; null for none
     */
    public Booking of(
            long bookingId, @Nullable Long otherEvent, BiConsumer<Booking, Instant> change) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    lock(bookingId, otherEvent);
                    change.accept(bookings.find(bookingId).orElseThrow(), clock.instant());
                    return bookings.find(bookingId).orElseThrow();
                }));
    }

    /**
     * Changes the booking of a ticket.
     *
     * @throws ErrorResponseException 404 if there is no such ticket
     */
    public Booking ofTicket(long ticketId, BiConsumer<Booking, Instant> change) {
        var booking = bookings.idOfTicket(ticketId).orElseThrow(() -> Problems.notFound("ticket"));
        return of(booking, change);
    }

    /** Of two events, the one with the lower id first, as everybody locks them. */
    private void lock(long bookingId, @Nullable Long otherEvent) {
        var events =
                jdbc.sql(
                                """
                                select event_id from inventory where event_id in
                                (select b.event_id from booking b where b.id = :booking
                                 union select c.event_id from ticket_change c where c.booking_id = :booking and c.state = 'open'
                                 union select i.event_id from inventory i where i.event_id = :other)
                                order by event_id for update
                                """)
                        .param("booking", bookingId)
                        .param("other", otherEvent, Types.BIGINT)
                        .query(Long.class)
                        .list();
        if (events.isEmpty() || bookings.find(bookingId).isEmpty())
            throw Problems.notFound("booking");
        jdbc.sql("select id from ticket where booking_id = ? order by id for update")
                .param(bookingId)
                .query(Long.class)
                .list();
    }
}
