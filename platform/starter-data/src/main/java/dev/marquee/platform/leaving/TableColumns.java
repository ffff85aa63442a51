package dev.marquee.platform.leaving;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database says of the columns of tables, and of what refers to what. */
final class TableColumns {

    /**
     * A column.
     *
     * @param type of {@link Types}
     */
    record Known(int type, boolean nullable) {

        boolean isNumber() {
            return type == Types.BIGINT || type == Types.INTEGER || type == Types.SMALLINT;
        }
    }

    private final JdbcTemplate jdbc;

    TableColumns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Known> of(String table) {
        var columns = jdbc.execute((Connection connection) -> of(connection, table));
        if (columns == null) throw new IllegalStateException("no table: " + table);
        return columns;
    }

    private static Map<String, Known> of(Connection connection, String table) throws SQLException {
        Map<String, Known> columns = new HashMap<>();
        var about = connection.getMetaData();
        try (var found =
                about.getColumns(
                        connection.getCatalog(),
                        connection.getSchema(),
                        named(about, table),
                        null)) {
            while (found.next())
                columns.put(
                        found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        new Known(
                                found.getInt("DATA_TYPE"),
                                found.getInt("NULLABLE") == DatabaseMetaData.columnNullable));
        }
        return columns;
    }

    /** The tables in an order in which each comes after those that it refers to. */
    List<String> ordered(List<String> tables) {
        Map<String, Set<String>> needs = new HashMap<>();
        for (var table : tables) {
            var found = jdbc.execute((Connection connection) -> needs(connection, table));
            if (found != null) needs.put(table, found);
        }
        Set<String> done = new LinkedHashSet<>();
        for (var table : tables) add(table, needs, done);
        return new ArrayList<>(done);
    }

    private static void add(String table, Map<String, Set<String>> needs, Set<String> done) {
        if (done.contains(table)) return;
        for (var one : needs.getOrDefault(table, Set.of()))
            if (!one.equals(table) && needs.containsKey(one)) add(one, needs, done);
        done.add(table);
    }

    private static Set<String> needs(Connection connection, String table) throws SQLException {
        Set<String> needs = new LinkedHashSet<>();
        var about = connection.getMetaData();
        try (var found =
                about.getImportedKeys(
                        connection.getCatalog(), connection.getSchema(), named(about, table))) {
            while (found.next())
                needs.add(found.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
        }
        return needs;
    }

    private static String named(DatabaseMetaData about, String table) throws SQLException {
        return about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    }
}
