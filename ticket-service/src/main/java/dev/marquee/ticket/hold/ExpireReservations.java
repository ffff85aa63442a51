package dev.marquee.ticket.hold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingEvent;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.VoidTickets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets reservations lapse whose time is over. It takes the event's inventory row first, as everyone
 * who changes stock does, and looks again behind that lock: whatever was confirmed or cancelled
 * before stays so, and of several replicas one lets a reservation lapse.
 */
@Component
public class ExpireReservations {

    /** No more are given back in one transaction, so that no booking waits long for it. */
    static final int PAGE = 200;

    private static final Logger log = LoggerFactory.getLogger(ExpireReservations.class);

    private record Due(long event, long booking) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final VoidTickets voidTickets;
    private final BookingHistory history;
    private final BookingEvents events;
    private final Clock clock;

    public ExpireReservations(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            VoidTickets voidTickets,
            BookingHistory history,
            BookingEvents events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.voidTickets = voidTickets;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets all lapse that are due now, page after page. An event for which that fails is left to
     * the next call, and keeps no other event waiting.
     *
     * @return how many lapsed
     */
    public int handle() {
        var failed = new ArrayList<Long>();
        int expired = 0;
        for (var page = due(failed); !page.isEmpty(); page = due(failed)) {
            var byEvent =
                    page.stream()
                            .collect(
                                    groupingBy(
                                            Due::event,
                                            TreeMap::new,
                                            mapping(Due::booking, toList())));
            for (var event : byEvent.entrySet()) {
                try {
                    expired += expire(event.getKey(), event.getValue());
                } catch (DataAccessException e) {
                    log.warn("reservations of event {} did not lapse yet", event.getKey(), e);
                    failed.add(event.getKey());
                }
            }
        }
        return expired;
    }

    private List<Due> due(List<Long> withoutEvents) {
        return jdbc.sql(
                        """
                        select event_id, id from booking
                        where status = 'pending_payment' and expires_at <= :now and event_id not in (:without)
                              and not exists (select 1 from open_payment o where o.booking_id = booking.id)
                        order by event_id, id limit %d
                        """
                                .formatted(PAGE))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("without", withoutEvents.isEmpty() ? List.of(-1L) : withoutEvents)
                .query((row, n) -> new Due(row.getLong(1), row.getLong(2)))
                .list();
    }

    private int expire(long event, List<Long> bookings) {
        var expired =
                transaction.execute(status -> {
                    lockInventory(event);
                    var now = clock.instant();
                    var due = lock(bookings, now);
                    if (!due.isEmpty()) expire(event, due, now);
                    return due.size();
                });
        return expired == null ? 0 : expired;
    }

    private void lockInventory(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }

    /**
     * Those that are still due. One that is being paid waits: its payment is closed first. A
     * payment begins with the lock of its booking's row, so what is seen after that lock stays
     * true.
     */
    private List<Long> lock(List<Long> bookings, Instant now) {
        var due =
                jdbc.sql(
                                """
                                select id from booking where id in (:ids) and status = 'pending_payment' and expires_at <= :now
                                order by id for update
                                """)
                        .param("ids", bookings)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .list();
        if (due.isEmpty()) return due;
        return jdbc.sql(
                        """
                        select id from booking where id in (:ids)
                        and not exists (select 1 from open_payment o where o.booking_id = booking.id) order by id
                        """)
                .param("ids", due)
                .query(Long.class)
                .list();
    }

    private void expire(long event, List<Long> bookings, Instant now) {
        voidTickets.of(event, bookings, now);
        jdbc.sql("update booking set status = 'expired' where id in (:ids)")
                .param("ids", bookings)
                .update();
        history.addToAll(bookings, now, Actor.TIME, BookingHistory.What.EXPIRED);
        // who was offered tickets from the waiting list reads what becomes of their place
        var unpaid =
                jdbc.sql(
                                """
                                select id from booking where id in (:ids) and total_minor > 0
                                and not exists (select 1 from waiting_entry w where w.offered_booking_id = booking.id)
                                """)
                        .param("ids", bookings)
                        .query(Long.class)
                        .list();
        if (!unpaid.isEmpty())
            events.publishAll(unpaid.stream().map(BookingEvent.BookingExpired::new).toList());
    }
}
