package dev.marquee.ticket.refund;

import dev.marquee.ticket.search.BookingSearch;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Scope;
import dev.marquee.ticket.search.Search;
import dev.marquee.ticket.search.Sorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists refunds. */
@Component
class RefundList {

    private static final String COLUMNS =
            """
            r.id, r.booking_id, b.event_id, e.code, e.name, b.buyer_name, b.buyer_email, r.amount_minor, r.fee_kept_minor,
            r.currency, r.phase, r.reason, r.last_error, r.created_at
            """;

    private static final String TABLES =
            "from refund r join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id";

    private static final Sorts SORTS =
            new Sorts("r.id")
                    .by("created_at", "r.created_at")
                    .by("amount", "r.currency", "r.amount_minor")
                    .by("phase", "r.phase");

    private final Rows<RefundRow> rows;

    private final BookingSearch search;

    RefundList(JdbcClient jdbc, BookingSearch search) {
        this.search = search;
        this.rows = new Rows<>(jdbc, "r.id", RefundRow::id, COLUMNS, TABLES, RefundRow::read);
    }

    Listed<RefundRow> page(Scope scope, RefundQuery query) {
        return rows.page(
                conditions(scope, query),
                SORTS.order(query.sortOrNewest()),
                query.pageOr0(),
                query.sizeOrDefault());
    }

    private Conditions conditions(Scope scope, RefundQuery query) {
        var conditions = scope.conditions();
        var phase = query.phaseOrAny();
        if (phase.equals(RefundQuery.OPEN)) conditions.and("r.phase in ('asked', 'stuck')");
        else if (!phase.isEmpty()) conditions.and("r.phase = :phase", "phase", phase);
        search.narrow(conditions, Search.of(query.q()));
        return conditions;
    }
}
