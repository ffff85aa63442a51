package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.RefundRequested;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.listing.PaymentTerms.RefundMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Asks for money back. */
@Component
public class RequestRefund {

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final Refunds refunds;
    private final RefundablePayments payments;
    private final ApproveRefund approveRefund;
    private final BookingHistory history;
    private final BookingEvents events;

    RequestRefund(
            JdbcClient jdbc,
            BookingChange change,
            Refunds refunds,
            RefundablePayments payments,
            ApproveRefund approveRefund,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.refunds = refunds;
        this.payments = payments;
        this.approveRefund = approveRefund;
        this.history = history;
        this.events = events;
    }

    /**
     * Asks for the money of tickets. Where the event gives it back by itself, it is on its way;
     * else staff decide, and until then the tickets admit nobody. Asking again while that is open
     * changes nothing.
     *
     * @param ticketIds empty for all that are still good
     * @return the booking as it is now
     * @throws ErrorResponseException as {@link RefundRules} says
     */
    public Booking handle(long bookingId, List<Long> ticketIds, @Nullable String reason, Actor by) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    if (booking.status() == BookingStatus.REFUND_REQUESTED
                            || booking.status() == BookingStatus.REFUNDED) return;
                    var offer = offer(booking, ticketIds, by, now);
                    var refund = ask(booking, offer, reason, by, now);
                    if (isAutomatic(booking, by))
                        approveRefund.handle(booking, refund, offer, Actor.EVENT, null, now);
                    else wait(booking, refund, by, reason, now);
                });
    }

    /** Whether nobody has to decide: the event's terms do, or it is staff who ask. */
    static boolean isAutomatic(Booking booking, Actor by) {
        return by.staff() || booking.event().payment().refundMode() == RefundMode.AUTOMATIC;
    }

    /** What would be given back now; nothing is changed. */
    RefundOffer offer(Booking booking, List<Long> ticketIds, Actor by, Instant now) {
        if (booking.status() == BookingStatus.REFUND_REQUESTED)
            throw InvalidState.of(booking, "refunded");
        var tickets = RefundRules.tickets(booking, ticketIds);
        RefundRules.checkTerms(booking, by, now);
        InvalidState.ifHandedOn(booking, tickets, by);
        return by.staff()
                ? RefundOffer.keeping(tickets, 0)
                : RefundOffer.byPolicy(booking, tickets, fewest(booking));
    }

    /** How many tickets the booking's discount is for at least, where the event keeps to that. */
    private int fewest(Booking booking) {
        var offer = booking.offer();
        if (offer == null || !booking.event().payment().refundKeepsDiscount()) return 1;
        return jdbc.sql("select min_quantity from offer where id = ?")
                .param(offer.offerId())
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    long ask(Booking booking, RefundOffer offer, @Nullable String reason, Actor by, Instant now) {
        var payment = payments.of(booking, offer.amountMinor());
        return refunds.ask(
                new Refund.Draft(
                        booking.id(),
                        payment,
                        offer.amountMinor(),
                        offer.feeKeptMinor(),
                        booking.currency(),
                        offer.ticketIds(),
                        reason,
                        by.name()),
                now);
    }

    private void wait(
            Booking booking, long refund, Actor by, @Nullable String reason, Instant now) {
        jdbc.sql("update booking set status = 'refund_requested' where id = ?")
                .param(booking.id())
                .update();
        history.add(booking.id(), now, by, What.REFUND_REQUESTED, reason);
        events.publish(new RefundRequested(booking.id(), refund));
    }
}
