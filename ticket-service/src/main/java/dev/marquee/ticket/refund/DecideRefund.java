package dev.marquee.ticket.refund;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.RefundRejected;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Staff say whether money goes back, and how much. */
@Component
public class DecideRefund {

    /**
     * The decision.
     *
     * @param tickets for which of the tickets; empty for those that the buyer asked for, or all
     *     where nobody asked
     * @param keepMinor what is kept, in minor units; null for what the event's terms keep of a
     *     buyer's request, and nothing else
     * @param reason for the buyer to read
     */
    public record Decision(
            boolean approve,
            List<Long> tickets,
            @Nullable Long keepMinor,
            @Nullable String reason) {}

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final Refunds refunds;
    private final RequestRefund requestRefund;
    private final ApproveRefund approveRefund;
    private final BookingHistory history;
    private final BookingEvents events;

    DecideRefund(
            JdbcClient jdbc,
            BookingChange change,
            Refunds refunds,
            RequestRefund requestRefund,
            ApproveRefund approveRefund,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.refunds = refunds;
        this.requestRefund = requestRefund;
        this.approveRefund = approveRefund;
        this.history = history;
        this.events = events;
    }

    /**
     * Decides about the open request of a booking. Staff may give money back without one.
     *
     * @return the booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state} if nothing is open to be rejected,
     *     or it was decided before; 409 {@code ticket-used}; 422 {@code invalid-input} if more is
     *     kept than was paid
     */
    public Booking handle(long bookingId, Decision decision, Actor by) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    var open = open(booking);
                    if (decision.approve) approve(booking, open, decision, by, now);
                    else if (open.isPresent()) reject(booking, open.get(), decision, by, now);
                    else throw InvalidState.of(booking, "refused-a-refund");
                });
    }

    /**
     * What granting it would mean; nothing is changed.
     *
     * @throws ErrorResponseException as {@link #handle} says
     */
    public RefundView preview(Booking booking, Decision decision) {
        return RefundView.offered(booking, offer(booking, open(booking), decision), true);
    }

    private Optional<Refund> open(Booking booking) {
        if (booking.status() != BookingStatus.REFUND_REQUESTED) return Optional.empty();
        return refunds.ofBooking(booking.id()).stream()
                .filter(refund -> refund.phase() == RefundPhase.ASKED)
                .findFirst();
    }

    /**
     * Refuses the open request of a booking that the caller's transaction has locked; does nothing
     * where nothing is open.
     *
     * @param reason for the buyer to read
     */
    public void rejectOpen(Booking booking, @Nullable String reason, Actor by, Instant now) {
        var decision = new Decision(false, List.of(), null, reason);
        open(booking).ifPresent(refund -> reject(booking, refund, decision, by, now));
    }

    private void approve(
            Booking booking, Optional<Refund> open, Decision decision, Actor by, Instant now) {
        var offer = offer(booking, open, decision);
        var refund = open.map(Refund::id).orElse(null);
        if (refund == null) refund = requestRefund.ask(booking, offer, decision.reason, by, now);
        else refunds.change(refund, offer.amountMinor(), offer.feeKeptMinor(), offer.ticketIds());
        approveRefund.handle(booking, refund, offer, by, decision.reason, now);
    }

    private static RefundOffer offer(Booking booking, Optional<Refund> open, Decision decision) {
        var ids =
                decision.tickets.isEmpty()
                        ? open.map(Refund::ticketIds).orElse(List.of())
                        : decision.tickets;
        var tickets = RefundRules.tickets(booking, ids);
        return RefundOffer.keeping(tickets, keep(decision, open, RefundOffer.paid(tickets)));
    }

    private static long keep(Decision decision, Optional<Refund> open, long paid) {
        var keep = decision.keepMinor;
        if (keep == null) return Math.min(paid, open.map(Refund::feeKeptMinor).orElse(0L));
        if (keep > paid) throw Problems.invalid("keep", Text.of("invalid.more-than-was-paid"));
        return keep;
    }

    private void reject(Booking booking, Refund refund, Decision decision, Actor by, Instant now) {
        if (!refunds.reject(refund.id(), by.name(), decision.reason, now))
            throw InvalidState.of(booking, "refused-a-refund");
        jdbc.sql("update booking set status = 'confirmed' where id = ?")
                .param(booking.id())
                .update();
        history.add(booking.id(), now, by, What.REFUND_REJECTED, decision.reason);
        events.publish(new RefundRejected(booking.id(), refund.id()));
    }
}
