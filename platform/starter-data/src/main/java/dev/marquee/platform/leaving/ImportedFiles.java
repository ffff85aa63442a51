package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The files of an archive, and where services keep those that are large: in pieces. */
final class ImportedFiles {

    private static final int PIECE = 1 << 18;

    private final JdbcTemplate jdbc;
    private final Payload payload;
    private final Map<String, String> statements;

    ImportedFiles(JdbcTemplate jdbc, Payload payload, List<ImportRule> rules) {
        this.jdbc = jdbc;
        this.payload = payload;
        statements =
                rules.stream()
                        .filter(rule -> rule.column().equals("content"))
                        .collect(Collectors.toMap(ImportRule::table, ImportRule::about));
    }

    byte[] whole(String hash) {
        try (var in = payload.read(hash)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void store(String table, Object row, String hash) {
        var sql = statements.get(table);
        if (sql == null) throw new IllegalStateException("no rule for files of " + table);
        try (var in = payload.read(hash)) {
            var part = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE))
                jdbc.update(sql, row, part++, piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
