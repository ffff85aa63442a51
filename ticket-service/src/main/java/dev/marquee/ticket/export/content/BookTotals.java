package dev.marquee.ticket.export.content;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds the money up in the database, from the rows that the ledger check reads too. */
@Component
class BookTotals {

    /**
     * Sums of one currency, in minor units.
     *
     * @param underWayMinor approved to go back, and not gone yet
     */
    record Total(
            String currency,
            long paidMinor,
            long surplusMinor,
            long refundedMinor,
            long surplusReturnedMinor,
            long feeMinor,
            long underWayMinor) {

        long balanceMinor() {
            return paidMinor + surplusMinor + refundedMinor + surplusReturnedMinor;
        }
    }

    private static final String SUMS =
            """
            select m.currency, cast(sum(case when m.kind = 'payment' then m.amount else 0 end) as bigint) as paid,
                   cast(sum(case when m.kind = 'surplus' then m.amount else 0 end) as bigint) as surplus,
                   cast(sum(case when m.kind = 'refund' then m.amount else 0 end) as bigint) as refunded,
                   cast(sum(case when m.kind = 'surplus-returned' then m.amount else 0 end) as bigint) as returned,
                   cast(sum(m.fee) as bigint) as fee, cast(sum(m.under_way) as bigint) as under_way
            from (
                select p.currency, case when p.purpose = 'surplus' then 'surplus' else 'payment' end as kind, p.amount_minor as amount, 0 as fee, 0 as under_way
                from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id %s
                union all
                select f.currency, case when p.purpose = 'surplus' then 'surplus-returned' else 'refund' end, -f.amount_minor, f.fee_kept_minor, 0
                from refund f join payment p on p.id = f.payment_id join booking b on b.id = f.booking_id join sale_terms e on e.event_id = b.event_id %s
                union all
                select f.currency, 'under-way', 0, 0, f.amount_minor
                from refund f join payment p on p.id = f.payment_id join booking b on b.id = f.booking_id join sale_terms e on e.event_id = b.event_id %s
            ) m group by m.currency order by m.currency
            """;

    private final JdbcClient jdbc;

    BookTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Total> of(Selection selection) {
        var paid =
                selection
                        .within(selection.events(), "p.succeeded_at")
                        .and("p.state in ('succeeded', 'refunded')");
        var done = selection.within(selection.events(), "f.done_at").and("f.phase = 'done'");
        var underWay =
                selection
                        .within(selection.events(), "f.created_at")
                        .and("p.purpose = 'booking'")
                        .and("f.phase in ('approved', 'sending', 'at_provider', 'stuck')");
        return jdbc.sql(SUMS.formatted(paid.where(), done.where(), underWay.where()))
                .params(paid.parameters())
                .query((row, n) ->
                        new Total(
                                row.getString("currency"),
                                row.getLong("paid"),
                                row.getLong("surplus"),
                                row.getLong("refunded"),
                                row.getLong("returned"),
                                row.getLong("fee"),
                                row.getLong("under_way")))
                .list();
    }
}
