package dev.marquee.ticket.payment;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.search.BookingSearch;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Search;
import dev.marquee.ticket.search.Sorts;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists payments for the staff. */
@Component
class PaymentList {

    static final String NEWEST_FIRST = "-created_at";

    /** What needs a person, or may soon: nobody knows, or the provider does not answer. */
    static final String ATTENTION = "attention";

    static final List<String> STATES =
            List.of(ATTENTION, "succeeded", "pending", "failed", "refunded", "surplus");

    private static final Sorts SORTS =
            new Sorts("p.id")
                    .by("created_at", "p.created_at")
                    .by("buyer_name", "lower(b.buyer_name)")
                    .by("amount", "p.currency", "p.amount_minor")
                    .by("state", "p.state");

    private static final String TABLES =
            "from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id";

    /**
     * Sums of one currency, decimal.
     *
     * @param open of attempts whose end is not known
     * @param refunded what of it went back, or is going back
     */
    record Totals(String currency, String paid, String open, String refunded, long payments) {

        /** An amount as it reads. */
        public String shown(String amount) {
            return MoneyFormat.of(
                            currency,
                            LocaleContextHolder.getLocale(),
                            List.of(paid, open, refunded))
                    .text(amount);
        }
    }

    private final JdbcClient jdbc;
    private final Rows<PaymentRow> rows;
    private final BookingSearch search;

    PaymentList(JdbcClient jdbc, BookingSearch search) {
        this.jdbc = jdbc;
        this.rows =
                new Rows<>(
                        jdbc,
                        "p.id",
                        PaymentRow::id,
                        "p.*, b.buyer_name, e.name",
                        TABLES,
                        PaymentRow::read);
        this.search = search;
    }

    Listed<PaymentRow> page(ListQuery query) {
        return page(query, "");
    }

    /**
     * A page of payments.
     *
     * @param method how they were paid, in a word; empty for any
     */
    Listed<PaymentRow> page(ListQuery query, String method) {
        return rows.page(
                conditions(query, method),
                SORTS.order(query.sortOr(NEWEST_FIRST)),
                query.pageOr0(),
                query.sizeOrDefault());
    }

    /** All of them, read in portions. */
    Iterable<PaymentRow> all(ListQuery query, String method) {
        return rows.all(conditions(query, method), SORTS.order(query.sortOr(NEWEST_FIRST)));
    }

    /** Sums of all pages, for each currency. */
    List<Totals> totals(ListQuery query, String method) {
        var conditions = conditions(query, method);
        return jdbc.sql(
                        """
                        select p.currency, count(*) as payments,
                               sum(case when p.state in ('succeeded', 'refunded') then p.amount_minor else 0 end) as paid,
                               sum(case when p.state = 'pending' then p.amount_minor else 0 end) as open,
                               sum(p.refunded_minor) as refunded
                        %s %s group by p.currency order by p.currency
                        """
                                .formatted(TABLES, conditions.where()))
                .params(conditions.parameters())
                .query((row, n) -> {
                    var currency = row.getString("currency");
                    return new Totals(
                            currency,
                            Money.text(row.getLong("paid"), currency),
                            Money.text(row.getLong("open"), currency),
                            Money.text(row.getLong("refunded"), currency),
                            row.getLong("payments"));
                })
                .list();
    }

    /** How payments were made that there are, in words. */
    List<String> methods() {
        return jdbc.sql("select distinct method from payment order by method")
                .query(String.class)
                .list();
    }

    private Conditions conditions(ListQuery query, String method) {
        var conditions = new Conditions();
        var state = query.statusOrAny();
        if (!state.isEmpty() && !STATES.contains(state))
            throw Problems.invalid("status", Text.of("invalid.no-state-of-a-payment"));
        switch (state) {
            case "" -> {}
            case ATTENTION -> conditions.and("p.phase = 'stuck'");
            case "surplus" -> conditions.and("p.purpose = 'surplus'");
            default -> conditions.and("p.state = :state", "state", state);
        }
        if (!method.isEmpty()) conditions.and("p.method = :method", "method", method);
        search.narrow(conditions, Search.of(query.q()));
        return conditions;
    }
}
