package dev.marquee.ticket.payment;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.NameSearch;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Search;
import dev.marquee.ticket.search.Sorts;
import java.util.List;
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

    private final Rows<PaymentRow> rows;
    private final NameSearch names;

    PaymentList(JdbcClient jdbc, NameSearch names) {
        this.rows =
                new Rows<>(
                        jdbc,
                        "p.id",
                        PaymentRow::id,
                        "p.*, b.buyer_name, e.name",
                        "from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id",
                        PaymentRow::read);
        this.names = names;
    }

    Listed<PaymentRow> page(ListQuery query) {
        return rows.page(
                conditions(query),
                SORTS.order(query.sortOr(NEWEST_FIRST)),
                query.pageOr0(),
                query.sizeOrDefault());
    }

    private Conditions conditions(ListQuery query) {
        var conditions = new Conditions();
        var state = query.statusOrAny();
        if (!state.isEmpty() && !STATES.contains(state))
            throw Problems.invalid("status", "is no state of a payment");
        switch (state) {
            case "" -> {}
            case ATTENTION -> conditions.and("p.phase = 'stuck'");
            case "surplus" -> conditions.and("p.purpose = 'surplus'");
            default -> conditions.and("p.state = :state", "state", state);
        }
        search(conditions, Search.of(query.q()));
        return conditions;
    }

    private void search(Conditions conditions, Search search) {
        switch (search) {
            case Search.Everything() -> {}
            case Search.Code(var event, var number) ->
                    conditions
                            .and(
                                    """
                                    b.id = (select s.booking_id from ticket s join sale_terms c on c.event_id = s.event_id
                                            where c.code = :code and s.number = :number)
                                    """)
                            .with("code", event)
                            .with("number", number);
            case Search.Number(var id) -> conditions.and("b.id = :id", "id", id);
            case Search.Address(var beginning) ->
                    conditions.and(
                            "b.buyer_email like :address escape '!'",
                            "address",
                            Like.startsWith(beginning));
            case Search.Words words -> {
                conditions.and(names.bookings(words));
                names.parameters(words, conditions);
            }
        }
    }
}
