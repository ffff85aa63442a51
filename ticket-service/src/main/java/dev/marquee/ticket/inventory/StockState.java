package dev.marquee.ticket.inventory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What others compare to know whether anything that is shown of sales has changed: two statements,
 * however much is on sale.
 */
@Component
class StockState {

    /** The stock of an event, under both of its names. */
    record Level(long eventId, String code, int capacity, int sold, Instant changedAt) {}

    private static final String LEVELS =
            """
            select i.event_id, e.code, i.capacity, i.sold, i.changed_at
            from inventory i join sale_terms e on e.event_id = i.event_id where i.changed_at >= ?
            """;

    /** Versions only rise; and what has begun or ended by now makes another text of its own. */
    private static final String TERMS =
            """
            select count(*) || '.' || coalesce(max(event_id), 0) || '.' || coalesce(sum(version), 0)
                || '.' || coalesce(sum(case when starts_at <= :now then 1 else 0 end), 0)
                || '.' || coalesce(sum(case when ends_at <= :now then 1 else 0 end), 0)
                || '.' || (select coalesce(sum(case when sale_starts_at <= :now then 1 else 0 end), 0)
                    from ticket_type where sale_starts_at is not null)
                || '.' || (select coalesce(sum(case when sale_ends_at <= :now then 1 else 0 end), 0)
                    from ticket_type where sale_ends_at is not null)
            from sale_terms
            """;

    private final JdbcClient jdbc;

    StockState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The events whose stock changed at that time or later. */
    List<Level> changedSince(Instant since) {
        return jdbc.sql(LEVELS)
                .param(since.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Level(
                                row.getLong("event_id"),
                                row.getString("code"),
                                row.getInt("capacity"),
                                row.getInt("sold"),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Another text whenever any terms of sale have changed, or apply otherwise at that moment. */
    String terms(Instant now) {
        return jdbc.sql(TERMS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }
}
