package dev.marquee.ticket.refund;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.payment.Payments;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The payments that a booking's money can go back to. Mostly there is one. A booking whose buyer
 * paid a difference later has several: what the first has not left goes back to the next, as a
 * refund of its own that names the first part.
 */
@Component
class RefundablePayments {

    private final JdbcClient jdbc;
    private final Payments payments;

    RefundablePayments(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    /**
     * The first payment of a locked booking with so much left; if each has less and all together
     * have enough, the first of them, and the rest is of the others.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if there is
     *     not enough: it was paid by hand, before such payments were recorded
     */
    long of(Booking booking, long amountMinor) {
        var left = left(booking.id());
        if (left.isEmpty() || left.values().stream().mapToLong(Long::longValue).sum() < amountMinor)
            throw InvalidState.because(
                    "booking",
                    "refunded",
                    Text.of("problem.because.payments-have-not-so"),
                    booking.status().word());
        var id =
                left.entrySet().stream()
                        .filter(payment -> payment.getValue() >= amountMinor)
                        .findFirst()
                        .orElse(left.firstEntry())
                        .getKey();
        payments.lock(id);
        return id;
    }

    /** What is left of each payment of a booking, the first payment first. */
    LinkedHashMap<Long, Long> left(long bookingId) {
        var left = new LinkedHashMap<Long, Long>();
        jdbc.sql(
                        """
                        select id, amount_minor - refunded_minor as rest from payment
                        where booking_id = ? and purpose = 'booking' and state in ('succeeded', 'refunded') order by id
                        """)
                .param(bookingId)
                .query(row -> {
                    left.put(row.getLong("id"), row.getLong("rest"));
                });
        return left;
    }

    /**
     * Counts a refund that was just approved.
     *
     * @throws IllegalStateException if there is not so much left
     */
    void count(Refund refund) {
        var amount = refund.amountMinor();
        if (amount == 0 || payments.refund(refund.paymentId(), amount)) return;
        long rest = refund.ticketIds().isEmpty() ? amount : spread(refund);
        if (rest > 0)
            throw new IllegalStateException(
                    "refund " + refund.id() + " is more than is left of its payments");
    }

    /** Returns what is left of none of the payments. */
    private long spread(Refund refund) {
        long rest = refund.amountMinor();
        var isFirst = true;
        for (var payment : left(refund.bookingId()).entrySet()) {
            var part = Math.min(rest, payment.getValue());
            if (part == 0 || !payments.refund(payment.getKey(), part)) continue;
            if (isFirst) change(refund.id(), payment.getKey(), part);
            else add(refund.id(), payment.getKey(), part);
            isFirst = false;
            rest -= part;
        }
        return rest;
    }

    private void change(long refund, long payment, long amount) {
        jdbc.sql("update refund set payment_id = ?, amount_minor = ? where id = ?")
                .params(payment, amount, refund)
                .update();
    }

    /** What is kept is said by the first part alone. */
    private void add(long refund, long payment, long amount) {
        var id = jdbc.sql("select nextval('refund_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into refund (id, booking_id, payment_id, amount_minor, fee_kept_minor, currency, ticket_ids, state, phase,
                                            reason, decision, asked_by, decided_by, created_at, decided_at, next_try_at, change_id, part_of)
                        select cast(:id as bigint), booking_id, cast(:payment as bigint), cast(:amount as bigint), 0, currency, ticket_ids, state, phase,
                               reason, decision, asked_by, decided_by, created_at, decided_at, next_try_at, change_id, id
                        from refund where id = :first
                        """)
                .param("id", id)
                .param("payment", payment)
                .param("amount", amount)
                .param("first", refund)
                .update();
    }

    long wholeMinor(Refund refund) {
        var first = Objects.requireNonNullElse(refund.partOf(), refund.id());
        return jdbc.sql(
                        "select sum(amount_minor) from refund where id = :first or part_of = :first")
                .param("first", first)
                .query(Long.class)
                .single();
    }
}
