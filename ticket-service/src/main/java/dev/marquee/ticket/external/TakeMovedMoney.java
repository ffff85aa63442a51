package dev.marquee.ticket.external;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.PaymentAttention;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.payment.Payment;
import dev.marquee.ticket.payment.PaymentProvider.Movement;
import dev.marquee.ticket.payment.PaymentProvider.Movement.Kind;
import dev.marquee.ticket.payment.PaymentProvider.Movement.Standing;
import dev.marquee.ticket.payment.Payments;
import dev.marquee.ticket.payment.ReceiveNotification.MovedMoney;
import dev.marquee.ticket.refund.CompleteRefund;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.refund.Refunds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes money that moved at a provider. What was given back there is first looked for among the
 * refunds that are still open; if it is none of them, it is a refund of its own, and staff decide
 * what it means for the tickets. What a buyer disputes blocks the tickets until somebody decides.
 * Nothing is cancelled by itself.
 */
@Component
class TakeMovedMoney implements MovedMoney {

    static final String REFUNDED = "refunded-outside";
    static final String DISPUTE_LOST = "dispute-lost";

    private static final Logger log = LoggerFactory.getLogger(TakeMovedMoney.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BookingChange change;
    private final Payments payments;
    private final Refunds refunds;
    private final CompleteRefund completeRefund;
    private final OutsideMoneyRows rows;
    private final BookingEvents events;
    private final Clock clock;

    TakeMovedMoney(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BookingChange change,
            Payments payments,
            Refunds refunds,
            CompleteRefund completeRefund,
            OutsideMoneyRows rows,
            BookingEvents events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.change = change;
        this.payments = payments;
        this.refunds = refunds;
        this.completeRefund = completeRefund;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void take(String provider, Movement movement) {
        try {
            store(provider, movement);
        } catch (DuplicateKeyException e) {
            store(provider, movement); // it was told twice at once, and is known now
        }
    }

    private void store(String provider, Movement movement) {
        var payment =
                Optional.ofNullable(movement.paymentRef())
                        .flatMap(ref -> payments.byRef(provider, ref));
        if (payment.isEmpty()) {
            log.warn("{} moved money of a payment that is not known here", provider);
            transaction.executeWithoutResult(
                    status -> rows.put(provider, movement, null, clock.instant()));
            return;
        }
        change.of(
                payment.get().bookingId(),
                (booking, now) -> {
                    payments.lockBooking(booking.id());
                    var locked = payments.lock(payment.get().id());
                    if (movement.kind() == Kind.REFUND) refund(booking, locked, movement, now);
                    else if (movement.kind() == Kind.DISPUTE)
                        dispute(booking, locked, movement, now);
                });
    }

    private void refund(Booking booking, Payment payment, Movement movement, Instant now) {
        if (movement.standing() != Standing.DONE) return; // it is told again when it has moved
        if (refunds.isKnown(payment.id(), movement.ref())) return;
        var matched = refunds.match(payment.id(), movement.amountMinor(), movement.ref(), now);
        if (matched.isPresent()) {
            completeRefund.follow(matched.get());
            return;
        }
        gone(booking, payment, movement, REFUNDED, now);
        if (rows.put(payment.provider(), movement, payment.id(), now))
            ask(booking, payment, REFUNDED, now);
    }

    private void dispute(Booking booking, Payment payment, Movement movement, Instant now) {
        if (rows.put(payment.provider(), movement, payment.id(), now)) {
            jdbc.sql(
                            "update ticket set blocked_at = :now, blocked_why = 'dispute' where booking_id in (:ids) and status = 'issued' and blocked_at is null")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("ids", rows.withMoved(booking.id()))
                    .update();
            ask(booking, payment, "disputed", now);
        }
        if (movement.standing() == Standing.DONE && !refunds.isKnown(payment.id(), movement.ref()))
            gone(booking, payment, movement, DISPUTE_LOST, now);
    }

    /** The money is not here any more, whatever that means for the tickets. */
    private void gone(
            Booking booking, Payment payment, Movement movement, String reason, Instant now) {
        var draft =
                new Refund.Draft(
                        booking.id(),
                        payment.id(),
                        movement.amountMinor(),
                        0,
                        movement.currency(),
                        List.of(),
                        reason,
                        payment.provider());
        var refund = refunds.external(draft, movement.ref(), null, now);
        if (refund.isEmpty()) {
            log.warn("more than is left of payment {} was given back outside", payment.id());
            return;
        }
        if (!payment.surplus())
            jdbc.sql(
                            "update booking set refunded_minor = refunded_minor + :amount where id = :id and refunded_minor + :amount <= paid_minor")
                    .param("amount", movement.amountMinor())
                    .param("id", booking.id())
                    .update();
        completeRefund.follow(refund.get());
    }

    private void ask(Booking booking, Payment payment, String reason, Instant now) {
        events.publish(new PaymentAttention(booking.id(), "payment-" + payment.id(), reason, now));
    }
}
