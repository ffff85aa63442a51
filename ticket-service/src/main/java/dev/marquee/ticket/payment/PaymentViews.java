package dev.marquee.ticket.payment;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.payment.PaymentView.Instructions;
import dev.marquee.ticket.payment.PaymentView.Progress;
import dev.marquee.ticket.payment.due.DueDifferences;
import dev.marquee.ticket.payment.due.DueDifferences.Due;
import dev.marquee.ticket.payment.method.OfferedMethods;
import dev.marquee.ticket.payment.method.TransferReference;
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
    private final OfferedMethods offeredMethods;
    private final DueDifferences differences;
    private final Clock clock;

    PaymentViews(
            Bookings bookings,
            Payments payments,
            PaymentProviders providers,
            CheckPayment checkPayment,
            OfferedMethods offeredMethods,
            DueDifferences differences,
            Clock clock) {
        this.bookings = bookings;
        this.payments = payments;
        this.providers = providers;
        this.checkPayment = checkPayment;
        this.offeredMethods = offeredMethods;
        this.differences = differences;
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

    /** The ways to pay that a booking has just now. */
    List<PayMethod> methods(long bookingId) {
        return offeredMethods.of(bookings.find(bookingId).orElseThrow(), clock.instant());
    }

    /** Whether a card's number is sent with the method card. */
    boolean takesCardNumber(long bookingId) {
        return takesCardNumber(bookings.find(bookingId).orElseThrow());
    }

    private boolean takesCardNumber(Booking booking) {
        return providers.online(booking).name().equals(PayBooking.SIMULATED);
    }

    PaymentView of(long bookingId) {
        return of(bookings.find(bookingId).orElseThrow(), payments.ofBooking(bookingId));
    }

    private PaymentView of(Booking booking, List<Payment> all) {
        var now = clock.instant();
        var due = differences.open(booking);
        var attempts = due.map(it -> all.stream().filter(p -> isOf(p, it)).toList()).orElse(all);
        var last = attempts.isEmpty() ? null : attempts.getLast();
        var progress = progress(attempts, last);
        var provider =
                last == null || progress == Progress.FAILED
                        ? providers.online(booking)
                        : providers.find(last.provider()).orElse(providers.online(booking));
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
                provider.name(),
                last == null || progress == Progress.FAILED
                        ? booking.event().isTest() || provider.isTest()
                        : last.testMode(),
                offeredMethods.of(booking, now).stream().map(PayMethod::word).toList(),
                progress == Progress.PENDING && last != null ? instructions(booking, last) : null,
                takesCardNumber(booking),
                progress == Progress.PENDING && last != null ? last.actionUrl() : null,
                progress == Progress.FAILED && last != null ? last.reason() : null,
                due.map(it ->
                                new PaymentView.Difference(
                                        Money.text(it.amountMinor(), currency),
                                        it.tickets(),
                                        it.ticketType(),
                                        it.reason()))
                        .orElse(null),
                due.isPresent() ? isOpen(progress) : isRetryable(booking, progress, now),
                all.stream().map(PaymentView.Line::of).toList());
    }

    private static boolean isOf(Payment payment, Due due) {
        var change = payment.changeId();
        return change != null && change == due.changeId();
    }

    private static boolean isOpen(Progress progress) {
        return progress == Progress.NONE || progress == Progress.FAILED;
    }

    /** Money that went back is no success, whatever the provider says. */
    private static Progress progress(List<Payment> attempts, @Nullable Payment last) {
        if (last == null) return Progress.NONE;
        if (attempts.stream().anyMatch(it -> it.isPaid() && !it.surplus()))
            return Progress.SUCCEEDED;
        if (last.isPending())
            return last.phase() == PaymentPhase.ACTION_REQUIRED
                            && (last.actionUrl() != null || isOffline(last))
                    ? Progress.PENDING
                    : Progress.LOOKING;
        return Progress.FAILED;
    }

    private static boolean isOffline(Payment payment) {
        return PayMethod.of(payment.method()).filter(PayMethod::isOffline).isPresent();
    }

    /** How to pay what waits for a transfer or for cash. */
    private static @Nullable Instructions instructions(Booking booking, Payment payment) {
        if (!isOffline(payment)) return null;
        var isTransfer = payment.method().equals(PayMethod.BANK_TRANSFER.word());
        var ref = payment.providerRef();
        return new Instructions(
                payment.method(),
                Money.text(payment.amountMinor(), payment.currency()),
                payment.currency(),
                ref == null ? null : TransferReference.spaced(ref),
                isTransfer ? booking.event().payment().bankDetails() : null,
                payment.changeId() == null ? booking.heldUntil() : booking.event().closesAt());
    }

    private static boolean isRetryable(Booking booking, Progress progress, Instant now) {
        var until = booking.expiresAt();
        return booking.status() == BookingStatus.PENDING_PAYMENT
                && (until == null || until.isAfter(now))
                && isOpen(progress);
    }
}
