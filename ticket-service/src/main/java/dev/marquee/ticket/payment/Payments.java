package dev.marquee.ticket.payment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The attempts to pay, as they are stored. What changes them is guarded by what they were. */
@Component
public class Payments {

    private final JdbcClient jdbc;

    public Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Payment> find(long id) {
        return jdbc.sql("select * from payment where id = ?")
                .param(id)
                .query((row, n) -> Payment.read(row))
                .optional();
    }

    /** Those of a booking, the first attempt first. */
    public List<Payment> ofBooking(long bookingId) {
        return jdbc.sql("select * from payment where booking_id = ? order by attempt")
                .param(bookingId)
                .query((row, n) -> Payment.read(row))
                .list();
    }

    /** Those of bookings that somebody made while signed in, the newest first; at most 200. */
    List<Payment> ofAccount(long accountId) {
        return jdbc.sql(
                        """
                        select p.* from payment p join booking b on b.id = p.booking_id
                        where b.account_id = ? order by p.id desc limit 200
                        """)
                .param(accountId)
                .query((row, n) -> Payment.read(row))
                .list();
    }

    /** The one that a provider knows by that reference. */
    public Optional<Payment> byRef(String provider, String ref) {
        return jdbc.sql("select * from payment where provider = ? and provider_ref = ?")
                .params(provider, ref)
                .query((row, n) -> Payment.read(row))
                .optional();
    }

    /** Whether it came in with an archive: only the provider of elsewhere knows it. */
    public boolean cameIn(long id) {
        return jdbc.sql("select count(*) from import_map where kind = 'payment' and local_id = ?")
                        .param(String.valueOf(id))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The payment that its money came with first: of what moved with tickets, another one. */
    public Payment origin(long id) {
        var payment = find(id).orElseThrow();
        if (!payment.provider().equals(Payment.MOVED)) return payment;
        return jdbc.sql("select payment_id from refund where id = ?")
                .param(Long.valueOf(Objects.requireNonNull(payment.providerRef())))
                .query(Long.class)
                .optional()
                .map(this::origin)
                .orElseThrow();
    }

    /** The payment, and all that parts of its money moved to with tickets. */
    public List<Long> withMoved(long id) {
        var all = new ArrayList<>(List.of(id));
        jdbc.sql(
                        """
                        select p.id from payment p join refund r on p.provider_ref = cast(r.id as varchar)
                        where p.provider = 'moved' and r.payment_id = ? and r.reason = 'tickets-moved'
                        """)
                .param(id)
                .query(Long.class)
                .list()
                .forEach(moved -> all.addAll(withMoved(moved)));
        return all;
    }

    /** Locks it in the caller's transaction, which has locked its booking before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment lock(long id) {
        return jdbc.sql("select * from payment where id = ? for update")
                .param(id)
                .query((row, n) -> Payment.read(row))
                .single();
    }

    /** The attempt of a booking that may be charged now. */
    Optional<Payment> open(long bookingId) {
        return jdbc.sql(
                        "select p.* from open_payment o join payment p on p.id = o.payment_id where o.booking_id = ?")
                .param(bookingId)
                .query((row, n) -> Payment.read(row))
                .optional();
    }

    /**
     * Stores a new attempt as the only one of its booking that can be charged.
     *
     * @param test whether the booking is a test, so that no money is moved whoever is paid
     * @throws org.springframework.dao.DuplicateKeyException if the booking has one
     */
    Payment add(
            long bookingId,
            PaymentProvider provider,
            boolean test,
            String method,
            long amountMinor,
            String currency,
            @Nullable Long changeId,
            Instant now,
            Instant nextCheck) {
        var id = jdbc.sql("select nextval('payment_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency,
                                             state, phase, purpose, change_id, created_at, next_check_at)
                        select :id, :booking, coalesce(max(attempt), 0) + 1, cast(:provider as varchar), cast(:method as varchar),
                               cast(:test as boolean), cast(:amount as bigint), cast(:currency as varchar),
                               'pending', 'created', 'booking', cast(:change as bigint), cast(:now as timestamp with time zone),
                               cast(:check as timestamp with time zone)
                        from payment where booking_id = :booking
                        """)
                .param("id", id)
                .param("booking", bookingId)
                .param("provider", provider.name())
                .param("method", method)
                .param("test", test || provider.isTest())
                .param("amount", amountMinor)
                .param("currency", currency)
                .param("change", changeId, java.sql.Types.BIGINT)
                .param("now", utc(now))
                .param("check", utc(nextCheck))
                .update();
        jdbc.sql("insert into open_payment (booking_id, payment_id) values (?, ?)")
                .params(bookingId, id)
                .update();
        return find(id).orElseThrow();
    }

    /**
     * The open attempt of a locked booking was paid to the staff, if it is one of that provider.
     *
     * @return whether it was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean receiveOpen(long bookingId, String provider, Instant now) {
        var open = open(bookingId).filter(it -> it.provider().equals(provider));
        open.ifPresent(it ->
                succeeded(
                        it.id(),
                        Objects.requireNonNullElse(it.providerRef(), provider + "-" + it.id()),
                        null,
                        now));
        return open.isPresent();
    }

    /**
     * Stores money that was taken outside, in the caller's transaction.
     *
     * @param changeId the change of tickets whose difference it is; null for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addPaid(
            long bookingId,
            String provider,
            String method,
            long amountMinor,
            String currency,
            @Nullable Long changeId,
            Instant now) {
        var id = jdbc.sql("select nextval('payment_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency,
                                             state, phase, purpose, provider_ref, change_id, created_at, succeeded_at)
                        select :id, :booking, coalesce(max(attempt), 0) + 1, cast(:provider as varchar), cast(:method as varchar),
                               false, cast(:amount as bigint), cast(:currency as varchar), 'succeeded', 'succeeded', 'booking',
                               cast(:ref as varchar), cast(:change as bigint), cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
                        from payment where booking_id = :booking
                        """)
                .param("id", id)
                .param("booking", bookingId)
                .param("provider", provider)
                .param("method", method)
                .param("amount", amountMinor)
                .param("currency", currency)
                .param("ref", provider + "-" + id)
                .param("change", changeId, java.sql.Types.BIGINT)
                .param("now", utc(now))
                .update();
    }

    /** Stores what was learned of an attempt that is still pending. */
    boolean progress(
            long id,
            PaymentPhase phase,
            @Nullable String ref,
            @Nullable String actionUrl,
            @Nullable Instant nextCheck) {
        return jdbc.sql(
                                """
                                update payment set phase = :phase, provider_ref = coalesce(:ref, provider_ref),
                                       action_url = coalesce(:url, action_url), next_check_at = :check
                                where id = :id and state = 'pending'
                                """)
                        .param("phase", phase.word())
                        .param("ref", ref, java.sql.Types.VARCHAR)
                        .param("url", actionUrl, java.sql.Types.VARCHAR)
                        .param(
                                "check",
                                nextCheck == null ? null : utc(nextCheck),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The money is here. It may come after an attempt was given up. */
    void succeeded(long id, String ref, @Nullable String card, Instant now) {
        jdbc.sql(
                        """
                        update payment set state = 'succeeded', phase = 'succeeded', provider_ref = :ref, card = :card,
                               reason = null, succeeded_at = :now, next_check_at = null
                        where id = :id and state in ('pending', 'failed')
                        """)
                .param("ref", ref)
                .param("card", card, java.sql.Types.VARCHAR)
                .param("now", utc(now))
                .param("id", id)
                .update();
        release(id);
    }

    /** It was not charged, and will not be. */
    void failed(long id, String reason, @Nullable String card) {
        jdbc.sql(
                        """
                        update payment set state = 'failed', phase = 'failed', reason = :reason, card = coalesce(:card, card), next_check_at = null
                        where id = :id and state = 'pending'
                        """)
                .param("reason", reason)
                .param("card", card, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
        release(id);
    }

    /**
     * Leaves it to a person. It blocks other attempts until its booking's hold has ended.
     *
     * @return whether nobody knew of that reason
     */
    boolean stuck(long id, String reason, @Nullable String ref) {
        return jdbc.sql(
                                """
                                update payment set phase = 'stuck', reason = :reason, provider_ref = coalesce(:ref, provider_ref), next_check_at = null
                                where id = :id and state in ('pending', 'failed') and (phase <> 'stuck' or coalesce(reason, '') <> :reason)
                                """)
                        .param("reason", reason)
                        .param("ref", ref, java.sql.Types.VARCHAR)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Its money is not needed. */
    void surplus(long id, String reason) {
        jdbc.sql("update payment set purpose = 'surplus', reason = ? where id = ?")
                .params(reason, id)
                .update();
    }

    /** Its booking may be charged by another attempt, or expire. */
    void release(long id) {
        jdbc.sql("delete from open_payment where payment_id = ?").param(id).update();
    }

    /**
     * Counts money that goes back, in the transaction in which that is decided.
     *
     * @return false if that would be more than what is left of the payment; nothing is changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean refund(long id, long amountMinor) {
        return jdbc.sql(
                                """
                                update payment set refunded_minor = refunded_minor + :amount,
                                       state = case when refunded_minor + :amount = amount_minor then 'refunded' else state end
                                where id = :id and state = 'succeeded' and refunded_minor + :amount <= amount_minor
                                """)
                        .param("amount", amountMinor)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Locks the booking of a payment, as everyone does who changes what was paid for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockBooking(long bookingId) {
        jdbc.sql("select id from booking where id = ? for update")
                .param(bookingId)
                .query(Long.class)
                .single();
    }

    /** Whether the caller is to look now: not more often than once in so long, whoever asks. */
    boolean claimLook(long id, Instant now, Instant lookedBefore) {
        return jdbc.sql(
                                "update payment set looked_at = ? where id = ? and state = 'pending' and (looked_at is null or looked_at <= ?)")
                        .params(utc(now), id, utc(lookedBefore))
                        .update()
                == 1;
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
