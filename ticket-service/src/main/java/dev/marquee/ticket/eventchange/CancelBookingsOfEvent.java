package dev.marquee.ticket.eventchange;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.Owed;
import dev.marquee.ticket.booking.VoidTickets;
import dev.marquee.ticket.listing.ListingChange.ListingCancelled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cancels all that was sold of a cancelled event, page by page, so that a hundred thousand bookings
 * keep nobody waiting: not the organiser, and not those who buy for other events. What is left to
 * be done is a row of the outbox, and so goes on after a crash.
 */
@Component
public class CancelBookingsOfEvent implements MessageHandler {

    /** How many bookings one transaction cancels. */
    static final int PAGE = 500;

    private static final long DONE = -1;
    private static final String TOPIC = "event-bookings-cancelled";

    /** Less than a receiver may take; the rest is a row of its own. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /**
     * The bookings that are left.
     *
     * @param after those with a higher id
     */
    private record Left(long eventId, long after) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final VoidTickets voidTickets;
    private final BookingHistory history;
    private final Owed owed;
    private final JsonMapper json;
    private final Clock clock;

    public CancelBookingsOfEvent(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            VoidTickets voidTickets,
            BookingHistory history,
            Owed owed,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.voidTickets = voidTickets;
        this.history = history;
        this.owed = owed;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    public void begin(ListingCancelled listing) {
        owe(new Left(listing.eventId(), 0), listing.at());
    }

    private void owe(Left left, Instant now) {
        owed.fact(TOPIC, left.eventId + ":" + left.after, left, now);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String lane() {
        return "cancelled-events";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        for (var fact : facts) handle(json.readValue(fact.payload(), Left.class));
    }

    private void handle(Left left) {
        var until = clock.instant().plus(AT_ONCE);
        var after = left.after;
        while (true) {
            var from = after;
            var last = transaction.execute(status -> page(left.eventId, from, until));
            if (last == null || last == DONE) return;
            after = last;
        }
    }

    /**
     * Voids the tickets of the next bookings, cancels these, and owes each buyer a mail. A booking
     * with a used ticket stays as it is, but for its other tickets.
     *
     * @return the last of them, or {@link #DONE} if none is left, or the rest is owed
     */
    private long page(long event, long after, Instant until) {
        lockInventory(event);
        var bookings = next(event, after);
        if (bookings.isEmpty()) return DONE;
        var now = clock.instant();
        voidTickets.of(event, bookings, now);
        jdbc.sql(
                        """
                        update booking b set status = 'cancelled', cancelled_at = :at where id in (:bookings)
                        and not exists (select 1 from ticket t where t.booking_id = b.id and t.status = 'used')
                        """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("bookings", bookings)
                .update();
        history.addToAll(bookings, now, Actor.EVENT, BookingHistory.What.EVENT_CANCELLED);
        owed.bookings(Owed.EVENT_CANCELLED, bookings, now);
        var last = bookings.getLast();
        if (now.isBefore(until)) return last;
        owe(new Left(event, last), now);
        return DONE;
    }

    private void lockInventory(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }

    /** Without those that were cancelled with the event before: it may be tried again. */
    private List<Long> next(long event, long after) {
        return jdbc.sql(
                        """
                        select b.id from booking b where b.event_id = :event and b.id > :after
                        and b.status in ('pending_payment', 'confirmed', 'refund_requested')
                        and not exists (select 1 from booking_history h where h.booking_id = b.id and h.what = :what)
                        order by b.id limit :page
                        """)
                .param("event", event)
                .param("after", after)
                .param("what", BookingHistory.What.EVENT_CANCELLED.word())
                .param("page", PAGE)
                .query(Long.class)
                .list();
    }
}
