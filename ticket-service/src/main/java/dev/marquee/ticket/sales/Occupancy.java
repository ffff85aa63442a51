package dev.marquee.ticket.sales;

import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How full the events are that are on sale. */
@Component
class Occupancy {

    private static final int LISTED = 10;

    /** All of them together. */
    record OnSale(int events, int capacity, int sold) {}

    /** An event that fills up. */
    @Schema(name = "FillingEvent")
    record Filling(
            @Schema(example = "7") long eventId,
            @Schema(example = "EV07") String code,
            @Schema(example = "Lantern Night") String name,
            @Schema(example = "141") int sold,
            @Schema(example = "150") int capacity) {}

    private final JdbcClient jdbc;

    Occupancy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OnSale onSale(Scope scope, Instant now) {
        var conditions = conditions(scope, now);
        return jdbc.sql(
                        """
                        select count(*), coalesce(sum(i.capacity), 0), coalesce(sum(i.sold), 0)
                        from sale_terms e join inventory i on i.event_id = e.event_id %s
                        """
                                .formatted(conditions.where()))
                .params(conditions.parameters())
                .query((row, n) -> new OnSale(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /** Those with at most a tenth left, but not none; the fullest first. */
    List<Filling> nearlySoldOut(Scope scope, Instant now) {
        var conditions =
                conditions(scope, now)
                        .and("i.sold < i.capacity")
                        .and("10 * cast(i.sold as bigint) >= 9 * cast(i.capacity as bigint)");
        return jdbc.sql(
                        """
                        select e.event_id, e.code, e.name, i.sold, i.capacity
                        from sale_terms e join inventory i on i.event_id = e.event_id %s
                        order by cast(i.capacity - i.sold as double precision) / i.capacity, e.event_id limit %d
                        """
                                .formatted(conditions.where(), LISTED))
                .params(conditions.parameters())
                .query((row, n) ->
                        new Filling(
                                row.getLong("event_id"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getInt("sold"),
                                row.getInt("capacity")))
                .list();
    }

    /** An event that says no end is over six hours after it began, here as on the dashboard. */
    private static Conditions conditions(Scope scope, Instant now) {
        return scope.counted()
                .and("e.status = 'published'")
                .and(
                        "coalesce(e.ends_at, e.starts_at + interval '6' hour) > :now",
                        "now",
                        now.atOffset(ZoneOffset.UTC));
    }
}
