package dev.marquee.ticket.change;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.ConfirmBooking.AfterPayment;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.change.TicketChange.State;
import dev.marquee.ticket.payment.due.DueDifferences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/**
 * Changes tickets when their difference is paid. Until then nothing is kept for the buyer: if the
 * change is not possible any more by then, the money goes back.
 */
@Component
class PayDifference implements DueDifferences {

    private static final String NOT_POSSIBLE = "change-not-possible";

    private final JdbcClient jdbc;
    private final TicketChanges changes;
    private final ChangeRules rules;
    private final ApplyChange applyChange;
    private final Bookings bookings;
    private final AfterPayment afterPayment;
    private final BookingHistory history;

    PayDifference(
            JdbcClient jdbc,
            TicketChanges changes,
            ChangeRules rules,
            ApplyChange applyChange,
            Bookings bookings,
            AfterPayment afterPayment,
            BookingHistory history) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.rules = rules;
        this.applyChange = applyChange;
        this.bookings = bookings;
        this.afterPayment = afterPayment;
        this.history = history;
    }

    @Override
    public Optional<Due> open(Booking booking) {
        if (booking.status() != BookingStatus.CONFIRMED) return Optional.empty();
        return changes.open(booking.id())
                .filter(change -> isPossible(change, booking))
                .map(change -> due(change, booking));
    }

    /** Whether its tickets are still good. */
    private static boolean isPossible(TicketChange change, Booking booking) {
        return tickets(change, booking).stream()
                .allMatch(ticket -> ticket.status() == TicketStatus.ISSUED);
    }

    private static List<Ticket> tickets(TicketChange change, Booking booking) {
        var ids = change.ticketIds();
        return booking.tickets().stream().filter(it -> ids.contains(it.id())).toList();
    }

    private Due due(TicketChange change, Booking booking) {
        return new Due(
                change.id(),
                change.amountMinor(),
                change.reason(),
                tickets(change, booking).stream()
                        .map(it -> booking.event().ticketCode(it.number()))
                        .toList(),
                jdbc.sql("select name from ticket_type where event_id = ? and id = ?")
                        .params(change.eventId(), change.ticketTypeId())
                        .query(String.class)
                        .single());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> paid(Booking booking, long changeId, Instant now) {
        var change = changes.find(changeId).orElseThrow();
        if (change.state() != State.OPEN) return Optional.of("change-withdrawn");
        var why = apply(booking, change, now);
        why.ifPresent(code -> changes.end(changeId, State.FAILED, now));
        return why;
    }

    private Optional<String> apply(Booking booking, TicketChange change, Instant now) {
        ChangePlan plan;
        try {
            plan = plan(booking, change);
        } catch (ErrorResponseException e) {
            return Optional.of(NOT_POSSIBLE);
        }
        if (!isAsAsked(plan, change)) return Optional.of(NOT_POSSIBLE);
        var refusal = applyChange.refusal(plan);
        if (refusal.isPresent()) return refusal.map(RefusedChange::code);
        jdbc.sql("update booking set paid_minor = paid_minor + ? where id = ?")
                .params(change.amountMinor(), booking.id())
                .update();
        history.add(
                booking.id(),
                now,
                Actor.BUYER,
                What.DIFFERENCE_PAID,
                Money.text(change.amountMinor(), change.currency()) + " " + change.currency());
        afterPayment.paid(bookings.find(booking.id()).orElseThrow(), now);
        applyChange.paid(plan, change, now);
        return Optional.empty();
    }

    private ChangePlan plan(Booking booking, TicketChange change) {
        var isMove = change.eventId() != booking.event().eventId();
        return rules.plan(
                booking,
                change.ticketIds(),
                change.ticketTypeId(),
                isMove ? change.eventId() : null);
    }

    /** All of its tickets are there, and cost what they cost when it was asked for. */
    private static boolean isAsAsked(ChangePlan plan, TicketChange change) {
        return plan.lines().size() == change.lines().size()
                && plan.beforeMinor()
                        == change.lines().stream().mapToLong(it -> it.before().paidMinor()).sum();
    }
}
