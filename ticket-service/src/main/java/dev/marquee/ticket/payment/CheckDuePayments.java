package dev.marquee.ticket.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at all attempts that are due, and ends those whose bookings are kept no more. It needs no
 * notification. An attempt is claimed by a time until which it is not due, so that replicas share
 * them, and a killed service leaves nothing locked.
 */
@Component
class CheckDuePayments {

    private static final Logger log = LoggerFactory.getLogger(CheckDuePayments.class);
    private static final int PAGE = 50;
    private static final Duration LEASE = Duration.ofSeconds(25);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CheckPayment checkPayment;
    private final Clock clock;

    CheckDuePayments(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            CheckPayment checkPayment,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.checkPayment = checkPayment;
        this.clock = clock;
    }

    /** Does what is due, and returns how much that was. One that fails keeps no other waiting. */
    int handle() {
        endWhatIsKeptNoMore();
        var claimed = claim();
        for (var payment : claimed) {
            try {
                checkPayment.check(payment);
            } catch (RuntimeException e) {
                log.warn("payment {} could not be settled yet", payment.id(), e);
            }
        }
        return claimed.size();
    }

    /**
     * Attempts of bookings that ended before their time are due now; those that need a person keep
     * no tickets beyond the hold.
     */
    private void endWhatIsKeptNoMore() {
        var now = Payments.utc(clock.instant());
        var ended =
                jdbc.sql(
                                """
                                select o.payment_id from open_payment o join booking b on b.id = o.booking_id
                                    join payment p on p.id = o.payment_id
                                where p.change_id is null and (b.status <> 'pending_payment' or b.expires_at <= ?)
                                    or exists (select 1 from ticket_change c where c.id = p.change_id and c.state <> 'open')
                                """)
                        .param(now)
                        .query(Long.class)
                        .list();
        if (ended.isEmpty()) return;
        jdbc.sql(
                        """
                        update payment set next_check_at = :now
                        where id in (:ids) and state = 'pending' and phase in ('created', 'action_required', 'unknown')
                              and next_check_at > :now and coalesce(looked_at, created_at) <= :lately
                        """)
                .param("now", now)
                .param("lately", now.minus(LEASE))
                .param("ids", ended)
                .update();
        jdbc.sql(
                        """
                        delete from open_payment where payment_id in
                        (select p.id from payment p where p.id in (:ids) and (p.phase = 'stuck' or p.state <> 'pending'))
                        """)
                .param("ids", ended)
                .update();
    }

    private List<Payment> claim() {
        var now = clock.instant();
        var due =
                jdbc.sql(
                                "select id from payment where next_check_at <= ? order by next_check_at limit %d"
                                        .formatted(PAGE))
                        .param(Payments.utc(now))
                        .query(Long.class)
                        .list();
        if (due.isEmpty()) return List.of();
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var mine =
                            jdbc
                                    .sql(
                                            "select * from payment where id in (:ids) order by id for update skip locked")
                                    .param("ids", due)
                                    .query((row, n) -> Payment.read(row))
                                    .list()
                                    .stream()
                                    .filter(payment -> {
                                        var at = payment.nextCheckAt();
                                        return at != null && !at.isAfter(now);
                                    })
                                    .toList();
                    if (!mine.isEmpty())
                        jdbc.sql(
                                        "update payment set next_check_at = :until, looked_at = :now, checks = checks + 1 where id in (:ids)")
                                .param("now", Payments.utc(now))
                                .param("until", Payments.utc(now.plus(LEASE)))
                                .param("ids", mine.stream().map(Payment::id).toList())
                                .update();
                    return mine;
                }));
    }
}
