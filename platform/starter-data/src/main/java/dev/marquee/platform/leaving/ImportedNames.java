package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.Refs;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the rows of an archive are called here, and what they name. */
final class ImportedNames {

    private static final int AT_ONCE = 500;

    private final Map<String, Map<String, String>> byKind = new HashMap<>();

    /** Reads lines of {@code kind, name in the archive, name here}, with tabs between. */
    static ImportedNames read(BufferedReader in) throws IOException {
        var names = new ImportedNames();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var cells = line.split("\t", -1);
            names.byKind.computeIfAbsent(cells[0], it -> new HashMap<>()).put(cells[1], cells[2]);
        }
        return names;
    }

    String local(String kind, String ref) {
        var local = byKind.getOrDefault(kind, Map.of()).get(ref);
        if (local == null) throw new IllegalStateException("no " + kind + " " + ref);
        return local;
    }

    /** So an archive of what came in calls it as before. */
    void store(JdbcTemplate jdbc) {
        List<Object[]> rows = new ArrayList<>();
        for (var kind : byKind.entrySet())
            for (var one : kind.getValue().entrySet()) {
                var ref = one.getKey();
                rows.add(
                        new Object[] {
                            Refs.origin(ref), kind.getKey(), Refs.unescaped(ref), one.getValue()
                        });
                if (rows.size() == AT_ONCE) store(jdbc, rows);
            }
        if (!rows.isEmpty()) store(jdbc, rows);
    }

    private static void store(JdbcTemplate jdbc, List<Object[]> rows) {
        jdbc.batchUpdate(
                "insert into import_map (origin, kind, origin_id, local_id) values (?, ?, ?, ?)",
                rows);
        rows.clear();
    }
}
