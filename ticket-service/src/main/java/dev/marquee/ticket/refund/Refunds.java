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

    /** Does what follows once the money has gone back, such as the credit note. */
    public interface AfterRefund {

        /** A refund is done; the last that the caller's transaction does. */
        void done(Refund refund);
    }

    private final JdbcClient jdbc;
    private final Payments payments;
    private final RefundablePayments refundable;

    Refunds(JdbcClient jdbc, Payments payments, RefundablePayments refundable) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.refundable = refundable;
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
     * Decides that the money goes back, and counts it as refunded of its payment; what that has not
     * left goes back to further payments of the booking. The worker sends it once the transaction
     * has committed.
     *
     * @return false if it was decided before
     * @throws IllegalStateException if that is more than what is left of the payments: nothing may
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
        refundable.count(find(id).orElseThrow());
        return true;
    }

    /** What goes back in all, if it goes back to several payments: of any part, of all together. */
    public long wholeMinor(Refund refund) {
        return refundable.wholeMinor(refund);
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

    /** Whether a refund is known by that reference of its payment's provider. */
    public boolean isKnown(long paymentId, String ref) {
        return jdbc.sql(
                                "select count(*) from refund where payment_id in (:ids) and provider_ref = :ref")
                        .param("ids", payments.withMoved(paymentId))
                        .param("ref", ref)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * The refund of a locked payment that is still to be given back, and that the provider has
     * given back as this amount: it is done now.
     *
     * @return its id; empty if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> match(long paymentId, long amountMinor, String ref, Instant now) {
        var open =
                jdbc.sql(
                                """
                                select id from refund where payment_id in (:ids) and amount_minor = :amount and provider_ref is null
                                and phase in ('approved', 'sending', 'at_provider', 'stuck') order by id limit 1
                                """)
                        .param("ids", payments.withMoved(paymentId))
                        .param("amount", amountMinor)
                        .query(Long.class)
                        .optional();
        open.ifPresent(id ->
                jdbc.sql(
                                """
                                update refund set phase = 'done', state = 'completed', provider_ref = :ref, done_at = :now, next_try_at = null, last_error = null
                                where id = :id
                                """)
                        .param("ref", ref)
                        .param("now", utc(now))
                        .param("id", id)
                        .update());
        return open;
    }

    /**
     * Stores money of a locked payment that its provider has given back without being asked.
     *
     * @return its id; empty if that is more than what is left of the payment: nothing is stored
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> external(
            Refund.Draft draft, String reference, @Nullable String decidedBy, Instant now) {
        if (!payments.refund(draft.paymentId(), draft.amountMinor())) return Optional.empty();
        var id = ask(draft, now);
        jdbc.sql(
                        """
                        update refund set state = 'completed', phase = 'done', provider_ref = :ref, decided_by = :by, decided_at = :now, done_at = :now
                        where id = :id
                        """)
                .param("ref", reference)
                .param("by", decidedBy, java.sql.Types.VARCHAR)
                .param("now", utc(now))
                .param("id", id)
                .update();
        return Optional.of(id);
    }

    /** Says for which tickets money came back outside. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(long id, List<Long> ticketIds, String decidedBy) {
        jdbc.sql("update refund set ticket_ids = ?, decided_by = ? where id = ?")
                .params(Refund.join(ticketIds), decidedBy, id)
                .update();
    }

    /** The provider refuses; false if it was not asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean stuck(long id, String why) {
        return jdbc.sql(
                                """
                                update refund set phase = 'stuck', last_error = :why, tries = tries + 1, next_try_at = null
                                where id = :id and phase in ('sending', 'at_provider')
                                """)
                        .param("why", why.length() > 255 ? why.substring(0, 255) : why)
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

    /**
     * The provider has sent the money; false if nobody was sending it.
     *
     * @param ref the provider's reference; empty where there was nothing to send
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sent(long id, String ref, Instant now) {
        return jdbc.sql(
                                """
                                update refund set phase = 'done', state = 'completed', provider_ref = :ref, done_at = :now,
                                       next_try_at = null, last_error = null
                                where id = :id and phase in ('sending', 'at_provider')
                                """)
                        .param("ref", ref.isEmpty() ? null : ref)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The money went back outside; false if it is not stuck. */
    @Transactional(propagation = Propagation.MANDATORY)
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
