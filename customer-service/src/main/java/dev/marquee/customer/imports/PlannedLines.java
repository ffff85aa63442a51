package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Details;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the files that are being looked at, with what becomes of each. */
@Repository
class PlannedLines {

    private static final String LINE =
            """
            insert into customer_import_line
              (import_id, line, verdict, reason, name, email, email_key, phone, address, feedback, typed, customer_id, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    PlannedLines(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Keeps a file's lines in place of those that were planned before. */
    void replace(long file, List<PlannedLine> lines) {
        jdbc.sql("delete from customer_import_line where import_id = ?").param(file).update();
        batches.batchUpdate(
                LINE,
                lines,
                1000,
                (row, line) -> {
                    var details = line.details();
                    row.setLong(1, file);
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
    List<PlannedLine> find(long file, Verdict verdict, int size, long offset) {
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
                List.of(json.readValue(row.getString("typed"), String[].class)),
                row.getObject("customer_id", Long.class),
                row.getObject("version", Long.class));
    }
}
