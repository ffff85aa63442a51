package dev.marquee.customer.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
import tools.jackson.databind.json.JsonMapper;

/** Files that are being looked at, each kept for a day, for whoever brought it. */
@Repository
class Imports {

    private static final Duration KEPT = Duration.ofDays(1);

    /**
     * A file.
     *
     * @param ignored what its columns are called that are not read, as a text
     * @param reading how it was read; null for one of a version that did not keep that
     * @param planned whether it is known what becomes of its lines
     * @param confirmed whether its lines were added
     */
    record File(
            long id,
            String name,
            String ignored,
            List<String> headings,
            @Nullable Reading reading,
            boolean planned,
            boolean confirmed) {}

    private final JdbcClient jdbc;
    private final PlannedLines lines;
    private final JsonMapper json;
    private final Clock clock;

    Imports(JdbcClient jdbc, PlannedLines lines, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a file as it was brought, with a first idea of how to read it. */
    @Transactional
    long add(long owner, String name, byte[] content, CsvSheet sheet, Reading reading) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into customer_import
                          (owner_id, file_name, ignored, header, content, reading, planned, created_at, expires_at)
                        values (?, ?, '', ?, ?, ?, false, ?, ?)
                        """)
                .params(
                        owner,
                        cut(name, 200),
                        json.writeValueAsString(sheet.headings()),
                        content,
                        json.writeValueAsString(reading),
                        now(),
                        now().plus(KEPT))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Keeps what is to become of a file's lines, in place of what was planned before. */
    @Transactional
    void plan(long id, CsvSheet sheet, Reading reading, List<PlannedLine> lines) {
        jdbc.sql(
                        "update customer_import set ignored = ?, header = ?, reading = ?, planned = true where id = ?")
                .params(
                        cut(String.join(", ", reading.mapping().headings(sheet, Field.NONE)), 500),
                        json.writeValueAsString(sheet.headings()),
                        json.writeValueAsString(reading),
                        id)
                .update();
        this.lines.replace(id, lines);
    }

    /** The file as it was brought; empty once it is confirmed, or names somebody who was erased. */
    Optional<byte[]> content(long id) {
        return jdbc.sql("select content from customer_import where id = ? and content is not null")
                .param(id)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    /** A file of this owner that is still kept. */
    Optional<File> find(long id, long owner) {
        return jdbc.sql(
                        """
                        select id, file_name, ignored, header, reading, planned, confirmed_at
                        from customer_import where id = ? and owner_id = ? and expires_at > ?
                        """)
                .params(id, owner, now())
                .query(this::file)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<File> lock(long id, long owner) {
        return jdbc.sql("select id from customer_import where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional()
                .flatMap(found -> find(found, owner));
    }

    void confirmed(long file) {
        jdbc.sql("update customer_import set confirmed_at = ?, content = null where id = ?")
                .params(now(), file)
                .update();
    }

    /** Forgets a file. */
    void remove(long file, long owner) {
        jdbc.sql("delete from customer_import where id = ? and owner_id = ?")
                .params(file, owner)
                .update();
    }

    /** Forgets the files whose day is over. */
    void purge() {
        jdbc.sql("delete from customer_import where expires_at <= ?").param(now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private File file(ResultSet row, int n) throws SQLException {
        var reading = row.getString("reading");
        return new File(
                row.getLong("id"),
                row.getString("file_name"),
                row.getString("ignored"),
                strings(row.getString("header")),
                reading == null ? null : json.readValue(reading, Reading.class),
                row.getBoolean("planned"),
                row.getObject("confirmed_at") != null);
    }

    private List<String> strings(String written) {
        return List.of(json.readValue(written, String[].class));
    }

    private static String cut(String text, int longest) {
        var clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
