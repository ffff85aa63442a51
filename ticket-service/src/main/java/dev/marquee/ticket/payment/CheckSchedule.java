package dev.marquee.ticket.payment;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static final Duration WHILE_CLOSING = Duration.ofSeconds(5);

    private final PaymentSettings settings;

    CheckSchedule(PaymentSettings settings) {
        this.settings = settings;
    }

    /** Of a new attempt. */
    Instant first(Booking booking, Instant now) {
        return notAfterHold(booking, now, now.plus(WAITS.getFirst()));
    }

    /** Of one that was looked at as often as it says. */
    Instant next(Payment payment, Booking booking, Instant now) {
        if (isEnded(booking, now) && !isClosedLongEnough(booking, now))
            return now.plus(WHILE_CLOSING);
        var wait = WAITS.get(Math.min(payment.checks(), WAITS.size() - 1));
        return notAfterHold(booking, now, now.plus(wait));
    }

    /** Whether the booking keeps its tickets no more, so that nothing is to be charged for it. */
    boolean isEnded(Booking booking, Instant now) {
        var until = booking.expiresAt();
        return booking.status() != BookingStatus.PENDING_PAYMENT
                || until != null && !until.isAfter(now);
    }

    /** Whether it was tried for long enough to close the attempt: the tickets go on sale again. */
    boolean isClosedLongEnough(Booking booking, Instant now) {
        var until = booking.expiresAt();
        return booking.status() != BookingStatus.PENDING_PAYMENT
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

    private static Instant notAfterHold(Booking booking, Instant now, Instant time) {
        var until = booking.expiresAt();
        return until != null && until.isAfter(now) && until.isBefore(time) ? until : time;
    }
}
