package dev.marquee.ticket.seating;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads which seats of events are free. A hall is built once for each version of its seating, and
 * of who sits where only what has changed is read again. All that is kept here was committed: what
 * a transaction reads that has written before is kept when it has been.
 */
public final class SeatReader {

    private static final int MOST_EVENTS = 500;

    private static final String STATES =
            "select event_id, version, seq, orphans from seating where event_id = any(?) and not removed";

    static final String CHANGES =
            """
            select seat_id, live_seat is not null as taken from ticket_seat where event_id = ? and seq > ?
            order by seq, case when live_seat is null then 0 else 1 end
            """;

    private static final String ALL =
            "select live_seat as seat_id, true as taken from ticket_seat where event_id = ? and live_seat is not null";

    private record State(long eventId, int version, long seq, OrphanRule orphans) {}

    private final JsonMapper json;
    private final Cache<Long, FreeSeats> kept =
            Caffeine.newBuilder().maximumSize(MOST_EVENTS).build();

    public SeatReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * The seats of these events as they are now; events without seats are not there. Whoever
     * decides by it has locked their inventory.
     */
    public Map<Long, FreeSeats> read(Connection connection, Collection<Long> events)
            throws SQLException {
        var all = new HashMap<Long, FreeSeats>();
        if (events.isEmpty()) return all;
        try (var statement = connection.prepareStatement(STATES)) {
            statement.setArray(1, connection.createArrayOf("bigint", events.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) all.put(rows.getLong(1), seats(connection, state(rows)));
            }
        }
        return all;
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                row.getLong("event_id"),
                row.getInt("version"),
                row.getLong("seq"),
                OrphanRule.of(row.getString("orphans")));
    }

    /** For the caller alone: what is kept is never changed. */
    private FreeSeats seats(Connection connection, State state) throws SQLException {
        var known = kept.getIfPresent(state.eventId);
        if (known == null || known.version() != state.version || known.seq() > state.seq)
            return keep(state, all(connection, state));
        if (known.seq() == state.seq && known.orphans() == state.orphans) return known.copy();
        var hall = known.hall();
        var taken = (BitSet) known.taken().clone();
        read(connection, CHANGES, state.eventId, known.seq(), hall, taken);
        return keep(state, new FreeSeats(hall, state.version, taken, state.seq, state.orphans));
    }

    private FreeSeats all(Connection connection, State state) throws SQLException {
        var hall = hall(connection, state.eventId);
        var taken = new BitSet(hall.size());
        read(connection, ALL, state.eventId, null, hall, taken);
        return new FreeSeats(hall, state.version, taken, state.seq, state.orphans);
    }

    private FreeSeats keep(State state, FreeSeats now) {
        if (TransactionSynchronizationManager.isSynchronizationActive())
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            keep(state.eventId, now);
                        }
                    });
        else keep(state.eventId, now);
        return now.copy();
    }

    /** Unless somebody else has kept what came later. */
    private void keep(long event, FreeSeats now) {
        kept.asMap().merge(event, now, (old, same) -> old.isLaterThan(now) ? old : now);
    }

    /**
     * What was read here and taken since is committed, as the next change of the event and with
     * nothing else: whoever reads next need not ask for it.
     */
    public void committed(long event, FreeSeats taken) {
        keep(event, taken.next());
    }

    private static void read(
            Connection connection,
            String sql,
            long event,
            @Nullable Long since,
            Hall hall,
            BitSet taken)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, event);
            if (since != null) statement.setLong(2, since);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var isTaken = rows.getBoolean("taken");
                    hall.find(rows.getString("seat_id")).ifPresent(n -> taken.set(n, isTaken));
                }
            }
        }
    }

    private Hall hall(Connection connection, long event) throws SQLException {
        var keptBack = new HashSet<String>();
        try (var statement =
                        connection.prepareStatement(
                                "select seat_id from seat_block where event_id = ?");
                var rows = rows(statement, event)) {
            while (rows.next()) keptBack.add(rows.getString(1));
        }
        try (var statement =
                        connection.prepareStatement(
                                "select p.plan, s.sections from seating s join seating_plan p on p.event_id = s.event_id where s.event_id = ?");
                var rows = rows(statement, event)) {
            if (!rows.next()) throw new IllegalStateException("event " + event + " has no seats");
            return new Hall(
                    json.readValue(rows.getString(1), PlanDocument.class),
                    json.readValue(rows.getString(2), new TypeReference<Map<String, Long>>() {}),
                    keptBack);
        }
    }

    private static ResultSet rows(PreparedStatement statement, long event) throws SQLException {
        statement.setLong(1, event);
        return statement.executeQuery();
    }
}
