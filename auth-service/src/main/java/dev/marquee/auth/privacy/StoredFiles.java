package dev.marquee.auth.privacy;

import dev.marquee.platform.config.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that people asked for. */
@Repository
class StoredFiles {

    /** How long a file can be fetched. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int PART = 900_000;

    private static final String SELECT =
            "select id, account_id, email, locale, asked_at, away, ready_at, expires_at, size from personal_export ";

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String asker(long account) {
        return "account:" + account;
    }

    static String asker(String email) {
        return "email:" + email;
    }

    /** What somebody asked for last, unless its time is over. */
    Optional<PersonalFile> of(String asker) {
        return jdbc.sql(SELECT + "where asker = ? and (expires_at is null or expires_at > ?)")
                .params(asker, now())
                .query(StoredFiles::read)
                .optional();
    }

    Optional<PersonalFile> byId(long id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(StoredFiles::read).optional();
    }

    Optional<PersonalFile> byToken(String token) {
        return jdbc.sql(SELECT + "where token_hash = ? and expires_at > ?")
                .params(Sha256.of(token), now())
                .query(StoredFiles::read)
                .optional();
    }

    /** In place of the one that was asked for before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long add(String asker, @Nullable Long account, String email, String locale) {
        forget(asker);
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into personal_export (asker, account_id, email, locale, asked_at, size)
                        values (:asker, :account, :email, :locale, :now, 0)
                        """)
                .param("asker", asker)
                .param("account", account, Types.BIGINT)
                .param("email", email)
                .param("locale", locale)
                .param("now", now())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Notes which service did not answer. */
    void away(long id, String service) {
        jdbc.sql("update personal_export set away = ? where id = ?").params(service, id).update();
    }

    /** From now on this opens a file; it may be told again. */
    void opens(long id, String token) {
        var hash = Sha256.of(token);
        jdbc.sql(
                        "update personal_export set token_hash = ? where id = ? and (token_hash is null or token_hash <> ?)")
                .params(hash, id, hash)
                .update();
    }

    /** Stores what was made; several that made it at once agree on one. */
    @Transactional
    public void ready(long id, Path file) throws IOException {
        var now = now();
        var first =
                jdbc.sql(
                                        """
                                        update personal_export set away = null, ready_at = :now, expires_at = :end, size = :size
                                        where id = :id and ready_at is null
                                        """)
                                .param("now", now)
                                .param("end", now.plus(KEPT))
                                .param("size", Files.size(file))
                                .param("id", id)
                                .update()
                        == 1;
        if (!first) return;
        try (InputStream in = Files.newInputStream(file)) {
            var part = 0;
            for (var bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART))
                jdbc.sql(
                                "insert into personal_export_part (export_id, part, content) values (?, ?, ?)")
                        .params(id, part++, bytes)
                        .update();
        }
    }

    /** Part by part: the whole may be large. */
    void write(long id, OutputStream out) throws IOException {
        for (var part = 0; ; part++) {
            var content =
                    jdbc.sql(
                                    "select content from personal_export_part where export_id = ? and part = ?")
                            .params(id, part)
                            .query((row, n) -> row.getBytes(1))
                            .optional();
            if (content.isEmpty()) return;
            out.write(content.get());
        }
    }

    /** Deletes what somebody asked for. */
    void forget(String asker) {
        jdbc.sql("delete from personal_export where asker = ?").param(asker).update();
    }

    /** Deletes files whose time is over, and those that could not be made in it. */
    void purge() {
        var now = now();
        jdbc.sql("delete from personal_export where expires_at <= ? or asked_at <= ?")
                .params(now, now.minus(KEPT.multipliedBy(2)))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PersonalFile read(ResultSet row, int n) throws SQLException {
        return new PersonalFile(
                row.getLong("id"),
                row.getObject("account_id", Long.class),
                row.getString("email"),
                row.getString("locale"),
                Objects.requireNonNull(instant(row, "asked_at")),
                row.getString("away"),
                instant(row, "ready_at"),
                instant(row, "expires_at"),
                row.getLong("size"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
