package dev.marquee.ticket.payment;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.payment.PaymentView.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows how the paying of a booking goes. */
@Component
class PaymentViews {

    /** Who waits for an answer and asks for it makes us look, but not more often than that. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Bookings bookings;
    private final Payments payments;
    private final PaymentProviders providers;
    private final CheckPayment checkPayment;
    private final Clock clock;

    PaymentViews(
            Bookings bookings,
            Payments payments,
            PaymentProviders providers,
            CheckPayment checkPayment,
            Clock clock) {
        this.bookings = bookings;
        this.payments = payments;
        this.providers = providers;
        this.checkPayment = checkPayment;
        this.clock = clock;
    }

    /** After it was looked at an attempt whose end is not known, if nobody has done that lately. */
    PaymentView fresh(long bookingId) {
        var now = clock.instant();
        payments.open(bookingId)
                .filter(Payment::isPending)
                .filter(open -> payments.claimLook(open.id(), now, now.minus(BETWEEN_LOOKS)))
                .ifPresent(checkPayment::look);
        return of(bookingId);
    }

    PaymentView of(long bookingId) {
        return of(bookings.find(bookingId).orElseThrow(), payments.ofBooking(bookingId));
    }

    private PaymentView of(Booking booking, List<Payment> attempts) {
        var now = clock.instant();
        var last = attempts.isEmpty() ? null : attempts.getLast();
        var progress = progress(attempts, last);
        var provider =
                last == null
                        ? providers.standard()
                        : providers.find(last.provider()).orElse(providers.standard());
        var currency = booking.currency();
        return new PaymentView(
                booking.id(),
                booking.status(),
                Money.text(booking.totalMinor(), currency),
                currency,
                Money.text(booking.amounts().paidMinor(), currency),
                Money.text(booking.amounts().refundedMinor(), currency),
                booking.heldUntil(),
                now,
                progress,
                last == null ? 0 : last.attempt(),
                last == null ? provider.name() : last.provider(),
                last == null ? provider.isTest() : last.testMode(),
                List.of("card"),
                progress == Progress.PENDING && last != null ? last.actionUrl() : null,
                progress == Progress.FAILED && last != null ? last.reason() : null,
                isRetryable(booking, progress, now),
                attempts.stream().map(PaymentView.Line::of).toList());
    }

    /** Money that went back is no success, whatever the provider says. */
    private static Progress progress(List<Payment> attempts, @Nullable Payment last) {
        if (last == null) return Progress.NONE;
        if (attempts.stream().anyMatch(it -> it.isPaid() && !it.surplus()))
            return Progress.SUCCEEDED;
        if (last.isPending())
            return last.phase() == PaymentPhase.ACTION_REQUIRED && last.actionUrl() != null
                    ? Progress.PENDING
                    : Progress.LOOKING;
        return Progress.FAILED;
    }

    private static boolean isRetryable(Booking booking, Progress progress, Instant now) {
        var until = booking.expiresAt();
        return booking.status() == BookingStatus.PENDING_PAYMENT
                && (until == null || until.isAfter(now))
                && (progress == Progress.NONE || progress == Progress.FAILED);
    }
}
