package dev.marquee.report.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** All schedules. */
@Repository
class Schedules {

    private final JdbcClient jdbc;

    Schedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of an owner, the newest first. */
    List<Schedule> of(long owner, int page, int size) {
        return jdbc.sql(
                        "select * from report_schedule where owner_id = :owner order by id desc limit :size offset :from")
                .param("owner", owner)
                .param("size", size)
                .param("from", (long) page * size)
                .query((row, n) -> schedule(row))
                .list();
    }

    long count(long owner) {
        return jdbc.sql("select count(*) from report_schedule where owner_id = ?")
                .param(owner)
                .query(Long.class)
                .single();
    }

    Optional<Schedule> find(long id) {
        return jdbc.sql("select * from report_schedule where id = ?")
                .param(id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<Schedule> lock(long id) {
        return jdbc.sql("select * from report_schedule where id = ? for update")
                .param(id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    /** Those that may be due by now, in any zone. */
    List<Schedule> maybeDue(Instant now) {
        return jdbc.sql(
                        "select * from report_schedule where state = 'active' and next_day <= ? order by next_day, id")
                .param(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1))
                .query((row, n) -> schedule(row))
                .list();
    }

    long add(long owner, ScheduleDraft draft, LocalDate nextDay, Instant now) {
        var key = new GeneratedKeyHolder();
        params(
                        jdbc.sql(
                                """
                                insert into report_schedule (owner_id, name, rhythm, weekday, local_time, zone, event_id, pdf, excel, lang, state, next_day, created_at)
                                values (:owner, :name, :rhythm, :weekday, :time, :zone, :event, :pdf, :excel, :lang, :state, :nextDay, :now)
                                """),
                        draft,
                        nextDay)
                .param("owner", owner)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void change(long id, ScheduleDraft draft, LocalDate nextDay) {
        params(
                        jdbc.sql(
                                """
                                update report_schedule set name = :name, rhythm = :rhythm, weekday = :weekday, local_time = :time, zone = :zone,
                                    event_id = :event, pdf = :pdf, excel = :excel, lang = :lang, state = :state, why = null, next_day = :nextDay,
                                    version = version + 1
                                where id = :id
                                """),
                        draft,
                        nextDay)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec params(
            JdbcClient.StatementSpec sql, ScheduleDraft draft, LocalDate nextDay) {
        var timing = draft.timing();
        var weekday = timing.weekday();
        return sql.param("name", draft.name())
                .param("rhythm", timing.rhythm().word())
                .param("weekday", weekday == null ? null : weekday.getValue())
                .param("time", timing.time())
                .param("zone", timing.zone().getId())
                .param("event", draft.eventId())
                .param("pdf", draft.pdf())
                .param("excel", draft.excel())
                .param("lang", draft.lang())
                .param("state", draft.active() ? "active" : "paused")
                .param("nextDay", nextDay);
    }

    /** Whether this call, and no other, moved it on from the day on which it was due. */
    boolean moveOn(Schedule schedule, LocalDate nextDay, String runKey) {
        return jdbc.sql(
                                """
                                update report_schedule set next_day = :next, last_run_key = :key
                                where id = :id and state = 'active' and next_day = :was and version = :version
                                """)
                        .param("next", nextDay)
                        .param("key", runKey)
                        .param("id", schedule.id())
                        .param("was", schedule.nextDay())
                        .param("version", schedule.version())
                        .update()
                == 1;
    }

    /**
     * Pauses it, and nothing else.
     *
     * @param why null where its owner does
     * @return whether it was not paused
     */
    boolean pause(long id, @Nullable String why) {
        return jdbc.sql(
                                "update report_schedule set state = 'paused', why = :why, version = version + 1 where id = :id and state = 'active'")
                        .param("why", why)
                        .param("id", id)
                        .update()
                == 1;
    }

    void resume(long id, LocalDate nextDay) {
        jdbc.sql(
                        "update report_schedule set state = 'active', why = null, next_day = :next, version = version + 1 where id = :id and state = 'paused'")
                .param("next", nextDay)
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from report_schedule where id = ?").param(id).update();
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        var weekday = row.getObject("weekday", Integer.class);
        return new Schedule(
                row.getLong("id"),
                row.getLong("owner_id"),
                row.getString("name"),
                new Timing(
                        Rhythm.of(row.getString("rhythm")).orElseThrow(),
                        weekday == null ? null : DayOfWeek.of(weekday),
                        row.getObject("local_time", LocalTime.class),
                        ZoneId.of(row.getString("zone"))),
                row.getObject("event_id", Long.class),
                row.getBoolean("pdf"),
                row.getBoolean("excel"),
                row.getString("lang"),
                row.getString("state").equals("active"),
                row.getString("why"),
                row.getObject("next_day", LocalDate.class),
                row.getString("last_run_key"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
