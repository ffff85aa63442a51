package dev.marquee.platform.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of the rules: which were reported, and when they were carried out. */
class RetentionBook {

    /**
     * A rule's line.
     *
     * @param policy what was reported, or carried out, last
     */
    record Line(String policy, Instant reportedAt, @Nullable Instant lastRun, long lastDeleted) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Line> of(String kind) {
        return jdbc.sql(
                        "select policy, reported_at, last_run_at, last_deleted from retention_run where kind = ?")
                .param(kind)
                .query(RetentionBook::read)
                .optional();
    }

    /** From now on the rule is as it was reported; of several that report it, the first does. */
    void report(String kind, String policy) {
        jdbc.sql(
                        """
                        insert into retention_run (kind, policy, reported_at, last_deleted) values (?, ?, ?, 0)
                        on conflict do nothing
                        """)
                .params(kind, policy, now())
                .update();
        jdbc.sql(
                        "update retention_run set policy = ?, reported_at = ? where kind = ? and policy <> ?")
                .params(policy, now(), kind, policy)
                .update();
    }

    void ran(String kind, long deleted) {
        jdbc.sql("update retention_run set last_run_at = ?, last_deleted = ? where kind = ?")
                .params(now(), deleted, kind)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Line read(ResultSet row, int n) throws SQLException {
        var at = row.getObject("last_run_at", OffsetDateTime.class);
        return new Line(
                row.getString("policy"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                at == null ? null : at.toInstant(),
                row.getLong("last_deleted"));
    }
}
