package dev.marquee.system;

import dev.marquee.platform.test.PersonalData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that a suite has stored, searched for a word. */
final class Dump {

    private static final Set<String> NOT_TABLES = Set.of("information_schema", "pg_catalog");

    private Dump() {}

    /** Columns in which the word stands, as lines of {@code docs/personal-data.csv} begin. */
    static Set<String> columnsWith(String word, Path data) throws Exception {
        var found = new TreeSet<String>();
        try (var folders = Files.list(data)) {
            for (var folder : (Iterable<Path>) folders.sorted()::iterator) {
                var file = folder.resolve("db");
                if (!Files.exists(folder.resolve("db.mv.db"))) continue;
                try (var connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:%s;MODE=PostgreSQL;IFEXISTS=TRUE"
                                        .formatted(file.toAbsolutePath()),
                                "sa",
                                "")) {
                    search(connection, word, folder.getFileName().toString(), found);
                }
            }
        }
        return found;
    }

    /** The same of a PostgreSQL, whose schemas are the services. */
    static Set<String> columnsWith(String word, Connection postgres) throws SQLException {
        var found = new TreeSet<String>();
        search(postgres, word, null, found);
        return found;
    }

    /** Those of them that an erasure does not leave as they are. */
    static List<String> notKept(Set<String> columns) {
        var kept =
                PersonalData.columns().stream()
                        .filter(column -> column.erased().startsWith("kept"))
                        .map(PersonalData.Column::name)
                        .collect(Collectors.toSet());
        return columns.stream().filter(column -> !kept.contains(column)).toList();
    }

    private static void search(
            Connection connection, String word, String service, Set<String> found)
            throws SQLException {
        var tables = new ArrayList<String[]>();
        try (var all =
                connection
                        .getMetaData()
                        .getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (all.next()) {
                var schema = all.getString("TABLE_SCHEM");
                if (!NOT_TABLES.contains(schema.toLowerCase(Locale.ROOT)))
                    tables.add(new String[] {schema, all.getString("TABLE_NAME")});
            }
        }
        for (var table : tables)
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "select * from \"%s\".\"%s\"".formatted(table[0], table[1]))) {
                var of = (service == null ? table[0] : service).replaceAll("[-_]service$", "");
                search(rows, word, of + "," + table[1].toLowerCase(Locale.ROOT), found);
            }
    }

    private static void search(ResultSet rows, String word, String table, Set<String> found)
            throws SQLException {
        var columns = rows.getMetaData();
        while (rows.next())
            for (var n = 1; n <= columns.getColumnCount(); n++) {
                var value =
                        rows.getObject(n) instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : rows.getString(n);
                if (value != null && value.toLowerCase(Locale.ROOT).contains(word))
                    found.add(table + "," + columns.getColumnName(n).toLowerCase(Locale.ROOT));
            }
    }
}
