package dev.marquee.ticket.refund;

import dev.marquee.ticket.payment.Payments;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The refunds, as they are stored. Every move says from which phase it leads, so that of two
 * callers one moves a refund and the other is told that it did not. Callers have locked the booking
 * and then the payment before they decide anything.
 */
@Component
public class Refunds {

    private final JdbcClient jdbc;
    private final Payments payments;

    public Refunds(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    public Optional<Refund> find(long id) {
        return jdbc.sql("select * from refund where id = ?")
                .param(id)
                .query((row, n) -> Refund.read(row))
                .optional();
    }

    /** Those of a booking, the first one first. */
    public List<Refund> ofBooking(long bookingId) {
        return jdbc.sql("select * from refund where booking_id = ? order by id")
                .param(bookingId)
                .query((row, n) -> Refund.read(row))
                .list();
    }

    /** Stores what is asked for; staff decide. Returns its id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long ask(Refund.Draft draft, Instant now) {
        var id = jdbc.sql("select nextval('refund_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into refund (id, booking_id, payment_id, amount_minor, fee_kept_minor, currency, ticket_ids,
                                            state, phase, reason, asked_by, created_at)
                        values (:id, :booking, :payment, :amount, :kept, :currency, :tickets, 'requested', 'asked', :reason, :by, :now)
                        """)
                .param("id", id)
                .param("booking", draft.bookingId())
                .param("payment", draft.paymentId())
                .param("amount", draft.amountMinor())
                .param("kept", draft.feeKeptMinor())
                .param("currency", draft.currency())
                .param("tickets", Refund.join(draft.ticketIds()))
                .param("reason", draft.reason())
                .param("by", draft.askedBy())
                .param("now", utc(now))
                .update();
        return id;
    }

    /**
     * Decides that the money goes back, and counts it as refunded of its payment. The worker sends
     * it once the transaction has committed.
     *
     * @return false if it was decided before
     * @throws IllegalStateException if that is more than what is left of the payment: nothing may
     *     be committed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean approve(long id, String decidedBy, @Nullable String decision, Instant now) {
        var approved =
                jdbc.sql(
                                        """
                                        update refund set phase = 'approved', decided_by = :by, decision = :decision, decided_at = :now, next_try_at = :now
                                        where id = :id and phase = 'asked'
                                        """)
                                .param("by", decidedBy)
                                .param("decision", decision)
                                .param("now", utc(now))
                                .param("id", id)
                                .update()
                        == 1;
        if (!approved) return false;
        var refund = find(id).orElseThrow();
        if (refund.amountMinor() > 0 && !payments.refund(refund.paymentId(), refund.amountMinor()))
            throw new IllegalStateException(
                    "refund " + id + " is more than is left of its payment");
        return true;
    }

    /** Changes what is to be decided, while nobody has decided it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean change(long id, long amountMinor, long feeKeptMinor, List<Long> ticketIds) {
        return jdbc.sql(
                                "update refund set amount_minor = :amount, fee_kept_minor = :kept, ticket_ids = :tickets where id = :id and phase = 'asked'")
                        .param("amount", amountMinor)
                        .param("kept", feeKeptMinor)
                        .param("tickets", Refund.join(ticketIds))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Decides that no money goes back; false if it was decided before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean reject(long id, String decidedBy, @Nullable String decision, Instant now) {
        return jdbc.sql(
                                """
                                update refund set phase = 'refused', state = 'rejected', decided_by = :by, decision = :decision, decided_at = :now
                                where id = :id and phase = 'asked'
                                """)
                        .param("by", decidedBy)
                        .param("decision", decision)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Sends one again that is stuck, with the same key; false if it is not. */
    public boolean retry(long id, Instant now) {
        return jdbc.sql(
                                "update refund set phase = 'sending', tries = 0, next_try_at = ? where id = ? and phase = 'stuck'")
                        .params(utc(now), id)
                        .update()
                == 1;
    }

    /** The money went back outside; false if it is not stuck. */
    public boolean settledByHand(long id, String by, String note, Instant now) {
        return jdbc.sql(
                                """
                                update refund set phase = 'done', state = 'completed', decided_by = :by, decision = :note, done_at = :now, next_try_at = null
                                where id = :id and phase = 'stuck'
                                """)
                        .param("by", by)
                        .param("note", note)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
