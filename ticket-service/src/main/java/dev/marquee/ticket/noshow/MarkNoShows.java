package dev.marquee.ticket.noshow;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * Staff say which tickets nobody came with. A ticket stays what it is: the mark stands beside it,
 * can be taken back, and goes when the ticket is scanned after all.
 */
@Component
class MarkNoShows {

    /** Many statements of this size block nobody who is at the door at the same moment. */
    private static final int PAGE = 500;

    private static final String NOT_SCANNED =
            "t.event_id = :event and t.status = 'issued' and t.no_show_at is null and b.status = 'confirmed'";

    /**
     * Of an event.
     *
     * @param notScanned valid tickets that were not scanned and are not marked
     * @param marked tickets that nobody came with
     */
    record Counts(long notScanned, long marked) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Bookings bookings;
    private final BookingChange change;
    private final BookingHistory history;
    private final AuditTrail trail;
    private final Clock clock;

    MarkNoShows(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Bookings bookings,
            BookingChange change,
            BookingHistory history,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.bookings = bookings;
        this.change = change;
        this.history = history;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Marks one ticket, once its event has begun. A second time changes nothing.
     *
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the ticket is not valid or was scanned, or the event has not begun
     */
    Booking mark(long ticketId, Actor by) {
        return change.of(
                bookingOf(ticketId),
                (booking, now) -> {
                    checkBegun(booking.event().startsAt(), now);
                    var ticket = booking.ticket(ticketId);
                    if (ticket.status() != TicketStatus.ISSUED)
                        throw InvalidState.because(
                                "ticket",
                                "marked-as-not-come",
                                InvalidState.itIs(ticket.status().word()),
                                ticket.status().word());
                    if (set(ticketId, now)) note(booking, ticket, What.NO_SHOW, by, now);
                });
    }

    /** Takes the mark of a ticket back. A second time changes nothing. */
    Booking undo(long ticketId, Actor by) {
        return change.of(
                bookingOf(ticketId),
                (booking, now) -> {
                    var ticket = booking.ticket(ticketId);
                    var undone =
                            jdbc.sql(
                                            "update ticket set no_show_at = null where id = ? and no_show_at is not null")
                                    .param(ticketId)
                                    .update();
                    if (undone == 1) note(booking, ticket, What.NO_SHOW_UNDONE, by, now);
                });
    }

    private long bookingOf(long ticketId) {
        return bookings.idOfTicket(ticketId).orElseThrow(() -> Problems.notFound("ticket"));
    }

    private boolean set(long ticket, Instant now) {
        return jdbc.sql(
                                "update ticket set no_show_at = ? where id = ? and status = 'issued' and no_show_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), ticket)
                        .update()
                == 1;
    }

    private void note(Booking booking, Ticket ticket, What what, Actor by, Instant now) {
        history.add(booking.id(), now, by, what, booking.event().ticketCode(ticket.number()));
    }

    private static void checkBegun(Instant startsAt, Instant now) {
        if (now.isBefore(startsAt))
            throw InvalidState.because(
                    "ticket",
                    "marked-as-not-come",
                    Text.of("problem.because.event-not-begun"),
                    "before-start");
    }

    /** Whether the event has begun, so that it can be said who did not come. */
    boolean hasBegun(Instant startsAt) {
        return !clock.instant().isBefore(startsAt);
    }

    Counts count(long event) {
        return jdbc.sql(
                        """
                        select count(case when %s then 1 end) as not_scanned,
                               count(case when t.no_show_at is not null and t.status = 'issued' then 1 end) as marked
                        from ticket t join booking b on b.id = t.booking_id where t.event_id = :event
                        """
                                .formatted(NOT_SCANNED))
                .param("event", event)
                .query((row, n) -> new Counts(row.getLong("not_scanned"), row.getLong("marked")))
                .single();
    }

    /**
     * Marks all valid tickets of an event that were not scanned, page after page. Repeated, it goes
     * on where it was stopped.
     *
     * @return how many were marked
     * @throws ErrorResponseException 409 {@code invalid-state} if the event has not begun
     */
    int markAll(long event, Instant startsAt, Actor by) {
        checkBegun(startsAt, clock.instant());
        var marked = 0;
        for (var page = next(event); !page.isEmpty(); page = next(event)) {
            var some = page;
            marked += Objects.requireNonNull(transaction.execute(status -> markPage(some, by)));
        }
        if (marked > 0) trail.record("event.no-shows", "event:" + event, String.valueOf(marked));
        return marked;
    }

    private record Marked(long ticket, long booking) {}

    private List<Long> next(long event) {
        return jdbc.sql(
                        "select t.id from ticket t join booking b on b.id = t.booking_id where %s order by t.id limit %d"
                                .formatted(NOT_SCANNED, PAGE))
                .param("event", event)
                .query(Long.class)
                .list();
    }

    /** What is scanned at this moment is locked by the door first, and is left alone then. */
    private int markPage(List<Long> tickets, Actor by) {
        var now = clock.instant();
        var marked =
                jdbc.sql(
                                """
                                select t.id, t.booking_id from ticket t
                                where t.id in (:ids) and t.status = 'issued' and t.no_show_at is null order by t.id for update
                                """)
                        .param("ids", tickets)
                        .query((row, n) -> new Marked(row.getLong(1), row.getLong(2)))
                        .list();
        if (marked.isEmpty()) return 0;
        jdbc.sql("update ticket set no_show_at = :now where id in (:ids)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", marked.stream().map(Marked::ticket).toList())
                .update();
        history.addToAll(
                marked.stream().map(Marked::booking).distinct().toList(), now, by, What.NO_SHOW);
        return marked.size();
    }
}
