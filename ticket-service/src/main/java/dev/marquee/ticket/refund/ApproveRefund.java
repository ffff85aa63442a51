package dev.marquee.ticket.refund;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.RefundApproved;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.VoidTickets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides that money goes back: its tickets are void and on sale again, in the same transaction.
 * The money follows, by {@link RefundWorker}.
 */
@Component
class ApproveRefund {

    private final JdbcClient jdbc;
    private final Refunds refunds;
    private final VoidTickets voidTickets;
    private final BookingHistory history;
    private final BookingEvents events;

    ApproveRefund(
            JdbcClient jdbc,
            Refunds refunds,
            VoidTickets voidTickets,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.refunds = refunds;
        this.voidTickets = voidTickets;
        this.history = history;
        this.events = events;
    }

    /**
     * Approves a refund that is asked for.
     *
     * @param booking locked, with its tickets
     * @param offer of tickets that are issued
     */
    void handle(
            Booking booking,
            long refundId,
            RefundOffer offer,
            Actor by,
            @Nullable String decision,
            Instant now) {
        if (!refunds.approve(refundId, by.name(), decision, now))
            throw new IllegalStateException("refund " + refundId + " was decided before");
        voidTickets.of(booking, offer.tickets(), now);
        var left = booking.live() - offer.tickets().size();
        jdbc.sql(
                        """
                        update booking set refunded_minor = refunded_minor + :amount, status = :status,
                               cancelled_at = case when :status = 'refunded' then :now else cancelled_at end
                        where id = :id
                        """)
                .param("amount", offer.amountMinor())
                .param("status", left == 0 ? "refunded" : "confirmed")
                .param("now", Refunds.utc(now))
                .param("id", booking.id())
                .update();
        history.add(booking.id(), now, by, What.REFUND_APPROVED, text(booking, offer));
        events.publish(new RefundApproved(booking.id(), refundId));
    }

    private static String text(Booking booking, RefundOffer offer) {
        return "%s %s, %d of %d tickets"
                .formatted(
                        Money.text(offer.amountMinor(), booking.currency()),
                        booking.currency(),
                        offer.tickets().size(),
                        booking.tickets().size());
    }
}
