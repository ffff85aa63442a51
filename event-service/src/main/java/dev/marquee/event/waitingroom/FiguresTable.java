package dev.marquee.event.waitingroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of waiting rooms in the database: for each event those that were reported last. */
@Component
class FiguresTable {

    private static final String UPDATE =
            """
            update event_waiting_room_figures set reported_at = ?, phase = ?, waiting = ?, called = ?, inside = ?, booked = ?, missed = ?, expired = ?,
                given_back = ?, admitted = ?, per_minute = ?, drawn = ?, seed_hash = ?, seed = ?
            where event_id = ?
            """;

    private static final String INSERT =
            """
            insert into event_waiting_room_figures
                (reported_at, phase, waiting, called, inside, booked, missed, expired, given_back, admitted, per_minute, drawn, seed_hash, seed, event_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FiguresTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of an event that has been deleted meanwhile, nothing is stored. */
    void store(List<ReportedFigures> reported) {
        for (var room : reported) if (!write(UPDATE, room) && exists(room.eventId())) insert(room);
    }

    private boolean exists(long event) {
        return jdbc.sql("select count(*) from event where id = ?")
                        .param(event)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private void insert(ReportedFigures room) {
        try {
            write(INSERT, room);
        } catch (DuplicateKeyException e) {
            write(UPDATE, room); // another gateway was first
        }
    }

    private boolean write(String statement, ReportedFigures room) {
        return jdbc.sql(statement)
                        .params(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                room.phase(),
                                room.waiting(),
                                room.called(),
                                room.inside(),
                                room.booked(),
                                room.missed(),
                                room.expired(),
                                room.left(),
                                room.admitted(),
                                room.perMinute(),
                                room.drawn(),
                                room.seedHash())
                        .param(room.seed())
                        .param(room.eventId())
                        .update()
                == 1;
    }

    /** Empty where there has never been a room. */
    Optional<WaitingRoomFigures> of(long event) {
        return jdbc.sql("select * from event_waiting_room_figures where event_id = ?")
                .param(event)
                .query(FiguresTable::figures)
                .optional();
    }

    private static WaitingRoomFigures figures(ResultSet row, int index) throws SQLException {
        return new WaitingRoomFigures(
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getString("phase"),
                row.getLong("waiting"),
                row.getLong("called"),
                row.getLong("inside"),
                row.getLong("booked"),
                row.getLong("missed"),
                row.getLong("expired"),
                row.getLong("given_back"),
                row.getLong("admitted"),
                row.getLong("per_minute"),
                row.getLong("drawn"),
                row.getString("seed_hash"),
                row.getString("seed"));
    }
}
