package dev.marquee.gateway.room;

import dev.marquee.gateway.room.RoomDatabase.Access;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Which rooms there are, for a gateway that starts, and which have ended: because the event is
 * over, or its organiser has closed them. What their draws are checked with stays for a while; what
 * else is known of places goes earlier.
 */
@Component
class StoredRooms {

    private static final Logger log = LoggerFactory.getLogger(StoredRooms.class);

    private final RoomDatabase database;

    StoredRooms(RoomDatabase database) {
        this.database = database;
    }

    /**
     * Makes the room, and with it the seed, where it is missing; else stores what is decided now.
     * It has not ended, or begins again.
     */
    void store(long event, String code, String terms, Instant now) {
        if (update(event, code, terms)) return;
        try {
            database.open()
                    .jdbc()
                    .update(
                            "insert into waiting_room (event_id, code, terms, seed, created_at) values (?, ?, ?, ?, ?)",
                            event,
                            code,
                            terms,
                            Draw.newSeed(),
                            RoomTable.utc(now));
        } catch (DuplicateKeyException e) {
            update(event, code, terms);
        }
    }

    private boolean update(long event, String code, String terms) {
        return database.open()
                        .jdbc()
                        .update(
                                "update waiting_room set code = ?, terms = ?, ended_at = null where event_id = ?",
                                code,
                                terms,
                                event)
                == 1;
    }

    /** What was decided of all rooms, as this gateway or another one heard it last. */
    List<String> terms() {
        if (!database.exists()) return List.of();
        return database.open()
                .jdbc()
                .queryForList(
                        "select terms from waiting_room where ended_at is null", String.class);
    }

    /** All rooms but these have ended, if they had not before. */
    void endAllBut(Set<Long> events, Instant now) {
        if (!database.exists()) return;
        var jdbc = database.open().jdbc();
        for (var event :
                jdbc.queryForList(
                        "select event_id from waiting_room where ended_at is null", Long.class))
            if (!events.contains(event))
                jdbc.update(
                        "update waiting_room set ended_at = ? where event_id = ? and ended_at is null",
                        RoomTable.utc(now),
                        event);
    }

    /** The event of a room that has ended; its proof may still be there. */
    Optional<Long> ended(String idOrCode) {
        if (!database.exists()) return Optional.empty();
        var jdbc = database.open().jdbc();
        var text = idOrCode.strip();
        var found =
                text.matches("\\d{1,18}")
                        ? jdbc.queryForList(
                                "select event_id from waiting_room where ended_at is not null and event_id = ?",
                                Long.class,
                                Long.valueOf(text))
                        : jdbc.queryForList(
                                "select event_id from waiting_room where ended_at is not null and code = ?",
                                Long.class,
                                text.toUpperCase(Locale.ROOT));
        return found.stream().findFirst();
    }

    /** Deletes what has been kept for long enough. */
    void purge(RoomSettings settings, Instant now) {
        if (!database.exists()) return;
        try {
            var access = database.open();
            var unused = now.minus(settings.retention());
            for (var event : endedBefore(access, unused))
                access.transactions().executeWithoutResult(status -> forget(access, event, unused));
            var unproved = now.minus(settings.proofRetention());
            for (var event : endedBefore(access, unproved))
                access.transactions()
                        .executeWithoutResult(status -> delete(access, event, unproved));
        } catch (DataAccessException | TransactionException e) {
            log.warn("ended waiting rooms stay for now: {}", e.toString());
        }
    }

    private static List<Long> endedBefore(Access access, Instant moment) {
        return access.jdbc()
                .queryForList(
                        "select event_id from waiting_room where ended_at < ? order by event_id",
                        Long.class,
                        RoomTable.utc(moment));
    }

    /** In a transaction: the room; empty where it has begun again meanwhile, or is gone. */
    private static Optional<RoomTable.Row> lockEnded(Access access, long event, Instant moment) {
        return access
                .jdbc()
                .queryForList(
                        "select event_id from waiting_room where event_id = ? and ended_at < ? for update",
                        Long.class,
                        event,
                        RoomTable.utc(moment))
                .stream()
                .findFirst()
                .map(found -> RoomTable.lock(access, found));
    }

    /** Of those who were drawn, their ids and numbers are published and stay; nothing else does. */
    static void forget(Access access, long event, Instant moment) {
        var room = lockEnded(access, event, moment);
        if (room.isEmpty()) return;
        access.jdbc()
                .update(
                        "delete from waiting_place where event_id = ? and (number is null or number > ?)",
                        event,
                        room.get().lotSize());
        access.jdbc()
                .update(
                        "update waiting_place set network = '', joined_at = ?, attempt = null, busy_until = null where event_id = ? and network <> ''",
                        RoomTable.utc(room.get().createdAt()),
                        event);
    }

    static void delete(Access access, long event, Instant moment) {
        if (lockEnded(access, event, moment).isEmpty()) return;
        access.jdbc().update("delete from waiting_place where event_id = ?", event);
        access.jdbc().update("delete from waiting_room where event_id = ?", event);
    }
}
