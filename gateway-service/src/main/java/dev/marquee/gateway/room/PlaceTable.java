package dev.marquee.gateway.room;

import dev.marquee.gateway.room.RoomDatabase.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The places in the database. Every change is one guarded statement; its row count is the answer.
 */
class PlaceTable {

    /** After that a booking without an answer is not waited for any more. */
    private static final Duration LONGEST_BOOKING = Duration.ofSeconds(30);

    private static final String COLUMNS = "id, number, state, expires_at";

    /** Somebody who wants a place. */
    record Arrival(String id, String network) {}

    /** One line of what is published: no more than anybody may know. */
    record Drawn(String place, long number) {}

    /** How many places there are in each state. */
    record Counts(Map<PlaceState, Long> states) {

        long of(PlaceState state) {
            return states.getOrDefault(state, 0L);
        }
    }

    private final RoomDatabase database;

    PlaceTable(RoomDatabase database) {
        this.database = database;
    }

    /**
     * Gives places to all of them, in this order; numbers too, once there was the draw.
     *
     * @param mostPerNetwork how many of one network may wait or be inside at once
     * @return for each, whether it has got a place
     */
    List<Boolean> join(long event, List<Arrival> arrivals, int mostPerNetwork, Instant now) {
        var access = database.open();
        return Objects.requireNonNull(
                access.transactions()
                        .execute(status -> join(access, event, arrivals, mostPerNetwork, now)));
    }

    private static List<Boolean> join(
            Access access, long event, List<Arrival> arrivals, int most, Instant now) {
        var room = RoomTable.lock(access, event);
        var number = room.lastNumber();
        var taken = new HashMap<String, Long>();
        var rows = new ArrayList<Object[]>();
        var answers = new ArrayList<Boolean>();
        for (var arrival : arrivals) {
            var before =
                    taken.computeIfAbsent(
                            arrival.network(), network -> ofNetwork(access, event, network));
            answers.add(before < most);
            if (before >= most) continue;
            taken.put(arrival.network(), before + 1);
            var given = room.drawnAt() == null ? null : ++number;
            rows.add(
                    new Object[] {
                        event, arrival.id(), arrival.network(), RoomTable.utc(now), given
                    });
        }
        if (!rows.isEmpty())
            access.jdbc()
                    .batchUpdate(
                            "insert into waiting_place (event_id, id, network, joined_at, number, state) values (?, ?, ?, ?, ?, 'WAITING')",
                            rows);
        if (number > room.lastNumber())
            access.jdbc()
                    .update(
                            "update waiting_room set last_number = ? where event_id = ?",
                            number,
                            event);
        return answers;
    }

    private static long ofNetwork(Access access, long event, String network) {
        return Objects.requireNonNull(
                access.jdbc()
                        .queryForObject(
                                "select count(*) from waiting_place where event_id = ? and network = ? and state in ('WAITING', 'CALLED', 'INSIDE')",
                                Long.class,
                                event,
                                network));
    }

    Optional<Place> find(long event, String id) {
        return database
                .open()
                .jdbc()
                .query(
                        "select " + COLUMNS + " from waiting_place where event_id = ? and id = ?",
                        PlaceTable::place,
                        event,
                        id)
                .stream()
                .findFirst();
    }

    /** Whoever was called has come; false where the call is over, or was answered before. */
    boolean enter(long event, String id, Instant now, Instant until) {
        return jdbc().update(
                                "update waiting_place set state = 'INSIDE', expires_at = ? where event_id = ? and id = ? and state = 'CALLED' and expires_at > ?",
                                RoomTable.utc(until),
                                event,
                                id,
                                RoomTable.utc(now))
                == 1;
    }

    /**
     * A booking with this place begins. Only one at a time does, and none after one that came to
     * something: except that the same booking may be asked for again, which its own key makes safe.
     *
     * @param attempt names the booking
     */
    boolean begin(long event, String id, String attempt, Instant now) {
        var at = RoomTable.utc(now);
        return jdbc().update(
                                """
                                update waiting_place set copies = case when busy_until > ? and attempt = ? then copies + 1 else 1 end, busy_until = ?, attempt = ?
                                where event_id = ? and id = ?
                                and ((state in ('CALLED', 'INSIDE') and expires_at > ? and (busy_until is null or busy_until <= ? or attempt = ?)) or (state = 'BOOKED' and attempt = ?))
                                """,
                                at,
                                attempt,
                                RoomTable.utc(now.plus(LONGEST_BOOKING)),
                                attempt,
                                event,
                                id,
                                at,
                                at,
                                attempt,
                                attempt)
                == 1;
    }

    /**
     * The booking has an answer. If it is none that books, the place is as it was: once all that
     * were sent at the same time have one, since another of them may still book.
     *
     * @param begun when this one began: one that was given up since frees nothing
     */
    void end(long event, String id, String attempt, boolean booked, Instant begun, Instant now) {
        if (!booked && !now.isBefore(begun.plus(LONGEST_BOOKING))) return;
        jdbc().update(
                        """
                        update waiting_place set copies = greatest(copies - 1, 0), busy_until = case when copies > 1 then busy_until else null end,
                            state = case when ? then 'BOOKED' else state end
                        where event_id = ? and id = ? and attempt = ?
                        """,
                        booked,
                        event,
                        id,
                        attempt);
    }

    /** Gives a place back; false where nothing comes of it anyway. */
    boolean leave(long event, String id) {
        return jdbc().update(
                                "update waiting_place set state = 'LEFT' where event_id = ? and id = ? and state in ('WAITING', 'CALLED', 'INSIDE')",
                                event,
                                id)
                == 1;
    }

    private JdbcTemplate jdbc() {
        return database.open().jdbc();
    }

    /** The numbers of all who wait, in order. */
    long[] waiting(long event) {
        return database
                .open()
                .jdbc()
                .queryForList(
                        "select number from waiting_place where event_id = ? and state = 'WAITING' and number is not null order by number",
                        Long.class,
                        event)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    Counts counts(long event) {
        var counts = new HashMap<PlaceState, Long>();
        database.open()
                .jdbc()
                .query(
                        "select state, count(*) from waiting_place where event_id = ? group by state",
                        row -> {
                            counts.put(PlaceState.valueOf(row.getString(1)), row.getLong(2));
                        },
                        event);
        return new Counts(counts);
    }

    /** Those who were drawn, in the order of their numbers. */
    List<Drawn> drawn(long event, long lotSize) {
        return database.open()
                .jdbc()
                .query(
                        "select id, number from waiting_place where event_id = ? and number <= ? order by number",
                        (row, index) -> new Drawn(row.getString(1), row.getLong(2)),
                        event,
                        lotSize);
    }

    private static Place place(ResultSet row, int index) throws SQLException {
        return new Place(
                row.getString("id"),
                row.getObject("number", Long.class),
                PlaceState.valueOf(row.getString("state")),
                RoomTable.time(row, "expires_at"));
    }
}
