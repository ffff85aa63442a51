package dev.marquee.ticket.journal;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.EventFinder;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Scope;
import dev.marquee.ticket.search.Sorts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All money that came and went, read from the payments and refunds themselves: what was booked, and
 * what has gone back. So it adds up with them at any moment. What was paid for an event that is
 * tried out is no money.
 */
@Component
class Journal {

    static final String NEWEST_FIRST = "-at";

    /**
     * Sums of one currency, decimal.
     *
     * @param received with what was not needed
     * @param returned as a negative amount
     * @param balance both together
     */
    @Schema(name = "MovementTotals")
    record Totals(
            @Schema(example = "EUR") String currency,
            @Schema(example = "4820.00") String received,
            @Schema(example = "-86.40") String returned,
            @Schema(example = "4733.60") String balance,
            @Schema(example = "755.80") String tax,
            @Schema(example = "5.00") String feeKept,
            @Schema(example = "212") long movements) {

        /** An amount as it reads. */
        public String shown(String amount) {
            return MoneyFormat.of(
                            currency,
                            LocaleContextHolder.getLocale(),
                            List.of(received, returned, tax, feeKept))
                    .text(amount);
        }
    }

    private static final String COLUMNS = "j.*, b.event_id, e.code, e.name";

    private static final String TABLES =
            """
            from (
                select p.id, p.succeeded_at as at, case when p.purpose = 'surplus' then 'surplus' else 'payment' end as kind,
                       p.booking_id, p.method, p.provider, p.provider_ref, p.amount_minor, r.tax_minor,
                       cast(0 as bigint) as fee_minor, p.currency, r.number as receipt_number, p.test_mode
                from payment p left join receipt r on r.payment_id = p.id
                where p.state in ('succeeded', 'refunded')
                union all
                select -f.id, f.done_at, case when p.purpose = 'surplus' then 'surplus-returned' else 'refund' end,
                       f.booking_id, p.method, p.provider, f.provider_ref, -f.amount_minor, -r.tax_minor,
                       f.fee_kept_minor, f.currency, r.number, p.test_mode
                from refund f join payment p on p.id = f.payment_id left join receipt r on r.refund_id = f.id
                where f.phase = 'done'
            ) j join booking b on b.id = j.booking_id join sale_terms e on e.event_id = b.event_id
            """;

    private static final Sorts SORTS =
            new Sorts("j.id")
                    .by("at", "j.at")
                    .by("amount", "j.currency", "j.amount_minor")
                    .by("kind", "j.kind")
                    .by("event_name", "lower(e.name)");

    private final JdbcClient jdbc;
    private final EventFinder events;
    private final Rows<Movement> rows;

    Journal(JdbcClient jdbc, EventFinder events) {
        this.jdbc = jdbc;
        this.events = events;
        this.rows = new Rows<>(jdbc, "j.id", Movement::key, COLUMNS, TABLES, Movement::read);
    }

    Listed<Movement> page(Scope scope, JournalQuery query) {
        return rows.page(
                conditions(scope, query),
                SORTS.order(query.sortOrNewest()),
                query.pageOr0(),
                query.sizeOrDefault());
    }

    /** All of them, read in portions. */
    Iterable<Movement> all(Scope scope, JournalQuery query) {
        return rows.all(conditions(scope, query), SORTS.order(query.sortOrNewest()));
    }

    /** Sums of all pages, for each currency. */
    List<Totals> totals(Scope scope, JournalQuery query) {
        var conditions = conditions(scope, query);
        return jdbc.sql(
                        """
                        select j.currency, count(*) as movements, sum(j.amount_minor) as balance,
                               sum(case when j.amount_minor > 0 then j.amount_minor else 0 end) as received,
                               sum(case when j.amount_minor < 0 then j.amount_minor else 0 end) as returned,
                               coalesce(sum(j.tax_minor), 0) as tax, sum(j.fee_minor) as fee
                        %s %s group by j.currency order by j.currency
                        """
                                .formatted(TABLES, conditions.where()))
                .params(conditions.parameters())
                .query((row, n) -> {
                    var currency = row.getString("currency");
                    return new Totals(
                            currency,
                            Money.text(row.getLong("received"), currency),
                            Money.text(row.getLong("returned"), currency),
                            Money.text(row.getLong("balance"), currency),
                            Money.text(row.getLong("tax"), currency),
                            Money.text(row.getLong("fee"), currency),
                            row.getLong("movements"));
                })
                .list();
    }

    private Conditions conditions(Scope scope, JournalQuery query) {
        var conditions = events.narrowed(scope, query.events()).and("e.test_mode = 'off'");
        events.between(conditions, "j.at", scope, query.events());
        if (!query.kindOrAny().isEmpty())
            conditions.and("j.kind = :kind", "kind", query.kindOrAny());
        if (!query.currencyOrAny().isEmpty())
            conditions.and("j.currency = :currency", "currency", query.currencyOrAny());
        return conditions;
    }
}
