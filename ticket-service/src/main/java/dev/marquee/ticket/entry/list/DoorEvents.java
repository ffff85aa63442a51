package dev.marquee.ticket.entry.list;

import dev.marquee.platform.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds events for their doors. */
@Component
public class DoorEvents {

    private static final String SELECT =
            """
            select e.event_id, e.code, e.name, e.starts_at, e.ends_at, e.time_zone, e.organizer_id,
                   e.status = 'cancelled' as off, e.test_mode <> 'off' as test
            from sale_terms e where %s order by e.starts_at, e.event_id
            """;

    private final JdbcClient jdbc;

    public DoorEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<DoorEvent> find(long id) {
        return jdbc.sql(SELECT.formatted("e.event_id = ?"))
                .param(id)
                .query(DoorEvents::event)
                .optional();
    }

    /**
     * By id or code.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none
     */
    public DoorEvent open(String idOrCode) {
        var number = idOrCode.matches("[0-9]{1,18}");
        return jdbc.sql(SELECT.formatted(number ? "e.event_id = ?" : "e.code = ?"))
                .param(number ? Long.valueOf(idOrCode) : idOrCode.toUpperCase(Locale.ROOT))
                .query(DoorEvents::event)
                .optional()
                .orElseThrow(() -> Problems.notFound("event"));
    }

    /** Those that meet a condition on {@code sale_terms e}, the first to begin first. */
    public List<DoorEvent> where(String condition, List<?> parameters) {
        return jdbc.sql(SELECT.formatted(condition))
                .params(parameters)
                .query(DoorEvents::event)
                .list();
    }

    private static DoorEvent event(ResultSet row, int number) throws SQLException {
        var ends = row.getObject("ends_at", OffsetDateTime.class);
        return new DoorEvent(
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                ends == null ? null : ends.toInstant(),
                ZoneId.of(row.getString("time_zone")),
                row.getLong("organizer_id"),
                row.getBoolean("off"),
                row.getBoolean("test"));
    }
}
