package dev.marquee.ticket.booking;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** Gives the tickets of a booking back. */
@Component
public class CancelBooking {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Bookings bookings;
    private final Clock clock;

    CancelBooking(
            JdbcClient jdbc, TransactionTemplate transaction, Bookings bookings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Cancels the booking: its tickets are void, their places on sale again, and the buyer's mail
     * is owed. A second time changes nothing, so a repeated request is harmless.
     *
     * @param byStaff also after the event has begun
     * @return the booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state} if the booking can no longer be
     *     cancelled; 404 if there is none
     */
    public Booking handle(long id, boolean byStaff) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    lockInventoryOf(id);
                    var booking = find(id);
                    if (booking.status() == BookingStatus.CANCELLED) return booking;
                    var now = clock.instant();
                    check(booking, byStaff, now);
                    giveBack(booking, now);
                    return find(id);
                }));
    }

    private Booking find(long id) {
        return bookings.find(id).orElseThrow(() -> Problems.notFound("booking"));
    }

    /** First, as everyone who changes stock: what is read after it stays as it is. */
    private void lockInventoryOf(long id) {
        var locked =
                jdbc.sql(
                                """
                                select event_id from inventory
                                where event_id = (select b.event_id from booking b where b.id = ?) for update
                                """)
                        .param(id)
                        .query(Long.class)
                        .optional();
        if (locked.isEmpty()) throw Problems.notFound("booking");
    }

    private static void check(Booking booking, boolean byStaff, Instant now) {
        if (!booking.status().mayBecomeCancelled())
            throw refused(booking.status().word(), "it is " + booking.status().word());
        if (booking.tickets().stream().anyMatch(t -> t.status() == TicketStatus.USED))
            throw refused("used", "a ticket of it was used");
        if (!byStaff && booking.event().startedAt(now))
            throw refused(booking.status().word(), "the event has begun");
    }

    private static ErrorResponseException refused(String state, String why) {
        return Problems.problem(
                CONFLICT,
                "invalid-state",
                "This booking cannot be cancelled any more: %s.".formatted(why.replace('_', ' ')),
                Map.of("state", state));
    }

    private void giveBack(Booking booking, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        var event = booking.event().eventId();
        jdbc.sql("update booking set status = 'cancelled', cancelled_at = ? where id = ?")
                .params(at, booking.id())
                .update();
        var live = liveByType(booking);
        jdbc.sql(
                        "update ticket set status = 'cancelled' where booking_id = ? and status in ('reserved', 'issued')")
                .param(booking.id())
                .update();
        live.forEach((type, n) ->
                jdbc.sql("update ticket_type set sold = sold - ? where event_id = ? and id = ?")
                        .params(n, event, type)
                        .update());
        var all = live.values().stream().mapToInt(Integer::intValue).sum();
        jdbc.sql("update inventory set sold = sold - ?, changed_at = ? where event_id = ?")
                .params(all, at, event)
                .update();
        jdbc.sql("update buyer_quota set held = held - ? where email = ? and event_id = ?")
                .params(all, booking.quotaEmail().value(), event)
                .update();
        jdbc.sql(
                        "insert into outbox (topic, fact_key, payload, created_at, due_at) values (?, ?, ?, ?, ?)")
                .params(
                        "booking-cancelled",
                        String.valueOf(booking.id()),
                        "{\"booking_id\":" + booking.id() + "}",
                        at,
                        at)
                .update();
    }

    private static Map<Long, Integer> liveByType(Booking booking) {
        return booking.tickets().stream()
                .filter(t ->
                        t.status() == TicketStatus.RESERVED || t.status() == TicketStatus.ISSUED)
                .collect(Collectors.toMap(Ticket::ticketTypeId, t -> 1, Integer::sum));
    }
}
