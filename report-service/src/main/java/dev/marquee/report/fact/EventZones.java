package dev.marquee.report.fact;

import dev.marquee.report.metric.FactKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The zones of events, as their facts told them last. */
@Component
class EventZones {

    /**
     * One of them.
     *
     * @param toldAt when it was said by whoever told it
     * @param closedUntil days up to this are as they were before the zone changed; null for none
     * @param doorClosedUntil the same for what happens at the door
     */
    record EventZone(
            long event,
            long organizer,
            ZoneId zone,
            Instant toldAt,
            @Nullable LocalDate closedUntil,
            @Nullable LocalDate doorClosedUntil) {

        Landing.Days days(FactKind kind) {
            return new Landing.Days(zone, kind.isOfTheDoor() ? doorClosedUntil : closedUntil);
        }
    }

    /** A statement has no more than some ten thousand parameters. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    EventZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are known. */
    Map<Long, EventZone> find(Collection<Long> events) {
        var found = new HashMap<Long, EventZone>();
        var all = List.copyOf(events);
        for (var from = 0; from < all.size(); from += AT_ONCE)
            jdbc.sql("select * from metric_zone where event_id in (:events)")
                    .param("events", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .query((row, i) -> zone(row))
                    .list()
                    .forEach(zone -> found.put(zone.event(), zone));
        return found;
    }

    void insert(EventZone zone) {
        jdbc.sql(
                        "insert into metric_zone (event_id, organizer_id, zone, told_at)"
                                + " values (:event, :organizer, :zone, :told)")
                .param("event", zone.event())
                .param("organizer", zone.organizer())
                .param("zone", zone.zone().getId())
                .param("told", zone.toldAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(EventZone zone) {
        jdbc.sql(
                        "update metric_zone set zone = :zone, told_at = :told, closed_until = :closed,"
                                + " door_closed_until = :door where event_id = :event")
                .param("event", zone.event())
                .param("zone", zone.zone().getId())
                .param("told", zone.toldAt().atOffset(ZoneOffset.UTC))
                .param("closed", zone.closedUntil())
                .param("door", zone.doorClosedUntil())
                .update();
    }

    private static EventZone zone(ResultSet row) throws SQLException {
        return new EventZone(
                row.getLong("event_id"),
                row.getLong("organizer_id"),
                ZoneId.of(row.getString("zone")),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("closed_until", LocalDate.class),
                row.getObject("door_closed_until", LocalDate.class));
    }
}
