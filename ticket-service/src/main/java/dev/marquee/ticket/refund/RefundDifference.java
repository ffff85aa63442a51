package dev.marquee.ticket.refund;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives the difference back of tickets that become cheaper. They stay good. */
@Component
public class RefundDifference {

    private final JdbcClient jdbc;
    private final Refunds refunds;
    private final RefundablePayments payments;
    private final BookingHistory history;

    RefundDifference(
            JdbcClient jdbc, Refunds refunds, RefundablePayments payments, BookingHistory history) {
        this.jdbc = jdbc;
        this.refunds = refunds;
        this.payments = payments;
        this.history = history;
    }

    /**
     * Approves it, in the caller's transaction; the money follows.
     *
     * @param booking locked, with its tickets
     * @param change that it is for
     * @param tickets ids of those that become cheaper
     * @param reason for the buyer to read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handle(
            Booking booking,
            long change,
            List<Long> tickets,
            long amountMinor,
            @Nullable String reason,
            Actor by,
            Instant now) {
        var refund =
                refunds.ask(
                        new Refund.Draft(
                                booking.id(),
                                payments.of(booking, amountMinor),
                                amountMinor,
                                0,
                                booking.currency(),
                                tickets,
                                Refund.CHANGED,
                                by.name()),
                        now);
        jdbc.sql("update refund set change_id = ? where id = ?").params(change, refund).update();
        if (!refunds.approve(refund, by.name(), reason, now))
            throw new IllegalStateException("refund " + refund + " was decided before");
        jdbc.sql("update booking set refunded_minor = refunded_minor + ? where id = ?")
                .params(amountMinor, booking.id())
                .update();
        history.add(
                booking.id(),
                now,
                by,
                What.REFUND_APPROVED,
                "%s %s".formatted(Money.text(amountMinor, booking.currency()), booking.currency()));
    }
}
