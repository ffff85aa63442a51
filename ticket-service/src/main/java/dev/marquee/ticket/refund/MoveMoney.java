package dev.marquee.ticket.refund;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.payment.Payment;
import dev.marquee.ticket.payment.Payments;
import dev.marquee.ticket.refund.Refunds.AfterRefund;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves what was paid for tickets to the booking that they moved to: a refund here and a payment
 * there, of the same amount and moment. No provider hears of it. A later refund of the new booking
 * goes back by the payment that the money came with.
 */
@Component
public class MoveMoney {

    private final JdbcClient jdbc;
    private final Payments payments;
    private final RefundablePayments refundable;
    private final Refunds refunds;
    private final AfterRefund afterRefund;

    MoveMoney(
            JdbcClient jdbc,
            Payments payments,
            RefundablePayments refundable,
            Refunds refunds,
            AfterRefund afterRefund) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.refundable = refundable;
        this.refunds = refunds;
        this.afterRefund = afterRefund;
    }

    /**
     * Moves it, in the caller's transaction, which has locked the booking. Credit notes are made
     * for what leaves it; the receipt of the new booking is for the caller.
     *
     * @param to the new booking
     * @param change that it is for
     * @param tickets ids of those that moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handle(
            Booking from,
            long to,
            long change,
            List<Long> tickets,
            long amountMinor,
            Actor by,
            Instant now) {
        long rest = amountMinor;
        for (var payment : refundable.left(from.id()).entrySet()) {
            var part = Math.min(rest, payment.getValue());
            if (part == 0 || !payments.refund(payment.getKey(), part)) continue;
            var refund = leave(from, payment.getKey(), change, tickets, part, by, now);
            arrive(payments.find(payment.getKey()).orElseThrow(), to, refund, part, now);
            rest -= part;
        }
        if (rest > 0)
            throw InvalidState.because(
                    "booking",
                    "changed",
                    Text.of("problem.because.payments-have-not-so"),
                    from.status().word());
        jdbc.sql("update booking set refunded_minor = refunded_minor + ? where id = ?")
                .params(amountMinor, from.id())
                .update();
        refunds.ofBooking(from.id()).stream()
                .filter(it -> Refund.MOVED.equals(it.reason()))
                .forEach(afterRefund::done);
    }

    private long leave(
            Booking from,
            long payment,
            long change,
            List<Long> tickets,
            long amountMinor,
            Actor by,
            Instant now) {
        var refund =
                refunds.ask(
                        new Refund.Draft(
                                from.id(),
                                payment,
                                amountMinor,
                                0,
                                from.currency(),
                                tickets,
                                Refund.MOVED,
                                by.name()),
                        now);
        jdbc.sql(
                        """
                        update refund set state = 'completed', phase = 'done', decided_by = :by, decided_at = :now, done_at = :now, change_id = :change
                        where id = :id
                        """)
                .param("by", by.name())
                .param("now", Refunds.utc(now))
                .param("change", change)
                .param("id", refund)
                .update();
        return refund;
    }

    private void arrive(Payment source, long to, long refund, long amountMinor, Instant now) {
        jdbc.sql(
                        """
                        insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency,
                                             state, phase, purpose, provider_ref, card, created_at, succeeded_at)
                        select nextval('payment_ids'), cast(:booking as bigint), coalesce(max(attempt), 0) + 1, cast(:provider as varchar),
                               cast(:method as varchar), cast(:test as boolean), cast(:amount as bigint), cast(:currency as varchar),
                               'succeeded', 'succeeded', 'booking', cast(:ref as varchar), cast(:card as varchar),
                               cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
                        from payment where booking_id = :booking
                        """)
                .param("booking", to)
                .param("provider", Payment.MOVED)
                .param("method", source.method())
                .param("test", source.testMode())
                .param("amount", amountMinor)
                .param("currency", source.currency())
                .param("ref", String.valueOf(refund))
                .param("card", source.card(), java.sql.Types.VARCHAR)
                .param("now", Refunds.utc(now))
                .update();
    }
}
