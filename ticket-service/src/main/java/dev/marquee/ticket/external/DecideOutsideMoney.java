package dev.marquee.ticket.external;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.RefundApproved;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.booking.VoidTickets;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.refund.Refunds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides what money that moved outside means for the tickets that were paid with it. */
@Component
class DecideOutsideMoney {

    /** What can be decided. */
    enum Decision {
        /** The tickets stay good, or are good again. */
        KEEP,
        /** The tickets that nobody has used are void, and on sale again. */
        VOID,
        /** Nothing here is touched; a note says what was done. */
        NOTED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OutsideMoneyRows rows;
    private final BookingChange change;
    private final VoidTickets voidTickets;
    private final Refunds refunds;
    private final BookingHistory history;
    private final BookingEvents events;
    private final AuditTrail trail;
    private final Clock clock;

    DecideOutsideMoney(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            OutsideMoneyRows rows,
            BookingChange change,
            VoidTickets voidTickets,
            Refunds refunds,
            BookingHistory history,
            BookingEvents events,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = rows;
        this.change = change;
        this.voidTickets = voidTickets;
        this.refunds = refunds;
        this.history = history;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Decides it, once.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none; 409 {@code
     *     invalid-state} if it is decided; 422 if that cannot be decided of it, or a note is
     *     missing
     */
    OutsideMoney handle(long id, Decision decision, @Nullable String note, Actor by) {
        var money = rows.find(id).orElseThrow(() -> Problems.notFound("payment"));
        if (decision == Decision.NOTED && (note == null || note.isBlank()))
            throw Problems.invalid("note", Text.of("invalid.must-say-what-was"));
        var booking = money.bookingId();
        if (booking == null && decision != Decision.NOTED)
            throw Problems.invalid("decision", Text.of("invalid.noted-no-tickets-are"));
        if (booking == null) {
            transaction.executeWithoutResult(
                    status -> decide(money, decision, note, by, clock.instant()));
        } else {
            change.of(
                    booking,
                    (locked, now) -> {
                        decide(money, decision, note, by, now);
                        unblock(locked, money);
                        if (decision == Decision.VOID) end(locked, money, by, now);
                    });
        }
        trail.record("outside-money.decided", "outside-money:" + id, decision.word());
        return rows.find(id).orElseThrow();
    }

    private void decide(
            OutsideMoney money, Decision decision, @Nullable String note, Actor by, Instant now) {
        if (!rows.decide(money.id(), decision.word(), note, by.name(), now))
            throw InvalidState.because(
                    "payment", "decided", Text.of("problem.because.somebody-decided"), "decided");
    }

    /** Unless another dispute of the same booking is open. */
    private void unblock(Booking booking, OutsideMoney money) {
        if (!money.kind().equals("dispute")) return;
        jdbc.sql(
                        """
                        update ticket set blocked_at = null, blocked_why = null where booking_id in (:ids) and blocked_why = 'dispute' and not exists
                        (select 1 from outside_money o join payment p on p.id = o.payment_id
                         where p.booking_id in (:ids) and o.kind = 'dispute' and o.decided_at is null)
                        """)
                .param("ids", rows.withMoved(booking.id()))
                .update();
    }

    private void end(Booking booking, OutsideMoney money, Actor by, Instant now) {
        var tickets =
                booking.tickets().stream().filter(t -> t.status() == TicketStatus.ISSUED).toList();
        if (tickets.isEmpty() || booking.status() != BookingStatus.CONFIRMED)
            throw InvalidState.because(
                    "booking",
                    "ended",
                    Text.of("problem.because.none-tickets-good-and"),
                    booking.status().word());
        voidTickets.of(booking, tickets, now);
        if (tickets.size() == booking.live())
            jdbc.sql("update booking set status = 'refunded', cancelled_at = ? where id = ?")
                    .params(now.atOffset(ZoneOffset.UTC), booking.id())
                    .update();
        history.add(
                booking.id(),
                now,
                by,
                What.REFUND_APPROVED,
                "%s %s, %d of %d tickets"
                        .formatted(
                                money.amount(),
                                money.currency(),
                                tickets.size(),
                                booking.tickets().size()));
        refunds.ofBooking(booking.id()).stream()
                .filter(refund -> money.ref().equals(refund.providerRef()))
                .findFirst()
                .ifPresent(refund -> tell(booking, refund, tickets, by));
    }

    private void tell(Booking booking, Refund refund, java.util.List<Ticket> tickets, Actor by) {
        refunds.name(
                refund.id(),
                tickets.stream().map(Ticket::id).toList(),
                Objects.toString(by.name()));
        events.publish(new RefundApproved(booking.id(), refund.id()));
    }
}
