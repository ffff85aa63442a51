package dev.marquee.ticket.eventchange;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the bookings of an event page by page, each in a transaction of its own, so that a
 * hundred thousand bookings keep nobody waiting: not the organiser, and not those who buy for other
 * events. It writes into the history of each booking, and so finds where it was when it is tried
 * again.
 */
@Component
public class PagedChange {

    /** How many bookings one transaction changes. */
    private static final int PAGE = 500;

    /** Less than the handler of a message may take. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final long DONE = -1;

    /**
     * What became of an event.
     *
     * @param what is written into the history of its bookings
     * @param since when it did
     * @param statuses of the bookings that it concerns
     */
    record Change(long eventId, What what, Instant since, Set<BookingStatus> statuses) {}

    /** What is done to the bookings of a page, with the event's inventory locked. */
    interface Page {
        void handle(List<Long> bookings, Instant now);
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BookingHistory history;
    private final Clock clock;

    public PagedChange(
            JdbcClient jdbc, TransactionTemplate transaction, BookingHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Handles all pages, or as many as there is time for.
     *
     * @param after begins behind the booking of that id
     * @param rest takes the id behind which bookings are left, in the transaction of the last page
     */
    void handle(Change change, long after, Page page, LongConsumer rest) {
        var until = clock.instant().plus(AT_ONCE);
        var last = after;
        while (last != DONE) {
            var from = last;
            var next = transaction.execute(status -> handle(change, from, page, rest, until));
            last = next == null ? DONE : next;
        }
    }

    private long handle(Change change, long after, Page page, LongConsumer rest, Instant until) {
        lockInventory(change.eventId);
        var bookings = next(change, after);
        if (bookings.isEmpty()) return DONE;
        var now = clock.instant();
        page.handle(bookings, now);
        history.addToAll(bookings, now, Actor.EVENT, change.what);
        var last = bookings.getLast();
        if (now.isBefore(until)) return last;
        rest.accept(last);
        return DONE;
    }

    private void lockInventory(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }

    private List<Long> next(Change change, long after) {
        return jdbc.sql(
                        """
                        select b.id from booking b where b.event_id = :event and b.id > :after and b.status in (:statuses)
                        and not exists (select 1 from booking_history h where h.booking_id = b.id and h.what = :what and h.at >= :since)
                        order by b.id limit :page
                        """)
                .param("event", change.eventId)
                .param("after", after)
                .param("statuses", change.statuses.stream().map(BookingStatus::word).toList())
                .param("what", change.what.word())
                .param("since", change.since.atOffset(ZoneOffset.UTC))
                .param("page", PAGE)
                .query(Long.class)
                .list();
    }
}
