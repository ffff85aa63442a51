package dev.marquee.ticket.inventory;

import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the stock of events, to show it. Nobody decides by it: a moment later it may be gone. */
@Component
public class Stocks {

    private static final String SELECT =
            """
            select e.*, i.capacity, i.sold, i.issued from sale_terms e join inventory i on i.event_id = e.event_id
            where %s
            """;

    private final JdbcClient jdbc;

    Stocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The stock of an event by its id (digits) or its code. */
    public Optional<Stock> find(String idOrCode) {
        var stock =
                idOrCode.matches("[0-9]{1,18}")
                        ? find("e.event_id = ?", Long.valueOf(idOrCode))
                        : find("e.code = ?", idOrCode);
        return stock.map(found ->
                new Stock(
                        found.terms(),
                        found.capacity(),
                        found.sold(),
                        found.issued(),
                        types(found.terms().eventId())));
    }

    private Optional<Stock> find(String condition, Object value) {
        return jdbc.sql(SELECT.formatted(condition))
                .param(value)
                .query((row, n) -> stock(row))
                .optional();
    }

    /** Published events that are not over and have tickets left, the next one first; no types. */
    public List<Stock> onSale(Instant now) {
        return jdbc.sql(
                        SELECT.formatted(
                                "e.status = 'published' and coalesce(e.ends_at, e.starts_at) > ? and i.sold < i.capacity order by e.starts_at, e.event_id"))
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> stock(row))
                .list();
    }

    private static Stock stock(ResultSet row) throws SQLException {
        return new Stock(
                SaleTerms.read(row),
                row.getInt("capacity"),
                row.getInt("sold"),
                row.getInt("issued"),
                List.of());
    }

    private List<TicketType> types(long event) {
        return jdbc.sql("select * from ticket_type where event_id = ?")
                .param(event)
                .query((row, n) -> TicketType.read(row))
                .list();
    }

    /** What of an event's stock other services follow. */
    record Level(long eventId, int capacity, int sold, Instant changedAt) {}

    /** The events whose stock changed at that time or later. */
    List<Level> changedSince(Instant since) {
        return jdbc.sql(
                        "select event_id, capacity, sold, changed_at from inventory where changed_at >= ? order by changed_at, event_id")
                .param(since.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Level(
                                row.getLong("event_id"),
                                row.getInt("capacity"),
                                row.getInt("sold"),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
