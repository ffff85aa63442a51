package dev.marquee.gateway.room;

import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.RoomDatabase.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * The rooms in the database. Whatever gives numbers or lets somebody in holds the room's row first:
 * several gateways take turns.
 */
class RoomTable {

    private static final long WHOLE = 1_000_000;

    /** As much of the pace is made up for after a pause, such as a restart. */
    private static final Duration MADE_UP = Duration.ofSeconds(3);

    /** A room as it is stored. */
    record Row(
            long eventId,
            String seed,
            Instant createdAt,
            @Nullable Instant drawnAt,
            long lotSize,
            long lastNumber,
            long admitted,
            long credit,
            @Nullable Instant steppedAt,
            @Nullable Instant busySince) {}

    private static final String COLUMNS =
            "event_id, seed, created_at, drawn_at, lot_size, last_number, admitted, credit, stepped_at, busy_since";

    private final RoomDatabase database;
    private final Duration claim;

    /**
     * @param claim how long somebody is expected after being called
     */
    RoomTable(RoomDatabase database, Duration claim) {
        this.database = database;
        this.claim = claim;
    }

    Optional<Row> find(long event) {
        return database
                .open()
                .jdbc()
                .query(
                        "select " + COLUMNS + " from waiting_room where event_id = ?",
                        RoomTable::row,
                        event)
                .stream()
                .findFirst();
    }

    /** In a transaction: the row, which nobody else changes until its end. */
    static Row lock(Access access, long event) {
        var rows =
                access.jdbc()
                        .query(
                                "select "
                                        + COLUMNS
                                        + " from waiting_room where event_id = ? for update",
                                RoomTable::row,
                                event);
        if (rows.isEmpty()) throw new EmptyResultDataAccessException(1); // it is to be stored first
        return rows.getFirst();
    }

    /** A room by load opens, or closes again. */
    void setBusy(long event, @Nullable Instant since) {
        database.open()
                .jdbc()
                .update(
                        "update waiting_room set busy_since = ? where event_id = ?",
                        since == null ? null : utc(since),
                        event);
    }

    /** Draws if it is time, ends what has run out, and calls as many as may come in. */
    void step(Terms terms, Instant now) {
        var access = database.open();
        access.transactions().executeWithoutResult(status -> step(access, terms, now));
    }

    private void step(Access access, Terms terms, Instant now) {
        var event = terms.eventId();
        var row = lock(access, event);
        var isEarly = terms.startsAt() != null && now.isBefore(terms.startsAt());
        if (row.drawnAt() == null) {
            if (isEarly) return;
            draw(access, row, now);
            row = lock(access, event);
        } else if (isEarly && row.lastNumber() == 0) {
            putOff(access, event);
            return;
        }
        end(access, event, PlaceState.INSIDE, PlaceState.EXPIRED, now);
        end(access, event, PlaceState.CALLED, PlaceState.MISSED, now);
        var credit = credit(row, terms.perMinute(), now);
        var free = terms.inside() - inside(access, event);
        var called = call(access, event, Math.min(credit / WHOLE, free), now);
        access.jdbc()
                .update(
                        "update waiting_room set credit = ?, stepped_at = ?, admitted = admitted + ? where event_id = ?",
                        credit - called * WHOLE,
                        utc(now),
                        called,
                        event);
    }

    private static void draw(Access access, Row row, Instant now) {
        var event = row.eventId();
        var places =
                access.jdbc()
                        .queryForList(
                                "select id from waiting_place where event_id = ? and number is null",
                                String.class,
                                event);
        var numbers = new ArrayList<Object[]>();
        for (var place : Draw.order(row.seed(), places))
            numbers.add(new Object[] {numbers.size() + 1L, event, place});
        for (var from = 0; from < numbers.size(); from += 1_000)
            access.jdbc()
                    .batchUpdate(
                            "update waiting_place set number = ? where event_id = ? and id = ?",
                            numbers.subList(from, Math.min(from + 1_000, numbers.size())));
        access.jdbc()
                .update(
                        "update waiting_room set drawn_at = ?, lot_size = ?, last_number = ? where event_id = ?",
                        utc(now),
                        numbers.size(),
                        numbers.size(),
                        event);
    }

    /** Nobody has a number yet, and the sale starts later: there is a lot again, by a new seed. */
    private static void putOff(Access access, long event) {
        access.jdbc()
                .update(
                        "update waiting_room set drawn_at = null, seed = ? where event_id = ?",
                        Draw.newSeed(),
                        event);
    }

    private static void end(
            Access access, long event, PlaceState from, PlaceState to, Instant now) {
        access.jdbc()
                .update(
                        "update waiting_place set state = ? where event_id = ? and state = ? and expires_at <= ? and (busy_until is null or busy_until <= ?)",
                        to.name(),
                        event,
                        from.name(),
                        utc(now),
                        utc(now));
    }

    private static long credit(Row row, int perMinute, Instant now) {
        var since = row.steppedAt() == null ? now.minusSeconds(1) : row.steppedAt();
        var elapsed = Math.max(0, Duration.between(since, now).toMillis());
        var earned = Math.min(elapsed, MADE_UP.toMillis()) * perMinute * WHOLE / 60_000;
        var most = Math.max(WHOLE, MADE_UP.toMillis() * perMinute * WHOLE / 60_000);
        return Math.min(row.credit() + earned, most);
    }

    private static long inside(Access access, long event) {
        return Objects.requireNonNull(
                access.jdbc()
                        .queryForObject(
                                "select count(*) from waiting_place where event_id = ? and state in ('CALLED', 'INSIDE')",
                                Long.class,
                                event));
    }

    private long call(Access access, long event, long most, Instant now) {
        if (most <= 0) return 0;
        var until = utc(now.plus(claim));
        var next =
                access.jdbc()
                        .queryForList(
                                "select id from waiting_place where event_id = ? and state = 'WAITING' order by number fetch first ? rows only",
                                String.class,
                                event,
                                most);
        var calls = new ArrayList<Object[]>();
        for (var place : next) calls.add(new Object[] {until, event, place});
        if (!calls.isEmpty())
            access.jdbc()
                    .batchUpdate(
                            "update waiting_place set state = 'CALLED', expires_at = ? where event_id = ? and id = ? and state = 'WAITING'",
                            calls);
        return calls.size();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong("event_id"),
                row.getString("seed"),
                Objects.requireNonNull(time(row, "created_at")),
                time(row, "drawn_at"),
                row.getLong("lot_size"),
                row.getLong("last_number"),
                row.getLong("admitted"),
                row.getLong("credit"),
                time(row, "stepped_at"),
                time(row, "busy_since"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
