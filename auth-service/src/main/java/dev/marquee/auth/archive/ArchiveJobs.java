package dev.marquee.auth.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The archives that were asked for. */
@Repository
class ArchiveJobs {

    /** How long an archive can be fetched, and how long it is tried to make it. */
    static final Duration KEPT = Duration.ofDays(7);

    /** More than all services together may take: whoever works on it still is, or has died. */
    private static final Duration LEASE = Duration.ofMinutes(90);

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int PART = 900_000;
    private static final int LONGEST = 4000;

    private static final String SELECT =
            """
            select id, organizer_id, asked_at, state, step, away, trouble, as_of, ready_at, expires_at, content_hash, row_count, size, tries
            from archive_job
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ArchiveJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last ones of an organiser, the latest first. */
    List<ArchiveJob> of(long organizer) {
        return jdbc.sql(
                        SELECT
                                + "where organizer_id = ? and expires_at > ? order by id desc limit 5")
                .params(organizer, now())
                .query(ArchiveJobs::read)
                .list();
    }

    Optional<ArchiveJob> byId(long id) {
        return jdbc.sql(SELECT + "where id = ? and expires_at > ?")
                .params(id, now())
                .query(ArchiveJobs::read)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public long add(long organizer, long askedBy) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into archive_job (organizer_id, asked_by, asked_at, state, tries, next_at, expires_at, row_count, size)
                        values (:organizer, :by, :now, 'waiting', 0, :now, :end, 0, 0)
                        """)
                .param("organizer", organizer)
                .param("by", askedBy)
                .param("now", now())
                .param("end", now().plus(KEPT))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** One that is due, and nobody else's for a while; empty if there is none. */
    Optional<ArchiveJob> claim() {
        var due =
                jdbc.sql(
                                SELECT
                                        + "where state = 'waiting' and next_at <= :now and (lease_until is null or lease_until <= :now) order by next_at, id limit 1")
                        .param("now", now())
                        .query(ArchiveJobs::read)
                        .optional();
        return due.filter(job ->
                jdbc.sql(
                                        """
                                        update archive_job set lease_until = :lease, tries = tries + 1
                                        where id = :id and state = 'waiting' and (lease_until is null or lease_until <= :now)
                                        """)
                                .param("lease", now().plus(LEASE))
                                .param("now", now())
                                .param("id", job.id())
                                .update()
                        == 1);
    }

    /** Says which service is being read. */
    void step(long id, String service) {
        jdbc.sql("update archive_job set step = ? where id = ?").params(service, id).update();
    }

    /** Is tried again, because of a service. */
    void later(long id, String service) {
        jdbc.sql(
                        "update archive_job set away = ?, step = null, lease_until = null, next_at = ? where id = ?")
                .params(service, now().plus(PAUSE), id)
                .update();
    }

    void failed(long id, String trouble) {
        jdbc.sql(
                        "update archive_job set state = 'failed', step = null, away = null, lease_until = null, trouble = ? where id = ?")
                .params(trouble.substring(0, Math.min(LONGEST, trouble.length())), id)
                .update();
    }

    /** Stores what was made. */
    @Transactional
    public void ready(long id, Instant asOf, String hash, long rows, Path file) throws IOException {
        var first =
                jdbc.sql(
                                        """
                                        update archive_job set state = 'ready', step = null, away = null, lease_until = null, as_of = :asOf,
                                            ready_at = :now, expires_at = :end, content_hash = :hash, row_count = :rows, size = :size
                                        where id = :id and state = 'waiting'
                                        """)
                                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                                .param("now", now())
                                .param("end", now().plus(KEPT))
                                .param("hash", hash)
                                .param("rows", rows)
                                .param("size", Files.size(file))
                                .param("id", id)
                                .update()
                        == 1;
        if (!first) return;
        try (var in = Files.newInputStream(file)) {
            var part = 0;
            for (var bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART))
                jdbc.sql("insert into archive_part (archive_id, part, content) values (?, ?, ?)")
                        .params(id, part++, bytes)
                        .update();
        }
    }

    /** Part by part: the whole may be large. */
    void write(long id, OutputStream out) throws IOException {
        for (var part = 0; ; part++) {
            var content =
                    jdbc.sql("select content from archive_part where archive_id = ? and part = ?")
                            .params(id, part)
                            .query((row, n) -> row.getBytes(1))
                            .optional();
            if (content.isEmpty()) return;
            out.write(content.get());
        }
    }

    /** Deletes those whose time is over. */
    void purge() {
        jdbc.sql("delete from archive_job where expires_at <= ?").param(now()).update();
    }

    /** Deletes all of an organiser who is gone. */
    void forget(long organizer) {
        jdbc.sql("delete from archive_job where organizer_id = ?").param(organizer).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ArchiveJob read(ResultSet row, int n) throws SQLException {
        return new ArchiveJob(
                row.getLong("id"),
                row.getLong("organizer_id"),
                Objects.requireNonNull(instant(row, "asked_at")),
                row.getString("state"),
                row.getString("step"),
                row.getString("away"),
                row.getString("trouble"),
                instant(row, "as_of"),
                instant(row, "ready_at"),
                Objects.requireNonNull(instant(row, "expires_at")),
                row.getString("content_hash"),
                row.getLong("row_count"),
                row.getLong("size"),
                row.getInt("tries"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
