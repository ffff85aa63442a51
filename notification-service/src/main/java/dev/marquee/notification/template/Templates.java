package dev.marquee.notification.template;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.content.OwnWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The words that are stored. Where there are none, the usual ones are used. */
@Repository
class Templates {

    /** No words have it: it is what was seen where there were none. */
    static final long NONE = 0;

    private static final int LONGEST_REASON = 500;

    private static final String SELECT =
            """
            select organizer_id, kind, lang, subject, body, version, base_hash, updated_at, broken_at, broken_why from template
            """;
    private static final String KEY = "organizer_id = :organizer and kind = :kind and lang = :lang";

    private final JdbcClient jdbc;
    private final Clock clock;

    Templates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Template> find(TemplateKey key) {
        return at(SELECT + " where " + KEY, key).query(Templates::row).optional();
    }

    List<Template> of(long organizer) {
        return jdbc.sql(SELECT + " where organizer_id = ?")
                .param(organizer)
                .query(Templates::row)
                .list();
    }

    /** Everybody's that cannot be used, the latest first. */
    List<Template> broken(int most) {
        return jdbc.sql(
                        SELECT
                                + " where broken_at is not null order by broken_at desc, organizer_id, kind, lang limit ?")
                .param(most)
                .query(Templates::row)
                .list();
    }

    /** Organisers who have words of their own. */
    List<Long> owners() {
        return jdbc.sql("select distinct organizer_id from template order by organizer_id")
                .query(Long.class)
                .list();
    }

    /**
     * Stores words, if what is stored still is what was seen.
     *
     * @param expected the version that was seen, {@link #NONE} for none; null for any
     * @return whether they are stored
     */
    @Transactional
    boolean put(
            TemplateKey key, @Nullable Long expected, OwnWords words, String baseHash, long by) {
        var changed =
                at(
                                """
                                update template set subject = :subject, body = :body, version = nextval('template_version'), base_hash = :hash,
                                updated_by = :by, updated_at = :now, broken_at = null, broken_why = null where
                                """
                                        + KEY
                                        + (expected == null ? "" : " and version = :expected"),
                                key)
                        .param("subject", words.subject())
                        .param("body", words.body())
                        .param("hash", baseHash)
                        .param("by", by)
                        .param("now", utc(clock.instant()))
                        .param("expected", expected)
                        .update();
        if (changed > 0) return true;
        return (expected == null || expected == NONE) && add(key, words, baseHash, by);
    }

    private boolean add(TemplateKey key, OwnWords words, String baseHash, long by) {
        return at(
                                """
                                insert into template (organizer_id, kind, lang, subject, body, version, base_hash, updated_by, updated_at)
                                values (:organizer, :kind, :lang, :subject, :body, nextval('template_version'), :hash, :by, :now) on conflict do nothing
                                """,
                                key)
                        .param("subject", words.subject())
                        .param("body", words.body())
                        .param("hash", baseHash)
                        .param("by", by)
                        .param("now", utc(clock.instant()))
                        .update()
                > 0;
    }

    /**
     * Goes back to the usual words.
     *
     * @param expected the version that was seen; null for any
     * @return whether there are none now
     */
    @Transactional
    boolean remove(TemplateKey key, @Nullable Long expected) {
        at(
                        "delete from template where "
                                + KEY
                                + (expected == null ? "" : " and version = :expected"),
                        key)
                .param("expected", expected)
                .update();
        return find(key).isEmpty();
    }

    /** The first time alone is noted: whether it is this. */
    boolean broke(TemplateKey key, String why) {
        return at(
                                "update template set broken_at = :now, broken_why = :why where broken_at is null and "
                                        + KEY,
                                key)
                        .param("now", utc(clock.instant()))
                        .param("why", shortened(why))
                        .update()
                > 0;
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
    }

    private JdbcClient.StatementSpec at(String sql, TemplateKey key) {
        return jdbc.sql(sql)
                .param("organizer", key.organizer())
                .param("kind", key.kind().slug())
                .param("lang", key.language().tag());
    }

    private static Template row(ResultSet row, int n) throws SQLException {
        return new Template(
                row.getLong("organizer_id"),
                row.getString("kind"),
                row.getString("lang"),
                row.getString("subject"),
                row.getString("body"),
                row.getLong("version"),
                row.getString("base_hash"),
                Objects.requireNonNull(instant(row, "updated_at")),
                instant(row, "broken_at"),
                row.getString("broken_why"));
    }
}
