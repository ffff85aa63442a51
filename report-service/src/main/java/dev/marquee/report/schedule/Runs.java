package dev.marquee.report.schedule;

import dev.marquee.report.metric.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reports that are made, and those that were. Who works on one holds it for some minutes: whoever
 * dies meanwhile leaves it to the next.
 */
@Repository
class Runs {

    /** Longer than the largest report takes on a slow machine. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds one that waits to be made, unless there is one of this key. */
    void add(long schedule, String key, Period period, Instant due, boolean late, boolean trial) {
        if (isKnown(schedule, key)) return;
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into report_run (schedule_id, run_key, from_day, until_day, due_at, late, trial, state, try_at, created_at)
                        values (:schedule, :key, :from, :until, :due, :late, :trial, 'waiting', :now, :now)
                        """)
                .param("schedule", schedule)
                .param("key", key)
                .param("from", period.from())
                .param("until", period.until())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("late", late)
                .param("trial", trial)
                .param("now", now)
                .update();
    }

    boolean isKnown(long schedule, String key) {
        return jdbc.sql("select count(*) from report_run where schedule_id = ? and run_key = ?")
                        .params(schedule, key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The newest of a schedule. */
    List<Run> of(long schedule, int most) {
        return jdbc.sql(
                        "select * from report_run where schedule_id = :schedule order by id desc limit :most")
                .param("schedule", schedule)
                .param("most", most)
                .query((row, n) -> run(row))
                .list();
    }

    Optional<Run> find(long schedule, long id) {
        return jdbc.sql("select * from report_run where id = :id and schedule_id = :schedule")
                .param("id", id)
                .param("schedule", schedule)
                .query((row, n) -> run(row))
                .optional();
    }

    /** How many were tried out since then. */
    long trials(long schedule, Instant since) {
        return jdbc.sql(
                        "select count(*) from report_run where schedule_id = :schedule and trial and created_at >= :since")
                .param("schedule", schedule)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Takes one that waits, which nobody else has then; empty if there is none. */
    Optional<Run> claim() {
        var now = clock.instant();
        for (var id : waiting(now)) {
            var lease = UUID.randomUUID().toString();
            var taken =
                    jdbc.sql(
                                    """
                                    update report_run set lease = :lease, try_at = :until, attempts = attempts + 1
                                    where id = :id and state = 'waiting' and try_at <= :now
                                    """)
                            .param("lease", lease)
                            .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                            .param("id", id)
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .update();
            if (taken == 1)
                return jdbc.sql("select * from report_run where id = ?")
                        .param(id)
                        .query((row, n) -> run(row))
                        .optional();
        }
        return Optional.empty();
    }

    private List<Long> waiting(Instant now) {
        return jdbc.sql(
                        "select id from report_run where state = 'waiting' and try_at <= ? order by try_at, id limit 10")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    /** Whether the mail to this one was handed over. */
    boolean isHanded(Run run, Recipient to) {
        return jdbc.sql(
                                "select count(*) from report_run_mail where run_id = ? and recipient_id = ?")
                        .params(run.id(), to.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Notes that it was; told again, nothing changes. */
    void handed(Run run, Recipient to) {
        if (isHanded(run, to)) return;
        jdbc.sql("insert into report_run_mail (run_id, recipient_id, handed_at) values (?, ?, ?)")
                .params(run.id(), to.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends it, unless somebody else has it by now. */
    boolean finish(Run run, Run.State state, @Nullable String why, long bytes) {
        return jdbc.sql(
                                """
                                update report_run set state = :state, why = :why, bytes = :bytes, try_at = null, finished_at = :now,
                                    mails = :trials + (select count(*) from report_run_mail where run_id = :id)
                                where id = :id and state = 'waiting' and lease = :lease
                                """)
                        .param("state", state.word())
                        .param("why", why)
                        .param("bytes", bytes)
                        .param("trials", run.trial() && bytes > 0 ? 1 : 0) // to no reader
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", run.id())
                        .param("lease", run.lease())
                        .update()
                == 1;
    }

    /** Notes that it is made long after it was due. */
    void late(Run run) {
        jdbc.sql("update report_run set late = true where id = :id and lease = :lease")
                .param("id", run.id())
                .param("lease", run.lease())
                .update();
    }

    /** Has it tried again later, unless somebody else has it by now. */
    void putOff(Run run, Duration delay) {
        jdbc.sql(
                        "update report_run set try_at = :at where id = :id and state = 'waiting' and lease = :lease")
                .param("at", clock.instant().plus(delay).atOffset(ZoneOffset.UTC))
                .param("id", run.id())
                .param("lease", run.lease())
                .update();
    }

    int deleteBefore(Instant time) {
        return jdbc.sql("delete from report_run where finished_at < ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Run run(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Run(
                row.getLong("id"),
                row.getLong("schedule_id"),
                row.getString("run_key"),
                new Period(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("late"),
                row.getBoolean("trial"),
                Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("why"),
                row.getInt("attempts"),
                row.getString("lease"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("mails"));
    }
}
