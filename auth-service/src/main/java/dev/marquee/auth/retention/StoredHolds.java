package dev.marquee.auth.retention;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.retention.Holds;
import dev.marquee.platform.value.EmailAddress;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What stays whatever its age, because a quarrel is not over yet. */
@Repository
class StoredHolds {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    StoredHolds(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    List<Hold> all() {
        return jdbc.sql(
                        "select id, person, event_id, why, made_by, made_at from retention_hold order by id")
                .query((row, n) ->
                        new Hold(
                                row.getLong("id"),
                                row.getString("person"),
                                row.getObject("event_id", Long.class),
                                row.getString("why"),
                                row.getString("made_by"),
                                row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Holds holds() {
        var all = all();
        return new Holds(
                all.stream().map(Hold::person).filter(Objects::nonNull).toList(),
                all.stream().map(Hold::eventId).filter(Objects::nonNull).toList());
    }

    /** Of a person or of an event; what is held already stays as it is. */
    @Transactional
    public void add(
            @Nullable EmailAddress person, @Nullable Long eventId, String why, String madeBy) {
        var added =
                jdbc.sql(
                                """
                                insert into retention_hold (person, event_id, why, made_by, made_at)
                                values (:person, :event, :why, :by, :at) on conflict do nothing
                                """)
                        .param("person", person == null ? null : person.value(), Types.VARCHAR)
                        .param("event", eventId, Types.BIGINT)
                        .param("why", why)
                        .param("by", madeBy)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (added == 1)
            audit.record("retention.held", eventId == null ? "person" : "event:" + eventId, "");
    }

    @Transactional
    public void remove(long id) {
        if (jdbc.sql("delete from retention_hold where id = ?").param(id).update() == 1)
            audit.record("retention.released", "hold:" + id, "");
    }
}
