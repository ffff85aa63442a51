package dev.marquee.ticket.change;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.TicketsChanged;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.change.TicketChange.State;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.engine.ExchangePlaces;
import dev.marquee.ticket.checkout.engine.MovePlaces;
import dev.marquee.ticket.offer.ReleaseOffers;
import dev.marquee.ticket.refund.RefundDifference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does a change whose rules are checked, in the caller's transaction, which has locked the events'
 * inventories and the booking's tickets.
 */
@Component
class ApplyChange {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ExchangePlaces exchangePlaces;
    private final MovePlaces movePlaces;
    private final MoveTickets moveTickets;
    private final RefundDifference refundDifference;
    private final TicketChanges changes;
    private final ReleaseOffers offers;
    private final BookingHistory history;
    private final BookingEvents events;

    ApplyChange(
            JdbcClient jdbc,
            JdbcTemplate batches,
            ExchangePlaces exchangePlaces,
            MovePlaces movePlaces,
            MoveTickets moveTickets,
            RefundDifference refundDifference,
            TicketChanges changes,
            ReleaseOffers offers,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.exchangePlaces = exchangePlaces;
        this.movePlaces = movePlaces;
        this.moveTickets = moveTickets;
        this.refundDifference = refundDifference;
        this.changes = changes;
        this.offers = offers;
        this.history = history;
        this.events = events;
    }

    /** Why stock or a quota does not allow it now; nothing is changed. */
    Optional<Refusal> refusal(ChangePlan plan) {
        var booking = plan.booking();
        if (!plan.isMove())
            return exchangePlaces.refusal(booking, plan.tickets(), plan.type().id());
        var verdict =
                movePlaces.handle(
                        booking,
                        plan.event().eventId(),
                        plan.type().id(),
                        plan.tickets().size(),
                        false);
        return verdict instanceof Verdict.Refused(var refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }

    /**
     * Changes the tickets, which nothing refuses, and does what was decided about the difference.
     *
     * @param difference not to be asked for
     */
    TicketChange handle(
            ChangePlan plan,
            Difference difference,
            @Nullable String reason,
            Actor by,
            Instant now) {
        var amount = difference == Difference.GIVE_BACK ? plan.differenceMinor() : 0;
        var lines = difference.reprices() ? plan.lines() : unpriced(plan.lines());
        if (plan.isMove()) return moveTickets.handle(plan, lines, difference, reason, by, now);
        exchange(plan, lines, now);
        var change = changes.add(draft(plan, lines, difference, amount, reason, by, now));
        if (amount < 0)
            refundDifference.handle(
                    plan.booking(), change.id(), plan.ticketIds(), -amount, reason, by, now);
        tell(plan, change.id(), plan.differenceMinor(), by, now);
        return change;
    }

    /** The same once the difference is paid, which is counted already. */
    void paid(ChangePlan plan, TicketChange change, Instant now) {
        if (plan.isMove()) {
            moveTickets.paid(plan, change, now);
            return;
        }
        exchange(plan, change.lines(), now);
        changes.end(change.id(), State.DONE, now);
        tell(plan, change.id(), change.amountMinor(), Actor.BUYER, now);
    }

    private static List<ChangeLine> unpriced(List<ChangeLine> lines) {
        return lines.stream()
                .map(it ->
                        new ChangeLine(
                                it.ticketId(), it.typeBefore(), it.before(), it.before(), null))
                .toList();
    }

    static TicketChange draft(
            ChangePlan plan,
            List<ChangeLine> lines,
            Difference difference,
            long amount,
            @Nullable String reason,
            Actor by,
            Instant now) {
        return new TicketChange(
                0,
                plan.booking().id(),
                plan.event().eventId(),
                plan.type().id(),
                difference,
                amount,
                plan.booking().currency(),
                State.DONE,
                reason,
                by.name(),
                now,
                now,
                null,
                lines);
    }

    /** The tickets keep their ids, numbers and codes. */
    private void exchange(ChangePlan plan, List<ChangeLine> lines, Instant now) {
        var booking = plan.booking();
        exchangePlaces
                .handle(booking, plan.tickets(), plan.type().id())
                .ifPresent(refusal -> {
                    throw RefusedChange.of(refusal);
                });
        batches.batchUpdate(
                """
                update ticket set ticket_type_id = ?, price_minor = ?, discount_minor = ?, paid_minor = ?, tax_minor = ?, tax_rate_bp = ?
                where id = ?
                """,
                lines.stream()
                        .map(line -> {
                            var cost = line.after();
                            return new Object[] {
                                plan.type().id(),
                                cost.priceMinor(),
                                cost.discountMinor(),
                                cost.paidMinor(),
                                cost.taxMinor(),
                                cost.rateBp(),
                                line.ticketId()
                            };
                        })
                        .toList());
        count(booking, lines);
        if (booking.offer() != null) offers.of(List.of(booking.id()));
    }

    /** What a booking costs is what its tickets cost. */
    private void count(Booking booking, List<ChangeLine> lines) {
        jdbc.sql(
                        """
                        update booking set subtotal_minor = subtotal_minor + :price, discount_minor = discount_minor + :discount,
                               tax_minor = tax_minor + :tax, total_minor = total_minor + :total
                        where id = :id
                        """)
                .param("price", sum(lines, Cost::priceMinor))
                .param("discount", sum(lines, Cost::discountMinor))
                .param("tax", sum(lines, Cost::taxMinor))
                .param("total", sum(lines, Cost::paidMinor))
                .param("id", booking.id())
                .update();
    }

    private interface Part {
        long of(Cost cost);
    }

    private static long sum(List<ChangeLine> lines, Part part) {
        return lines.stream().mapToLong(it -> part.of(it.after()) - part.of(it.before())).sum();
    }

    private void tell(ChangePlan plan, long change, long difference, Actor by, Instant now) {
        history.add(plan.booking().id(), now, by, What.TICKETS_CHANGED, text(plan, difference));
        events.publish(new TicketsChanged(plan.booking().id(), change));
    }

    /** For the history: {@code EV07-160: Standing → Seated, 10.00 EUR}. */
    static String text(ChangePlan plan, long difference) {
        var types = plan.tickets().stream().map(it -> it.ticketType()).distinct().toList();
        var currency = plan.booking().currency();
        return "%s: %s → %s%s%s"
                .formatted(
                        String.join(", ", plan.codes()),
                        String.join(", ", types),
                        plan.isMove() ? plan.event().code() + " " : "",
                        plan.type().name(),
                        difference == 0
                                ? ""
                                : ", %s%s %s"
                                        .formatted(
                                                difference > 0 ? "+" : "",
                                                Money.text(difference, currency),
                                                currency));
    }
}
