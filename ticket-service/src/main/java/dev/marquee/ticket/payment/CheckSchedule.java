package dev.marquee.ticket.payment;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.payment.due.DueDifferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When an attempt that is not final is looked at again. */
@Component
class CheckSchedule {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1));

    /** The longest hold; whoever pays then without a notification is found within a minute. */
    private static final Duration WHILE_BUYERS_PAY = Duration.ofHours(1);

    private static final Duration AT_LATEST = Duration.ofSeconds(55);
    private static final Duration WHILE_CLOSING = Duration.ofSeconds(5);

    private final PaymentSettings settings;
    private final DueDifferences differences;

    CheckSchedule(PaymentSettings settings, DueDifferences differences) {
        this.settings = settings;
        this.differences = differences;
    }

    /** Of a new attempt. */
    Instant first(Booking booking, Instant now) {
        return notAfter(booking.expiresAt(), now, now.plus(WAITS.getFirst()));
    }

    /** Of one that was looked at as often as it says. */
    Instant next(Payment payment, Booking booking, Instant now) {
        if (isEnded(payment, booking, now) && !isClosedLongEnough(payment, booking, now))
            return now.plus(WHILE_CLOSING);
        var wait = WAITS.get(Math.min(payment.checks(), WAITS.size() - 1));
        var time = now.plus(wait);
        if (payment.createdAt().plus(WHILE_BUYERS_PAY).isAfter(now))
            time = earlier(time, now.plus(AT_LATEST));
        var known = payment.createdAt().plus(settings.timeout()).plusSeconds(1);
        if (known.isAfter(now)) time = earlier(time, known);
        return notAfter(until(payment, booking), now, time);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Until when an attempt may be paid: as long as the booking keeps its tickets. The difference
     * of a change keeps none, so its buyer has the same minutes for each attempt; null for no end.
     */
    @Nullable Instant until(Payment payment, Booking booking) {
        if (payment.changeId() == null) return booking.expiresAt();
        var isOffline = PayMethod.of(payment.method()).filter(PayMethod::isOffline).isPresent();
        return isOffline
                ? booking.event().closesAt()
                : payment.createdAt().plus(booking.event().payment().hold());
    }

    /** Whether nothing is to be charged by the attempt any more. */
    boolean isEnded(Payment payment, Booking booking, Instant now) {
        var until = until(payment, booking);
        return isOver(payment, booking) || until != null && !until.isAfter(now);
    }

    /** Whether there is nothing to pay any more, whatever the time. */
    private boolean isOver(Payment payment, Booking booking) {
        var change = payment.changeId();
        if (change == null) return booking.status() != BookingStatus.PENDING_PAYMENT;
        return differences.open(booking).filter(due -> due.changeId() == change).isEmpty();
    }

    /** Whether it was tried for long enough to close the attempt: the tickets go on sale again. */
    boolean isClosedLongEnough(Payment payment, Booking booking, Instant now) {
        var until = until(payment, booking);
        return isOver(payment, booking)
                || until != null && !until.plus(settings.closeFor()).isAfter(now);
    }

    /** Whether the provider would know the attempt by now, if it had ever been asked. */
    boolean isTimedOut(Payment payment, Instant now) {
        return payment.createdAt().plus(settings.timeout()).isBefore(now);
    }

    /** Whether a person has to look at it. */
    boolean isGivenUp(Payment payment, Instant now) {
        return payment.createdAt().plus(settings.giveUpAfter()).isBefore(now);
    }

    private static Instant notAfter(@Nullable Instant until, Instant now, Instant time) {
        return until != null && until.isAfter(now) && until.isBefore(time) ? until : time;
    }
}
