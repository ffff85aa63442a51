package dev.marquee.ticket.backoffice;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.search.BookingSearch;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.EventFinder;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Scope;
import dev.marquee.ticket.search.Search;
import dev.marquee.ticket.search.Sorts;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists bookings. */
@Component
class BookingList {

    static final String NEWEST_FIRST = "-created_at";

    private static final String COLUMNS =
            """
            b.id, b.event_id, e.code, e.name, b.status, b.quantity, b.total_minor, b.currency,
            b.buyer_name, b.buyer_email, b.buyer_phone, b.created_at
            """;

    private static final String TABLES =
            "from booking b left join sale_terms e on e.event_id = b.event_id";

    private static final Sorts SORTS =
            new Sorts("b.id")
                    .by("created_at", "b.created_at")
                    .by("buyer_name", "lower(b.buyer_name)")
                    .by("event_name", "lower(e.name)", "e.event_id")
                    .by("quantity", "b.quantity")
                    .by("total", "b.currency", "b.total_minor")
                    .by("status", "b.status");

    private final Rows<BookingRow> rows;
    private final EventFinder events;
    private final BookingSearch search;

    BookingList(JdbcClient jdbc, EventFinder events, BookingSearch search) {
        this.rows = new Rows<>(jdbc, "b.id", BookingRow::id, COLUMNS, TABLES, BookingRow::read);
        this.events = events;
        this.search = search;
    }

    Listed<BookingRow> page(Scope scope, ListQuery query) {
        return rows.page(
                conditions(scope, query), order(query), query.pageOr0(), query.sizeOrDefault());
    }

    /** All that the query finds, for an export. */
    Iterable<BookingRow> all(Scope scope, ListQuery query) {
        return rows.all(conditions(scope, query), order(query));
    }

    private static String order(ListQuery query) {
        return SORTS.order(query.sortOr(NEWEST_FIRST));
    }

    private Conditions conditions(Scope scope, ListQuery query) {
        var conditions = events.narrowed(scope, query);
        var status = query.statusOrAny();
        if (!status.isEmpty()) {
            if (Arrays.stream(BookingStatus.values()).noneMatch(s -> s.word().equals(status)))
                throw Problems.invalid("status", Text.of("invalid.no-state-of-a"));
            conditions.and("b.status = :status", "status", status);
        }
        events.booked(conditions, scope, query);
        search.narrow(conditions, Search.of(query.q()));
        return conditions;
    }
}
