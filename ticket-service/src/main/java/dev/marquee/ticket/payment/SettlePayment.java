package dev.marquee.ticket.payment;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.PaymentAttention;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.engine.Reacquire;
import dev.marquee.ticket.payment.PaymentProvider.Look;
import dev.marquee.ticket.payment.due.DueDifferences;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does to a booking what became of its payment, in one transaction: its tickets are good and its
 * money is here, or its money goes back. Locks are taken in the order inventory, tickets, booking,
 * payment. Settling twice changes nothing the second time.
 */
@Component
public class SettlePayment {

    private static final Logger log = LoggerFactory.getLogger(SettlePayment.class);

    private interface Settling {
        void settle(Booking booking, Payment payment, Instant now);
    }

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final ConfirmBooking confirmBooking;
    private final CancelBooking cancelBooking;
    private final Reacquire reacquire;
    private final DueDifferences differences;
    private final Payments payments;
    private final SurplusMoney surplusMoney;
    private final BookingHistory history;
    private final BookingEvents events;

    SettlePayment(
            JdbcClient jdbc,
            BookingChange change,
            ConfirmBooking confirmBooking,
            CancelBooking cancelBooking,
            Reacquire reacquire,
            DueDifferences differences,
            Payments payments,
            SurplusMoney surplusMoney,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.confirmBooking = confirmBooking;
        this.cancelBooking = cancelBooking;
        this.reacquire = reacquire;
        this.differences = differences;
        this.payments = payments;
        this.surplusMoney = surplusMoney;
        this.history = history;
        this.events = events;
    }

    /** The provider has the money. */
    public void paid(long paymentId, Look.Paid paid) {
        settle(
                paymentId,
                (booking, payment, now) -> {
                    if (payment.isPaid()) return;
                    if (!isWhatWasAsked(payment, paid)) {
                        stuck(payment, "amount-differs", paid.ref(), now);
                        return;
                    }
                    payments.succeeded(paymentId, paid.ref(), paid.cardEnd(), now);
                    give(booking, payments.lock(paymentId), now);
                });
    }

    private static boolean isWhatWasAsked(Payment payment, Look.Paid paid) {
        return payment.amountMinor() == paid.amountMinor()
                && payment.currency().equals(paid.currency());
    }

    /** Gives the buyer the tickets, or the money back. */
    private void give(Booking booking, Payment payment, Instant now) {
        switch (booking.status()) {
            case PENDING_PAYMENT -> confirm(booking, payment, now);
            case EXPIRED -> {
                var refusal = reacquire.handle(booking);
                if (refusal.isEmpty()) confirm(booking, payment, now);
                else sendBack(payment, reason(refusal.get()), now);
            }
            case CONFIRMED, REFUND_REQUESTED, REFUNDED -> {
                var change = payment.changeId();
                var why =
                        change == null
                                ? Optional.of("paid-twice")
                                : differences.paid(booking, change, now);
                why.ifPresent(reason -> sendBack(payment, reason, now));
            }
            case CANCELLED ->
                    sendBack(
                            payment,
                            booking.amounts().paidMinor() > 0 ? "paid-twice" : "too-late",
                            now);
        }
    }

    private void confirm(Booking booking, Payment payment, Instant now) {
        var card = payment.card();
        var how = payment.method() + (card == null ? "" : " " + card);
        confirmBooking.paid(booking, Actor.BUYER, now, how);
    }

    private void sendBack(Payment payment, String reason, Instant now) {
        payments.surplus(payment.id(), reason);
        surplusMoney.sendBack(payment, reason, now);
    }

    private static String reason(Refusal refusal) {
        return switch (refusal.reason()) {
            case SOLD_OUT -> "sold-out";
            case QUOTA_EXCEEDED -> "quota";
            case OFFER_USED_UP, OFFER_USED_BY_BUYER -> "offer-used-up";
            default -> "event-closed";
        };
    }

    /**
     * The provider refused to charge. The buyer may try again, unless the event does not allow it.
     */
    void declined(long paymentId, String reason, @Nullable String card) {
        settle(
                paymentId,
                (booking, payment, now) -> {
                    if (!payment.isPending()) return;
                    payments.failed(paymentId, reason, card);
                    history.add(booking.id(), now, Actor.BUYER, What.PAYMENT_DECLINED, reason);
                    if (booking.status() == BookingStatus.PENDING_PAYMENT
                            && !booking.event().payment().retries())
                        cancelBooking.unpaid(booking, now, reason);
                });
    }

    /**
     * Nothing was charged, and nobody refused to.
     *
     * @param seen as it was when that was learned. If the provider's answer came in between, the
     *     buyer may be paying by now: nothing changes, and it is looked at again.
     */
    void ended(Payment seen, String reason) {
        settle(
                seen.id(),
                (booking, payment, now) -> {
                    if (payment.isPending()
                            && Objects.equals(payment.providerRef(), seen.providerRef()))
                        payments.failed(payment.id(), reason, null);
                });
    }

    /** A person has to look at it. */
    void stuck(long paymentId, String reason) {
        settle(paymentId, (booking, payment, now) -> stuck(payment, reason, null, now));
    }

    private void stuck(Payment payment, String reason, @Nullable String ref, Instant now) {
        if (!payments.stuck(payment.id(), reason, ref)) return;
        log.warn("payment {} needs a person: {}", payment.id(), reason);
        events.publish(
                new PaymentAttention(payment.bookingId(), "payment-" + payment.id(), reason, now));
    }

    /** The booking may expire, whatever becomes of the payment. */
    void release(long paymentId) {
        payments.release(paymentId);
    }

    private void settle(long paymentId, Settling settling) {
        var bookingId = payments.find(paymentId).orElseThrow().bookingId();
        change.of(
                bookingId,
                (booking, now) -> {
                    jdbc.sql("select id from booking where id = ? for update")
                            .param(bookingId)
                            .query(Long.class)
                            .single();
                    settling.settle(booking, payments.lock(paymentId), now);
                });
    }
}
