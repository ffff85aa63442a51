package dev.marquee.ticket.payment;

import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.payment.PaymentProvider.Close;
import dev.marquee.ticket.payment.PaymentProvider.Look;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a provider what became of an attempt, and settles it. What anybody else says of a payment is
 * a reason to ask, and no more.
 */
@Component
class CheckPayment {

    private static final Logger log = LoggerFactory.getLogger(CheckPayment.class);

    private final Bookings bookings;
    private final Payments payments;
    private final PaymentProviders providers;
    private final SettlePayment settlePayment;
    private final CheckSchedule schedule;
    private final Clock clock;

    CheckPayment(
            Bookings bookings,
            Payments payments,
            PaymentProviders providers,
            SettlePayment settlePayment,
            CheckSchedule schedule,
            Clock clock) {
        this.bookings = bookings;
        this.payments = payments;
        this.providers = providers;
        this.settlePayment = settlePayment;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Looks once, because somebody asks. One that failed may have been paid late; one that needs a
     * person goes on needing one, unless it is final now.
     */
    void look(Payment payment) {
        if (payment.isPaid()) return;
        var look = lookAt(payment);
        if (payment.phase() == PaymentPhase.STUCK && !isFinal(look)) return;
        take(payment, look, payment.nextCheckAt());
    }

    private static boolean isFinal(Look look) {
        return look instanceof Look.Paid || look instanceof Look.Failed;
    }

    /** Does what is due: looks, or closes the attempt if its booking is kept no more. */
    void check(Payment payment) {
        if (!payment.isPending()) return;
        var now = clock.instant();
        var booking = bookings.find(payment.bookingId()).orElseThrow();
        var next = schedule.next(payment, booking, now);
        if (schedule.isGivenUp(payment, now) && !isDelayed(payment)) {
            settlePayment.stuck(payment.id(), "no-answer");
        } else if (!schedule.isEnded(payment, booking, now)) {
            take(payment, lookAt(payment), next);
        } else {
            end(payment, next);
            if (schedule.isClosedLongEnough(payment, booking, clock.instant()))
                settlePayment.release(payment.id());
        }
    }

    private boolean isDelayed(Payment payment) {
        return providers
                .find(payment.provider())
                .filter(provider -> provider.capabilities().delayed())
                .isPresent();
    }

    /** Its tickets are to go on sale again: nothing may be charged for them any more. */
    private void end(Payment payment, Instant next) {
        var provider = providers.find(payment.provider());
        var closes = provider.isPresent() && provider.get().capabilities().close();
        var closed = closes ? close(provider.get(), payment) : Close.UNKNOWN;
        if (closed == Close.CLOSED) {
            settlePayment.ended(payment, "hold-over");
            return;
        }
        if (closes && closed == Close.UNKNOWN) {
            payments.progress(payment.id(), PaymentPhase.CLOSING, null, null, next);
            return;
        }
        take(payment, lookAt(payment), next);
    }

    private void take(Payment payment, Look look, @Nullable Instant next) {
        var id = payment.id();
        switch (look) {
            case Look.Paid paid -> settlePayment.paid(id, paid);
            case Look.Failed(var reason) -> settlePayment.declined(id, reason, null);
            case Look.Open(var ref) ->
                    payments.progress(id, PaymentPhase.ACTION_REQUIRED, ref, null, next);
            case Look.Unknown() -> payments.progress(id, PaymentPhase.UNKNOWN, null, null, next);
            case Look.NotThere() -> {
                if (schedule.isTimedOut(payment, clock.instant()))
                    settlePayment.ended(payment, "not-sent");
                else payments.progress(id, payment.phase(), null, null, next);
            }
        }
    }

    private Look lookAt(Payment payment) {
        var provider = providers.find(payment.provider());
        if (provider.isEmpty()) return new Look.Unknown();
        try {
            return provider.get().look(payment.asAttempt());
        } catch (RuntimeException e) {
            log.warn("payment {} cannot be looked at: {}", payment.id(), e.toString());
            return new Look.Unknown();
        }
    }

    private static Close close(PaymentProvider provider, Payment payment) {
        try {
            return provider.close(payment.asAttempt());
        } catch (RuntimeException e) {
            log.warn("payment {} cannot be closed: {}", payment.id(), e.toString());
            return Close.UNKNOWN;
        }
    }
}
