package dev.marquee.ticket.support;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.client.CustomerClient.RefundFact;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what becomes of refunds that were decided with a key: each phase once, in the
 * transaction that notes that it was told.
 */
@Component
class RefundNews {

    /** The topic of the outbox. */
    static final String TOPIC = "complaint-refunds";

    private static final int PAGE = 100;

    /** Phases on the way are nobody's news, but end what was told before. */
    private static final List<String> TOLD = List.of("approved", "stuck", "done", "refused");

    private static final List<String> WORST_FIRST =
            List.of("stuck", "refused", "asked", "approved", "sending", "at_provider", "done");

    private record Row(
            String key,
            long bookingId,
            long refundId,
            String phase,
            String told,
            int times,
            long amountMinor,
            String currency) {

        /** The whole of what came from several payments: done when all is, stuck when any is. */
        Row with(List<Row> parts) {
            return new Row(
                    key,
                    bookingId,
                    refundId,
                    parts.stream()
                            .map(Row::phase)
                            .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                            .orElse(phase),
                    told,
                    times,
                    parts.stream().mapToLong(Row::amountMinor).sum(),
                    currency);
        }
    }

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    RefundNews(JdbcClient jdbc, Outbox outbox, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void tellAll() {
        var changed =
                jdbc.sql(
                                """
                                select d.name from refund_decision d
                                where d.told not in ('done', 'refused') and d.told <> (select r.phase from refund r
                                    where r.booking_id = d.booking_id and (r.id = d.refund_id or r.part_of = d.refund_id)
                                    order by case r.phase when 'stuck' then 0 when 'refused' then 1 when 'asked' then 2 when 'approved' then 3
                                        when 'sending' then 4 when 'at_provider' then 5 else 6 end, r.id limit 1)
                                order by d.name limit
                                """
                                        + PAGE)
                        .query(String.class)
                        .list();
        for (var key : changed) transaction.executeWithoutResult(status -> tell(key));
    }

    /** Tells of the present phase, if it was not told. */
    @Transactional
    public void tell(String key) {
        var parts =
                jdbc.sql(
                                """
                                select d.name, d.booking_id, d.refund_id, r.phase, d.told, d.told_times, r.amount_minor, r.currency
                                from refund_decision d join refund r on r.booking_id = d.booking_id
                                    and (r.id = d.refund_id or r.part_of = d.refund_id) where d.name = ?
                                order by r.id
                                """)
                        .param(key)
                        .query((found, n) ->
                                new Row(
                                        found.getString(1),
                                        found.getLong(2),
                                        found.getLong(3),
                                        found.getString(4),
                                        found.getString(5),
                                        found.getInt(6),
                                        found.getLong(7),
                                        found.getString(8)))
                        .list();
        if (parts.isEmpty()) return;
        var row = parts.getFirst().with(parts);
        if (row.phase.equals(row.told)) return;
        var mine =
                jdbc.sql(
                                "update refund_decision set told = ?, told_times = told_times + 1 where name = ? and told_times = ?")
                        .params(row.phase, key, row.times)
                        .update();
        if (mine == 0 || !TOLD.contains(row.phase)) return;
        var once = key + ":" + row.phase + ":" + row.times;
        outbox.publish(
                TOPIC,
                once,
                new RefundFact(
                        key,
                        once,
                        row.bookingId,
                        row.refundId,
                        row.phase,
                        Money.text(row.amountMinor, row.currency),
                        row.currency));
    }
}
