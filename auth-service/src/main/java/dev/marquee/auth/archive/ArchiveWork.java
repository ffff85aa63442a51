package dev.marquee.auth.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The archives that are to be made: whose turn it is, and what came of it. */
@Repository
class ArchiveWork {

    /** More than one service may take: whoever works on it still is, or has died. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    /** Then twice as long each time, to the longest. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int DOUBLINGS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Of what nobody has foreseen, an end of this process too. */
    private static final int MOST_ERRORS = 5;

    private static final int PART = 900_000;
    private static final int LONGEST = 4000;

    /** A job that is somebody else's by now is left alone. */
    private static final String MINE = " where id = :id and state = 'waiting' and tries = :mine";

    private final JdbcClient jdbc;
    private final Clock clock;

    ArchiveWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that is due, and nobody else's for a while; empty if there is none. */
    Optional<ArchiveJob> claim() {
        giveUp();
        var due =
                jdbc.sql(
                                ArchiveJobs.SELECT
                                        + "where state = 'waiting' and next_at <= :now and (lease_until is null or lease_until <= :now) order by next_at, id limit 1")
                        .param("now", now())
                        .query(ArchiveJobs::read)
                        .optional();
        return due.filter(job ->
                        jdbc.sql(
                                                """
                                                update archive_job set lease_until = :lease, tries = tries + 1, errors = errors + 1
                                                where id = :id and state = 'waiting' and tries = :seen and (lease_until is null or lease_until <= :now)
                                                """)
                                        .param("lease", now().plus(LEASE))
                                        .param("now", now())
                                        .param("id", job.id())
                                        .param("seen", job.tries())
                                        .update()
                                == 1)
                .map(ArchiveJob::claimed);
    }

    /** Those that failed so often, or ended whoever made them. */
    private void giveUp() {
        jdbc.sql(
                        """
                        update archive_job set state = 'failed', step = null, away = null, lease_until = null, trouble = ''
                        where state = 'waiting' and errors >= :most and (lease_until is null or lease_until <= :now)
                        """)
                .param("most", MOST_ERRORS)
                .param("now", now())
                .update();
    }

    /**
     * Says which service is being read, and that somebody is still at it.
     *
     * @return whether it is still the caller's
     */
    boolean step(ArchiveJob job, String service) {
        return mine(
                                jdbc.sql(
                                        "update archive_job set step = :step, lease_until = :lease"
                                                + MINE),
                                job)
                        .param("step", service)
                        .param("lease", now().plus(LEASE))
                        .update()
                == 1;
    }

    /** Is tried again, because of a service; that is no error, however long it is away. */
    void later(ArchiveJob job, String service) {
        mine(
                        jdbc.sql(
                                "update archive_job set away = :away, errors = errors - 1, step = null, lease_until = null, next_at = :next"
                                        + MINE),
                        job)
                .param("away", service)
                .param("next", now().plus(pause(job.tries())))
                .update();
    }

    /** Is tried again, but not for ever. */
    void broken(ArchiveJob job) {
        mine(
                        jdbc.sql(
                                "update archive_job set away = null, step = null, lease_until = null, next_at = :next"
                                        + MINE),
                        job)
                .param("next", now().plus(pause(job.tries())))
                .update();
    }

    void failed(ArchiveJob job, String trouble) {
        mine(
                        jdbc.sql(
                                "update archive_job set state = 'failed', step = null, away = null, lease_until = null, trouble = :trouble"
                                        + MINE),
                        job)
                .param("trouble", trouble.substring(0, Math.min(LONGEST, trouble.length())))
                .update();
    }

    private static JdbcClient.StatementSpec mine(JdbcClient.StatementSpec change, ArchiveJob job) {
        return change.param("id", job.id()).param("mine", job.tries());
    }

    private static Duration pause(int tries) {
        var longer = PAUSE.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), DOUBLINGS));
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** Stores what was made, unless it is to be made anew. */
    @Transactional
    public void ready(ArchiveJob job, Instant asOf, String hash, long rows, Path file)
            throws IOException {
        var first =
                mine(
                                        jdbc.sql(
                                                """
                                                update archive_job set state = 'ready', step = null, away = null, lease_until = null, as_of = :asOf,
                                                    ready_at = :now, expires_at = :end, content_hash = :hash, row_count = :rows, size = :size
                                                """
                                                        + MINE),
                                        job)
                                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                                .param("now", now())
                                .param("end", now().plus(ArchiveJobs.KEPT))
                                .param("hash", hash)
                                .param("rows", rows)
                                .param("size", Files.size(file))
                                .update()
                        == 1;
        if (!first) return;
        try (var in = Files.newInputStream(file)) {
            var part = 0;
            for (var bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART))
                jdbc.sql("insert into archive_part (archive_id, part, content) values (?, ?, ?)")
                        .params(job.id(), part++, bytes)
                        .update();
        }
    }

    /**
     * Deletes what was made, and makes anew what is being made: somebody is forgotten who may be in
     * it. The running ones first, so that none of them gets ready between the two.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void startAnew() {
        jdbc.sql(
                        """
                        update archive_job set tries = tries + 1, errors = 0, step = null, lease_until = null, as_of = :now, next_at = :now
                        where state = 'waiting'
                        """)
                .param("now", now())
                .update();
        jdbc.sql("delete from archive_job where state = 'ready'").update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
