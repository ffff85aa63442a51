package dev.marquee.ticket.export;

import dev.marquee.platform.queue.QueueTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The exports that wait, for any number of workers and replicas. A claim is a time that whoever
 * works on it moves on; where that one dies, it lapses and the export is begun anew. The number of
 * the attempt tells a late worker from the one that has it now. Two of an organiser run at once:
 * each takes one of two slots, and the database gives none twice.
 */
@Component
class ExportQueue {

    /** After this without a word, whoever worked on it is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Begun so often, it is given up. */
    static final int MOST_ATTEMPTS = 5;

    static final int SLOTS = 2;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String MINE =
            " where id = :id and state = 'running' and attempts = :attempt";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExportQueue(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // also beside the snapshot that is read
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Takes the next one that is due, if there is any. */
    Optional<ExportJob> claim() {
        for (var id : due()) {
            try {
                var mine = transaction.execute(status -> claim(id));
                if (mine != null && mine.isPresent()) return mine;
            } catch (DuplicateKeyException | PessimisticLockingFailureException another) {
                continue; // took it, or its organiser's last slot
            }
        }
        return Optional.empty();
    }

    /** Those of an organiser whose slots are taken do not stand in others' way. */
    private List<Long> due() {
        return jdbc.sql(
                        """
                        select j.id from export_job j where j.due_at <= :now and (j.state = 'running'
                            or (select count(*) from export_job r where r.owner_id = j.owner_id and r.slot is not null) < :slots)
                        order by j.due_at, j.id limit 20
                        """)
                .param("now", at(Duration.ZERO))
                .param("slots", SLOTS)
                .query(Long.class)
                .list();
    }

    private Optional<ExportJob> claim(long id) {
        var now = at(Duration.ZERO);
        var locked =
                jdbc.sql(
                                "select owner_id, slot, attempts, due_at from export_job where id = ? for update skip locked")
                        .param(id)
                        .query((row, n) ->
                                new Locked(
                                        row.getLong("owner_id"),
                                        row.getObject("slot", Integer.class),
                                        row.getInt("attempts"),
                                        QueueTable.instant(row, "due_at")))
                        .optional();
        if (locked.isEmpty() || !locked.get().isDue(now.toInstant())) return Optional.empty();
        var job = locked.get();
        if (job.attempts >= MOST_ATTEMPTS) {
            end(id, "broken");
            return Optional.empty();
        }
        var slot = job.slot == null ? freeSlot(job.owner) : job.slot;
        if (slot == null) return Optional.empty();
        jdbc.sql("delete from export_part where job_id = ?").param(id).update();
        jdbc.sql("delete from export_event where job_id = ?").param(id).update();
        jdbc.sql("delete from export_person where job_id = ?").param(id).update();
        jdbc.sql(
                        """
                        update export_job set state = 'running', slot = :slot, attempts = attempts + 1, due_at = :until, anew = false,
                               rows_done = 0, rows_total = null where id = :id
                        """)
                .param("slot", slot)
                .param("until", at(LEASE))
                .param("id", id)
                .update();
        return jdbc.sql(
                        "select j.*, e.code from export_job j left join sale_terms e on e.event_id = j.event_id where j.id = ?")
                .param(id)
                .query((row, n) -> ExportJobs.read(row, now))
                .optional();
    }

    private record Locked(long owner, @Nullable Integer slot, int attempts, @Nullable Instant due) {

        boolean isDue(Instant now) {
            return due != null && !due.isAfter(now);
        }
    }

    private @Nullable Integer freeSlot(long owner) {
        var taken =
                new HashSet<>(
                        jdbc.sql(
                                        "select slot from export_job where owner_id = ? and slot is not null")
                                .param(owner)
                                .query(Integer.class)
                                .list());
        for (int slot = 1; slot <= SLOTS; slot++) if (!taken.contains(slot)) return slot;
        return null;
    }

    /**
     * Says how far it is, and keeps it; false where it was cancelled, is another's, or is begun
     * anew.
     */
    boolean progress(ExportJob job, long done, @Nullable Long total) {
        return inItsOwn(
                "update export_job set rows_done = :done, rows_total = :total, due_at = :until"
                        + MINE
                        + " and not anew",
                job,
                statement ->
                        statement
                                .param("done", done)
                                .param("total", total, java.sql.Types.BIGINT)
                                .param("until", at(LEASE)));
    }

    /** Shows the file, which is stored by now, unless somebody was forgotten since it was begun. */
    boolean ready(ExportJob job, long rows, long size, Instant asOf) {
        return inItsOwn(
                """
                update export_job set state = 'ready', slot = null, due_at = null, rows_done = :rows, rows_total = :rows, size = :size,
                       as_of = :as_of, problem = null, finished_at = :now, expires_at = :end
                """
                        + MINE
                        + " and not anew",
                job,
                statement ->
                        statement
                                .param("rows", rows)
                                .param("size", size)
                                .param("as_of", asOf.atOffset(ZoneOffset.UTC))
                                .param("now", at(Duration.ZERO))
                                .param("end", at(job.order().kind().kept())));
    }

    /**
     * It is tried again after a while that grows, until it was begun often enough.
     *
     * @param problem why, in a word
     */
    boolean again(ExportJob job, String problem) {
        if (job.attempt() >= MOST_ATTEMPTS) return failed(job, problem);
        var wait = PAUSE.multipliedBy((long) job.attempt() * job.attempt());
        return inItsOwn(
                "update export_job set state = 'queued', slot = null, due_at = :next, problem = :problem"
                        + MINE,
                job,
                statement -> statement.param("next", at(wait)).param("problem", problem));
    }

    /** It cannot be made. */
    boolean failed(ExportJob job, String problem) {
        return inItsOwn(
                "update export_job set state = 'failed', slot = null, due_at = null, finished_at = :now, problem = :problem"
                        + MINE,
                job,
                statement -> statement.param("now", at(Duration.ZERO)).param("problem", problem));
    }

    /** This replica stops: another may begin it at once, and it costs no attempt. */
    boolean release(ExportJob job) {
        return inItsOwn(
                "update export_job set state = 'queued', slot = null, due_at = :now, attempts = attempts - 1"
                        + MINE,
                job,
                statement -> statement.param("now", at(Duration.ZERO)));
    }

    /**
     * Begins it once more where somebody was forgotten whom it may name, which costs no attempt;
     * false where nobody was.
     */
    boolean beginAnew(ExportJob job) {
        return inItsOwn(
                "update export_job set state = 'queued', slot = null, due_at = :now, attempts = attempts - 1"
                        + MINE
                        + " and anew",
                job,
                statement -> statement.param("now", at(Duration.ZERO)));
    }

    private void end(long id, String problem) {
        jdbc.sql(
                        "update export_job set state = 'failed', slot = null, due_at = null, finished_at = :now, problem = :problem where id = :id")
                .param("now", at(Duration.ZERO))
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    private boolean inItsOwn(
            String sql,
            ExportJob job,
            java.util.function.UnaryOperator<JdbcClient.StatementSpec> values) {
        var changed =
                transaction.execute(status ->
                        values.apply(jdbc.sql(sql))
                                .param("id", job.id())
                                .param("attempt", job.attempt())
                                .update());
        return changed != null && changed > 0;
    }

    private OffsetDateTime at(Duration ahead) {
        return clock.instant().plus(ahead).atOffset(ZoneOffset.UTC);
    }
}
