package dev.marquee.ticket.export;

import dev.marquee.platform.export.Format;
import dev.marquee.platform.queue.QueueTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The exports that were ordered, as whoever ordered them sees them. */
@Repository
class ExportJobs {

    /** How long it is said that there was one. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final int SHOWN = 50;

    private static final String SELECT =
            "select j.*, e.code from export_job j left join sale_terms e on e.event_id = j.event_id ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ExportJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last ones of somebody; the newest come first. */
    List<ExportJob> of(long owner) {
        return jdbc.sql(SELECT + "where j.owner_id = ? order by j.id desc limit " + SHOWN)
                .param(owner)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<ExportJob> find(long id) {
        return jdbc.sql(SELECT + "where j.id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** How many of somebody's wait or run. */
    int open(long owner) {
        return jdbc.sql(
                        "select count(*) from export_job where owner_id = ? and state in ('queued', 'running')")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    long add(long owner, boolean everybody, ExportOrder order) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into export_job (owner_id, everybody, kind, format, byte_mark, event_id, from_day, to_day, zone, locale, state, due_at, created_at)
                        values (:owner, :everybody, :kind, :format, :mark, :event, :from, :to, :zone, :locale, 'queued', :now, :now)
                        """)
                .param("owner", owner)
                .param("everybody", everybody)
                .param("kind", order.kind().word())
                .param("format", order.format().ending())
                .param("mark", order.mark())
                .param("event", order.event(), Types.BIGINT)
                .param("from", order.from(), Types.DATE)
                .param("to", order.to(), Types.DATE)
                .param("zone", order.zone().getId())
                .param("locale", order.locale())
                .param("now", now())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Takes an order back, unless it is done; whoever works on it ends within a page. */
    boolean cancel(long id) {
        return jdbc.sql(
                                """
                                update export_job set state = 'cancelled', slot = null, due_at = null, finished_at = :now
                                where id = :id and state in ('queued', 'running')
                                """)
                        .param("now", now())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Deletes it with its file. */
    void delete(long id) {
        jdbc.sql("delete from export_job where id = ?").param(id).update();
    }

    /** Deletes all of an account. */
    void forget(long owner) {
        jdbc.sql("delete from export_job where owner_id = ?").param(owner).update();
    }

    /** Whether an event that the file speaks of is another organiser's by now. */
    boolean speaksOfOthers(ExportJob job) {
        return jdbc.sql(
                                """
                                select count(*) from export_event x join sale_terms e on e.event_id = x.event_id
                                where x.job_id = ? and e.organizer_id <> ?
                                """)
                        .params(job.id(), job.ownerId())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Ends what is over: the files go at once, that there was one later. */
    @Transactional
    public void tidy() {
        var now = now();
        jdbc.sql(
                        "update export_job set state = 'expired' where state = 'ready' and expires_at <= ?")
                .param(now)
                .update();
        jdbc.sql(
                        """
                        delete from export_part where job_id in (select id from export_job where state in ('expired', 'cancelled', 'failed'))
                        """)
                .update();
        jdbc.sql(
                        """
                        delete from export_person where job_id in (select id from export_job where state in ('expired', 'cancelled', 'failed'))
                        """)
                .update();
        jdbc.sql("delete from export_job where due_at is null and created_at <= ?")
                .param(now.minus(REMEMBERED))
                .update();
    }

    /** An end that has passed counts before the table says so. */
    private ExportJob read(ResultSet row) throws SQLException {
        return read(row, now());
    }

    static ExportJob read(ResultSet row, OffsetDateTime now) throws SQLException {
        var expires = QueueTable.instant(row, "expires_at");
        var state = ExportState.of(row.getString("state"));
        var over =
                state == ExportState.READY && expires != null && !expires.isAfter(now.toInstant());
        return new ExportJob(
                row.getLong("id"),
                row.getLong("owner_id"),
                row.getBoolean("everybody"),
                new ExportOrder(
                        ExportKind.of(row.getString("kind")),
                        Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                        row.getBoolean("byte_mark"),
                        row.getObject("event_id", Long.class),
                        day(row, "from_day"),
                        day(row, "to_day"),
                        ZoneId.of(row.getString("zone")),
                        row.getString("locale")),
                row.getString("code"),
                over ? ExportState.EXPIRED : state,
                row.getInt("attempts"),
                row.getLong("rows_done"),
                row.getObject("rows_total", Long.class),
                QueueTable.instant(row, "as_of"),
                row.getLong("size"),
                row.getString("problem"),
                Objects.requireNonNull(QueueTable.instant(row, "created_at")),
                expires);
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
