package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.BookingEvent.RefundCompleted;
import dev.marquee.ticket.booking.BookingEvent.RefundDone;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.refund.Refunds.AfterRefund;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money has gone back: in one transaction with its credit note, and what its buyer is told. The
 * booking is locked first, as by everyone who books money of it: the number of a credit note is the
 * last lock of all.
 */
@Component
public class CompleteRefund {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Refunds refunds;
    private final AfterRefund afterRefund;
    private final BookingEvents events;
    private final Clock clock;

    CompleteRefund(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Refunds refunds,
            AfterRefund afterRefund,
            BookingEvents events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.refunds = refunds;
        this.afterRefund = afterRefund;
        this.events = events;
        this.clock = clock;
    }

    /** The provider has sent it; false if nobody was sending it. */
    boolean sent(long id, String ref) {
        return complete(id, now -> refunds.sent(id, ref, now));
    }

    /** It went back outside; false if it is not stuck. */
    boolean byHand(long id, String by, String note) {
        return complete(id, now -> refunds.settledByHand(id, by, note, now));
    }

    private boolean complete(long id, Predicate<Instant> move) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    lockBooking(id);
                    if (!move.test(clock.instant())) return false;
                    follow(id);
                    return true;
                }));
    }

    /**
     * What a refund leads to that is done: programs and its buyer are told, and its credit note is
     * made. The last that the caller's transaction does, which has locked the booking.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(long id) {
        var refund = refunds.find(id).orElseThrow();
        if (refund.amountMinor() > 0) events.publish(new RefundCompleted(refund.bookingId(), id));
        if (tellsBuyer(refund)) events.publish(new RefundDone(refund.bookingId(), id));
        afterRefund.done(refund);
    }

    private void lockBooking(long refund) {
        jdbc.sql(
                        "select id from booking where id = (select r.booking_id from refund r where r.id = ?) for update")
                .param(refund)
                .query(Long.class)
                .optional();
    }

    /** Of money that nobody needed, its buyer has heard when it was sent back. */
    private static boolean tellsBuyer(Refund refund) {
        return refund.amountMinor() > 0 && !refund.ticketIds().isEmpty();
    }
}
