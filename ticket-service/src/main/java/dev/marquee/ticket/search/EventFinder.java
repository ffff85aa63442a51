package dev.marquee.ticket.search;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.Folding;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events that lists are narrowed to. */
@Component
public class EventFinder {

    private static final int SUGGESTED = 20;

    /** An event to pick. */
    record Named(String code, String name) {}

    private final JdbcClient jdbc;
    private final FoldedSql folded;

    EventFinder(JdbcClient jdbc, FoldedSql folded) {
        this.jdbc = jdbc;
        this.folded = folded;
    }

    /**
     * Events of the scope that have that code, or else a name with that in it; the latest first.
     */
    public List<Named> suggest(Scope scope, String text) {
        var conditions = scope.conditions();
        named(conditions, text);
        return jdbc.sql(
                        "select e.code, e.name from sale_terms e %s order by e.starts_at desc, e.event_id desc limit %d"
                                .formatted(conditions.where(), SUGGESTED))
                .params(conditions.parameters())
                .query((row, n) -> new Named(row.getString("code"), row.getString("name")))
                .list();
    }

    /** The conditions that keep a list to the scope, and to the event that the query names. */
    public Conditions narrowed(Scope scope, ListQuery query) {
        var conditions = scope.conditions();
        if (query.eventId() != null)
            conditions.and("e.event_id = :event", "event", query.eventId());
        if (query.test() != null)
            conditions.and("e.test_mode %s 'off'".formatted(query.test() ? "<>" : "="));
        if (query.event() != null) named(conditions, query.event());
        return conditions;
    }

    /**
     * The zone of the days in a list: the one asked for, or else that of the list's events if it is
     * the same for all, or else UTC.
     */
    private ZoneId zone(Scope scope, ListQuery query) {
        return Days.zone(query.zone(), usualZone(narrowed(scope, query)));
    }

    private ZoneId usualZone(Conditions conditions) {
        var zones =
                jdbc.sql(
                                "select distinct e.time_zone from sale_terms e %s limit 2"
                                        .formatted(conditions.where()))
                        .params(conditions.parameters())
                        .query(String.class)
                        .list();
        return zones.size() == 1 ? ZoneId.of(zones.getFirst()) : ZoneOffset.UTC;
    }

    /** Adds when the bookings of a list were made. */
    public void booked(Conditions conditions, Scope scope, ListQuery query) {
        between(conditions, "b.created_at", scope, query);
    }

    /** Adds that the time in a column is within the days of the query. */
    public void between(Conditions conditions, String column, Scope scope, ListQuery query) {
        if (blank(query.from()) && blank(query.to())) return;
        var zone = zone(scope, query);
        var from = Days.start("from", query.from(), zone);
        var until = Days.end("to", query.to(), zone);
        if (from != null)
            conditions.and(column + " >= :from", "from", from.atOffset(ZoneOffset.UTC));
        if (until != null)
            conditions.and(column + " < :until", "until", until.atOffset(ZoneOffset.UTC));
    }

    private void named(Conditions conditions, String text) {
        if (CleanText.plain(text).isEmpty()) return;
        var words = Folding.words(text);
        conditions
                .and(
                        "(e.code = :code_of_event or %s)"
                                .formatted(folded.contains("word_of_event", words, "e.name")))
                .with("code_of_event", CleanText.code(text))
                .withAll(FoldedSql.parameters("word_of_event", words));
    }

    private static boolean blank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}
