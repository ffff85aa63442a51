package dev.marquee.ticket.change;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.ConfirmBooking.AfterPayment;
import dev.marquee.ticket.booking.VoidTickets;
import dev.marquee.ticket.change.TicketChange.State;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.engine.MovePlaces;
import dev.marquee.ticket.refund.MoveMoney;
import dev.marquee.ticket.refund.RefundDifference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves tickets to another event: they become void, and a booking of their own there has new ones
 * with new codes. What was paid for them moves along. Runs in the caller's transaction.
 */
@Component
class MoveTickets {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Bookings bookings;
    private final MovePlaces movePlaces;
    private final VoidTickets voidTickets;
    private final TicketChanges changes;
    private final RefundDifference refundDifference;
    private final MoveMoney moveMoney;
    private final AfterPayment afterPayment;
    private final BookingHistory history;
    private final BookingEvents events;

    MoveTickets(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Bookings bookings,
            MovePlaces movePlaces,
            VoidTickets voidTickets,
            TicketChanges changes,
            RefundDifference refundDifference,
            MoveMoney moveMoney,
            AfterPayment afterPayment,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.bookings = bookings;
        this.movePlaces = movePlaces;
        this.voidTickets = voidTickets;
        this.changes = changes;
        this.refundDifference = refundDifference;
        this.moveMoney = moveMoney;
        this.afterPayment = afterPayment;
        this.history = history;
        this.events = events;
    }

    /**
     * Moves them at once.
     *
     * @param lines what they cost afterwards
     */
    TicketChange handle(
            ChangePlan plan,
            List<ChangeLine> lines,
            Difference difference,
            @Nullable String reason,
            Actor by,
            Instant now) {
        var back = difference == Difference.GIVE_BACK ? plan.differenceMinor() : 0;
        var made = make(plan, lines, now);
        var draft = ApplyChange.draft(plan, lines, difference, back, reason, by, now);
        var change = changes.add(draft);
        if (back < 0)
            refundDifference.handle(
                    plan.booking(), change.id(), plan.ticketIds(), -back, reason, by, now);
        follow(plan, change, made, by, now);
        return changes.find(change.id()).orElseThrow();
    }

    /** Moves them once their difference is paid, which is counted already. */
    void paid(ChangePlan plan, TicketChange change, Instant now) {
        var made = make(plan, change.lines(), now);
        changes.end(change.id(), State.DONE, now);
        follow(plan, change, made, Actor.BUYER, now);
    }

    /** The new booking, with its tickets at what they cost. */
    private Booking make(ChangePlan plan, List<ChangeLine> lines, Instant now) {
        var booking = plan.booking();
        voidTickets.of(booking, plan.tickets(), now);
        var verdict =
                movePlaces.handle(
                        booking,
                        plan.event().eventId(),
                        plan.type().id(),
                        plan.tickets().size(),
                        true);
        if (verdict instanceof Verdict.Refused(var refusal)) throw RefusedChange.of(refusal);
        if (!(verdict instanceof Verdict.Booked(var made)))
            throw new IllegalStateException("a purchase without a key has no other answer");
        write(plan, lines, made, now);
        return made;
    }

    /** Who has a ticket has it there as well. */
    private void write(ChangePlan plan, List<ChangeLine> lines, Booking made, Instant now) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int n = 0; n < lines.size(); n++) {
            var cost = lines.get(n).after();
            var ticket = plan.tickets().get(n);
            var email = ticket.attendeeEmail();
            rows.add(
                    new @Nullable Object[] {
                        cost.priceMinor(),
                        cost.discountMinor(),
                        cost.paidMinor(),
                        cost.taxMinor(),
                        cost.rateBp(),
                        ticket.attendeeName(),
                        email == null ? null : email.value(),
                        ticket.revision(),
                        ticket.revision() == 0 ? null : now.atOffset(ZoneOffset.UTC),
                        made.tickets().get(n).id()
                    });
        }
        batches.batchUpdate(
                """
                update ticket set status = 'issued', price_minor = ?, discount_minor = ?, paid_minor = ?, tax_minor = ?, tax_rate_bp = ?, attendee_name = ?, attendee_email = ?,
                    revision = ?, handed_on_at = ?
                where id = ?
                """,
                rows);
        jdbc.sql(
                        """
                        update booking set status = 'confirmed',
                            subtotal_minor = (select sum(t.price_minor) from ticket t where t.booking_id = booking.id),
                            discount_minor = (select sum(t.discount_minor) from ticket t where t.booking_id = booking.id),
                            tax_minor = (select sum(t.tax_minor) from ticket t where t.booking_id = booking.id),
                            total_minor = (select sum(t.paid_minor) from ticket t where t.booking_id = booking.id),
                            paid_minor = (select sum(t.paid_minor) from ticket t where t.booking_id = booking.id)
                        where id = ?
                        """)
                .param(made.id())
                .update();
    }

    /** The money, the end of what is left behind, and what everybody is told. */
    private void follow(ChangePlan plan, TicketChange change, Booking made, Actor by, Instant now) {
        link(change, made);
        var from = plan.booking();
        var money = change.lines().stream().mapToLong(line -> line.after().paidMinor()).sum();
        if (money > 0)
            moveMoney.handle(from, made.id(), change.id(), plan.ticketIds(), money, by, now);
        history.add(
                from.id(),
                now,
                by,
                What.TICKETS_CHANGED,
                "%s → %d".formatted(ApplyChange.text(plan, plan.differenceMinor()), made.id()));
        history.add(
                made.id(),
                now,
                by,
                What.TICKETS_CHANGED,
                "%d: %s".formatted(from.id(), String.join(", ", plan.codes())));
        if (from.live() == plan.tickets().size()) end(from, now);
        else events.publish(new BookingEvent.TicketsChanged(from.id(), change.id()));
        events.publish(new BookingEvent.BookingConfirmed(made.id()));
        if (money > 0) afterPayment.paid(bookings.find(made.id()).orElseThrow(), now);
    }

    private void link(TicketChange change, Booking made) {
        jdbc.sql("update ticket_change set new_booking_id = ? where id = ?")
                .params(made.id(), change.id())
                .update();
        var rows = new ArrayList<Object[]>();
        for (int n = 0; n < change.lines().size(); n++)
            rows.add(
                    new Object[] {
                        made.tickets().get(n).id(), change.id(), change.lines().get(n).ticketId()
                    });
        batches.batchUpdate(
                "update ticket_change_line set new_ticket_id = ? where change_id = ? and ticket_id = ?",
                rows);
    }

    /** Nothing of it is left: what was paid has left it, and what was free is cancelled. */
    private void end(Booking from, Instant now) {
        var isPaid = from.amounts().paidMinor() > 0;
        jdbc.sql("update booking set status = ?, cancelled_at = ? where id = ?")
                .params(isPaid ? "refunded" : "cancelled", now.atOffset(ZoneOffset.UTC), from.id())
                .update();
        events.publish(
                isPaid
                        ? new BookingEvent.BuyerCorrected(
                                from.id(), history.of(from.id()).size(), false)
                        : new BookingEvent.BookingCancelled(from.id()));
    }
}
