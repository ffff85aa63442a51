package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Details;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final String LINE =
            """
            insert into customer_import_line
              (import_id, line, verdict, reason, name, email, email_key, phone, address, feedback, typed, customer_id, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    Imports(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
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
        jdbc.sql("delete from customer_import_line where import_id = ?").param(id).update();
        batches.batchUpdate(
                LINE,
                lines,
                1000,
                (row, line) -> {
                    var details = line.details();
                    row.setLong(1, id);
                    row.setInt(2, line.line());
                    row.setString(3, line.verdict().word());
                    row.setString(4, line.reason());
                    row.setString(5, details.name());
                    row.setString(6, details.email());
                    row.setString(7, line.key());
                    row.setString(8, details.phone());
                    row.setString(9, details.address());
                    row.setString(10, details.feedback());
                    row.setString(11, json.writeValueAsString(line.typed()));
                    row.setObject(12, line.customer(), Types.BIGINT);
                    row.setObject(13, line.version(), Types.BIGINT);
                });
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

    /** How many lines there are of each kind. */
    Map<Verdict, Long> counts(long file) {
        var counts = new EnumMap<Verdict, Long>(Verdict.class);
        for (var verdict : Verdict.values()) counts.put(verdict, 0L);
        jdbc.sql(
                        "select verdict, count(*) as lines from customer_import_line where import_id = ? group by verdict")
                .param(file)
                .query(row -> {
                    counts.put(
                            Verdict.of(row.getString("verdict")).orElseThrow(),
                            row.getLong("lines"));
                });
        return counts;
    }

    /** Lines of one kind in the order of the file. */
    List<PlannedLine> lines(long file, Verdict verdict, int size, long offset) {
        return jdbc.sql(
                        """
                        select * from customer_import_line where import_id = ? and verdict = ?
                        order by line limit ? offset ?
                        """)
                .params(file, verdict.word(), size, offset)
                .query(this::line)
                .list();
    }

    /** Says that a line was not done after all. */
    void refuse(long file, Collection<Integer> lines, String reason) {
        if (lines.isEmpty()) return;
        jdbc.sql(
                        """
                        update customer_import_line set verdict = 'refused', reason = :reason
                        where import_id = :file and line in (:lines)
                        """)
                .param("reason", reason)
                .param("file", file)
                .param("lines", lines)
                .update();
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

    private PlannedLine line(ResultSet row, int n) throws SQLException {
        return new PlannedLine(
                row.getInt("line"),
                Verdict.of(row.getString("verdict")).orElseThrow(),
                row.getString("reason"),
                new Details(
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("address"),
                        row.getString("feedback")),
                row.getString("email_key"),
                strings(row.getString("typed")),
                row.getObject("customer_id", Long.class),
                row.getObject("version", Long.class));
    }

    private List<String> strings(String written) {
        return List.of(json.readValue(written, String[].class));
    }

    private static String cut(String text, int longest) {
        var clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
