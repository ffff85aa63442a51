package dev.marquee.ticket.backoffice;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.EventFinder;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.NameSearch;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Scope;
import dev.marquee.ticket.search.Search;
import dev.marquee.ticket.search.Sorts;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists tickets, each with who comes with it. */
@Component
class TicketList {

    static final String NEWEST_FIRST = "-created_at";
    static final String BY_NAME = "attendee_name";

    /** A state to look for beside those of tickets: it is issued, and nobody came with it. */
    static final String NO_SHOW = "no_show";

    private static final String COLUMNS =
            """
            t.id, t.event_id, e.code, t.number, e.name, y.name as ticket_type, s.label as seat, t.price_minor, b.currency, t.status,
            coalesce(t.attendee_name, b.buyer_name) as attendee, t.attendee_email, t.used_at, t.gate, t.no_show_at,
            t.booking_id, b.buyer_name, b.buyer_email, b.buyer_phone, b.created_at
            """;

    private static final String TABLES =
            """
            from ticket t join booking b on b.id = t.booking_id left join sale_terms e on e.event_id = b.event_id
            left join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
            left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
            """;

    private static final Sorts SORTS =
            new Sorts("t.id")
                    .by("created_at", "b.created_at")
                    .by("attendee_name", "lower(coalesce(t.attendee_name, b.buyer_name))")
                    .by("code", "t.event_id", "t.number")
                    .by("event_name", "lower(e.name)", "t.event_id")
                    .by("ticket_type", "lower(y.name)")
                    .by(
                            "seat",
                            "s.section",
                            "lpad(s.row_label, 10, '0')",
                            "lpad(s.number, 10, '0')")
                    .by("price", "b.currency", "t.price_minor")
                    .by("status", "t.status");

    private final Rows<TicketRow> rows;
    private final EventFinder events;
    private final NameSearch names;

    TicketList(JdbcClient jdbc, EventFinder events, NameSearch names) {
        this.rows = new Rows<>(jdbc, "t.id", TicketRow::ticketId, COLUMNS, TABLES, TicketRow::read);
        this.events = events;
        this.names = names;
    }

    /**
     * A page of tickets.
     *
     * @param sort where the query says none
     */
    Listed<TicketRow> page(Scope scope, ListQuery query, String sort) {
        return rows.page(
                conditions(scope, query),
                SORTS.order(query.sortOr(sort)),
                query.pageOr0(),
                query.sizeOrDefault());
    }

    /** All that the query finds, for an export. */
    Iterable<TicketRow> all(Scope scope, ListQuery query, String sort) {
        return rows.all(conditions(scope, query), SORTS.order(query.sortOr(sort)));
    }

    /** How many the query finds. */
    long count(Scope scope, ListQuery query) {
        return rows.total(conditions(scope, query));
    }

    private Conditions conditions(Scope scope, ListQuery query) {
        var conditions = events.narrowed(scope, query);
        if (query.eventId() != null) conditions.and("t.event_id = :event");
        var status = query.statusOrAny();
        if (!status.isEmpty()) {
            if (status.equals(NO_SHOW)) {
                conditions.and("t.no_show_at is not null and t.status = 'issued'");
            } else {
                if (Arrays.stream(TicketStatus.values()).noneMatch(s -> s.word().equals(status)))
                    throw Problems.invalid(
                            "status", Text.of("invalid.reserved-issued-used-cancelled"));
                conditions.and("t.status = :status", "status", status);
            }
        }
        if (query.type() != null && !query.type().isEmpty())
            conditions.and("y.name = :type", "type", query.type());
        events.booked(conditions, scope, query);
        search(conditions, Search.of(query.q()));
        return conditions;
    }

    private void search(Conditions conditions, Search search) {
        switch (search) {
            case Search.Everything() -> {}
            case Search.Code(var event, var number) ->
                    conditions
                            .and(
                                    "t.number = :number and t.event_id = (select c.event_id from sale_terms c where c.code = :code)")
                            .with("code", event)
                            .with("number", number);
            case Search.Number(var id) ->
                    conditions.and("(t.id = :id or t.booking_id = :id)", "id", id);
            case Search.Address(var beginning) ->
                    conditions.and(
                            "b.buyer_email like :address escape '!'",
                            "address",
                            Like.startsWith(beginning));
            case Search.Words words -> {
                conditions.and(names.tickets(words));
                names.parameters(words, conditions);
            }
        }
    }
}
