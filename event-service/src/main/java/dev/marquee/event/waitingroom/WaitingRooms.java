package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess.EventRef;
import dev.marquee.event.text.StoredTexts;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The decisions about waiting rooms in the database. */
@Component
class WaitingRooms {

    /**
     * A room that there is now, for the gateway and for the event's page.
     *
     * @param opensAt null for now
     * @param startsAt when all kinds of tickets that everybody sees are still to be sold: the first
     *     sale; null where something has been on sale since the event was published
     * @param texts names in other languages, by their tags; without descriptions
     */
    record Open(
            long eventId,
            String code,
            String name,
            String timeZone,
            boolean byLoad,
            @Nullable Instant opensAt,
            @Nullable Instant startsAt,
            Instant endsAt,
            int perMinute,
            int inside,
            int minutes,
            int busyAt,
            Map<String, Translation> texts) {

        private Open with(Map<String, Translation> texts) {
            return new Open(
                    eventId, code, name, timeZone, byLoad, opensAt, startsAt, endsAt, perMinute,
                    inside, minutes, busyAt, texts);
        }
    }

    /** Of an event without an end, the room closes so long after its beginning. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String OPEN =
            """
            select e.id, e.code, e.name, e.time_zone, e.starts_at, e.ends_at, w.mode, w.open_before, w.per_minute, w.inside, w.minutes, w.busy_at,
                (select min(t.sale_starts_at) from ticket_type t where t.event_id = e.id and not t.needs_code) as first_sale,
                (select count(*) from ticket_type t where t.event_id = e.id and not t.needs_code and t.sale_starts_at is null) as always
            from event_waiting_room w join event e on e.id = w.event_id
            where w.mode <> 'off' and e.status in ('PUBLISHED', 'SOLD_OUT') and coalesce(e.ends_at, e.starts_at) > :over
            order by e.id
            """;

    private final JdbcClient jdbc;
    private final StoredTexts texts;
    private final AuditTrail audit;
    private final Clock clock;

    WaitingRooms(JdbcClient jdbc, StoredTexts texts, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    WaitingRoom of(long event) {
        return jdbc.sql(
                        "select mode, open_before, per_minute, inside, minutes, busy_at from event_waiting_room where event_id = ?")
                .param(event)
                .query(WaitingRoom.class)
                .optional()
                .orElse(WaitingRoom.USUAL);
    }

    /** Stores the decision; pages of the event that are kept elsewhere are made anew. */
    @Transactional
    public void decide(EventRef event, WaitingRoom room) {
        var before = of(event.id()).mode();
        // Holds the event: of two who decide at once, one comes second.
        jdbc.sql("update event set version = version + 1, waiting_room = ? where id = ?")
                .params(room.mode().equals("on"), event.id())
                .update();
        jdbc.sql("delete from event_waiting_room where event_id = ?").param(event.id()).update();
        jdbc.sql(
                        "insert into event_waiting_room (event_id, mode, open_before, per_minute, inside, minutes, busy_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        event.id(),
                        room.mode(),
                        room.openBefore(),
                        room.perMinute(),
                        room.inside(),
                        room.minutes(),
                        room.busyAt())
                .update();
        if (!before.equals(room.mode()))
            audit.record("event.waiting-room", "event:" + event.code(), "is " + room.mode());
    }

    /**
     * Opens it at once, before its time too: whoever comes from now on takes part in the lot. A
     * sale that starts in more than a week has a room a week before.
     */
    @Transactional
    public void openNow(EventRef event) {
        decide(event, of(event.id()).with("on", null));
        var now = clock.instant();
        var room = open(event.id()).orElse(null);
        if (room == null || room.startsAt() == null || room.opensAt() == null) return;
        if (!room.opensAt().isAfter(now)) return;
        var minutes = Duration.between(now, room.startsAt()).toMinutes() + 1;
        var before = (int) Math.min(minutes, WaitingRoom.LONGEST_BEFORE);
        decide(event, of(event.id()).with("on", before));
    }

    /** Closes it at once: from now on everybody may book. */
    @Transactional
    public void closeNow(EventRef event) {
        decide(event, of(event.id()).with("off", null));
    }

    /** The event's room; empty where there is none now. */
    Optional<Open> open(long event) {
        return open().stream().filter(room -> room.eventId() == event).findFirst();
    }

    /** All that there are now; most of the time, none. */
    List<Open> open() {
        var rooms =
                jdbc.sql(OPEN)
                        .param("over", clock.instant().minus(LONGEST).atOffset(ZoneOffset.UTC))
                        .query((row, index) -> open(row))
                        .list();
        var names = texts.names(rooms.stream().map(Open::eventId).toList());
        return rooms.stream()
                .map(room -> room.with(names.getOrDefault(room.eventId(), new TreeMap<>())))
                .toList();
    }

    private static Open open(ResultSet row) throws SQLException {
        var byLoad = row.getString("mode").equals("load");
        var first = time(row, "first_sale");
        var starts = byLoad || row.getLong("always") > 0 ? null : first;
        var ends = time(row, "ends_at");
        return new Open(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("time_zone"),
                byLoad,
                starts == null ? null : starts.minus(Duration.ofMinutes(row.getInt("open_before"))),
                starts,
                ends == null ? at(row, "starts_at").plus(LONGEST) : ends,
                row.getInt("per_minute"),
                row.getInt("inside"),
                row.getInt("minutes"),
                row.getInt("busy_at"),
                Map.of());
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
