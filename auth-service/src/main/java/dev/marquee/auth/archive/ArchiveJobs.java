package dev.marquee.auth.archive;

import java.io.IOException;
import java.io.OutputStream;
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

    static final String SELECT =
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
                        insert into archive_job (organizer_id, asked_by, asked_at, state, tries, errors, next_at, expires_at, row_count, size)
                        values (:organizer, :by, :now, 'waiting', 0, 0, :now, :end, 0, 0)
                        """)
                .param("organizer", organizer)
                .param("by", askedBy)
                .param("now", now())
                .param("end", now().plus(KEPT))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
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

    static ArchiveJob read(ResultSet row, int n) throws SQLException {
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
