package dev.marquee.ticket.eventchange;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.booking.BookingEvent.EventCancelled;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.VoidTickets;
import dev.marquee.ticket.listing.ListingChange.ListingCancelled;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cancels all that was sold of a cancelled event. What is left to be done is a message, and so goes
 * on after a crash.
 */
@Component
public class CancelBookingsOfEvent implements MessageHandler {

    private static final String TOPIC = "event-bookings-cancelled";

    private static final Set<BookingStatus> LIVE =
            EnumSet.of(
                    BookingStatus.PENDING_PAYMENT,
                    BookingStatus.CONFIRMED,
                    BookingStatus.REFUND_REQUESTED);

    /**
     * The bookings that are left.
     *
     * @param after those with a higher id
     * @param at when the event was cancelled
     */
    private record Left(long eventId, long after, Instant at) {}

    private final JdbcClient jdbc;
    private final PagedChange pages;
    private final VoidTickets voidTickets;
    private final MoneyBack moneyBack;
    private final BookingEvents events;
    private final Outbox outbox;
    private final JsonMapper json;

    public CancelBookingsOfEvent(
            JdbcClient jdbc,
            PagedChange pages,
            VoidTickets voidTickets,
            MoneyBack moneyBack,
            BookingEvents events,
            Outbox outbox,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.pages = pages;
        this.voidTickets = voidTickets;
        this.moneyBack = moneyBack;
        this.events = events;
        this.outbox = outbox;
        this.json = json;
    }

    @EventListener
    public void begin(ListingCancelled listing) {
        publish(new Left(listing.eventId(), 0, listing.at()));
    }

    private void publish(Left left) {
        outbox.publish(TOPIC, left.eventId + ":" + left.after, left);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String lane() {
        return "event-changes";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        for (var message : messages) handle(json.readValue(message.payload(), Left.class));
    }

    private void handle(Left left) {
        pages.handle(
                new PagedChange.Change(left.eventId, What.EVENT_CANCELLED, left.at, LIVE),
                left.after,
                (bookings, now) -> cancel(left.eventId, bookings, now),
                last -> publish(new Left(left.eventId, last, left.at)));
    }

    /**
     * A booking with a used ticket stays as it is, but for its other tickets. One whose money had
     * all gone back before is refunded, as are those whose money goes back now.
     */
    private void cancel(long event, List<Long> bookings, Instant now) {
        moneyBack.forCancelled(bookings, now);
        voidTickets.of(event, bookings, now);
        jdbc.sql(
                        """
                        update booking b set status = case when refunded_minor > 0 then 'refunded' else 'cancelled' end, cancelled_at = :at
                        where id in (:bookings) and status <> 'refunded'
                        and not exists (select 1 from ticket t where t.booking_id = b.id and t.status = 'used')
                        """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("bookings", bookings)
                .update();
        events.publishAll(bookings.stream().map(EventCancelled::new).toList());
    }
}
