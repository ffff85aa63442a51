package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.ArchiveTable.Column;
import dev.marquee.platform.archive.FieldType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the wanted rows of a table, some at a time, in the order of its key: so no statement holds
 * many, and none is read twice. All statements are constants of the list of tables.
 */
final class TableScan {

    private static final int MOST = 500;

    /** Of rows with files, or with texts that are as large. */
    private static final int FEW = 10;

    /** About the bytes of the rows that are in memory at once. */
    private static final long AT_ONCE = 4_000_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Map<String, Object> wanted;

    TableScan(JdbcTemplate template, JdbcClient jdbc, RowNames names, Wanted wanted) {
        this.template = template;
        this.jdbc = jdbc;
        this.wanted =
                Map.of(
                        "organizer",
                        wanted.organizer(),
                        "venue",
                        locals(names, "venue", wanted.venues()),
                        "seat_plan",
                        locals(names, "seat_plan", wanted.seatPlans()),
                        "plan_version",
                        versions(names, wanted.planVersions()),
                        "targets",
                        wanted.targets().isEmpty() ? List.of("-") : wanted.targets());
    }

    /**
     * A row.
     *
     * @param key by which the next one is found
     */
    private record Read(
            List<@Nullable Object> values, @Nullable String currency, List<Object> key) {

        long size() {
            return values.stream()
                    .mapToLong(value ->
                            switch (value) {
                                case byte[] bytes -> bytes.length;
                                case String text -> 2L * text.length();
                                case null, default -> Long.BYTES;
                            })
                    .sum();
        }
    }

    /** No list of SQL is empty. */
    private static List<Long> locals(RowNames names, String kind, List<String> refs) {
        return refs.isEmpty()
                ? List.of(RowNames.NONE)
                : refs.stream().distinct().map(ref -> names.local(kind, ref)).toList();
    }

    private static List<String> versions(RowNames names, List<String> versions) {
        if (versions.isEmpty()) return List.of("-");
        return versions.stream()
                .distinct()
                .map(one -> {
                    var slash = Math.max(one.lastIndexOf('/'), 0);
                    return names.local("seat_plan", one.substring(0, slash)) + one.substring(slash);
                })
                .toList();
    }

    void read(ArchiveTable table, TableRows rows) {
        var keys = keys(table.name());
        List<Object> last = List.of();
        var size = FEW;
        var largest = 1L;
        while (true) {
            var params = new HashMap<>(wanted);
            for (var n = 0; n < last.size(); n++) params.put("key" + n, last.get(n));
            var some =
                    jdbc.sql(sql(table, keys, !last.isEmpty(), size))
                            .params(params)
                            .query((row, n) -> read(table, keys.size(), row))
                            .list();
            for (var row : some) rows.add(table, row.values, row.currency);
            if (some.size() < size) return;
            last = some.getLast().key;
            for (var row : some) largest = Math.max(largest, row.size());
            size = size(table, largest);
        }
    }

    /** How many rows are read next, if the largest so far took that many bytes. */
    static int size(ArchiveTable table, long largest) {
        var files =
                table.columns().stream()
                        .anyMatch(it -> it.field().type() == FieldType.FILE && !it.chunks());
        return files ? FEW : (int) Math.clamp(AT_ONCE / largest, FEW, MOST);
    }

    private static String sql(ArchiveTable table, List<String> keys, boolean further, int size) {
        var columns =
                table.columns().stream()
                        .map(column -> column.chunks() ? "t.id" : column.sql())
                        .collect(Collectors.joining(", "));
        var key = keys.stream().map(one -> "t." + one).collect(Collectors.joining(", "));
        var after =
                IntStream.range(0, keys.size())
                        .mapToObj(n -> ":key" + n)
                        .collect(Collectors.joining(", "));
        return """
        select %s, %s, %s from %s t where (%s)%s order by %s limit %d
        """
                .formatted(
                        columns,
                        currency(table),
                        key,
                        table.name(),
                        table.where(),
                        further ? " and (%s) > (%s)".formatted(key, after) : "",
                        key,
                        size);
    }

    private static String currency(ArchiveTable table) {
        if (table.currency() != null) return table.currency();
        var own = table.columns().stream().anyMatch(it -> it.sql().equals("t.currency"));
        return own ? "t.currency" : "cast(null as varchar(3))";
    }

    private static Read read(ArchiveTable table, int keys, ResultSet row) throws SQLException {
        var at = 1;
        List<@Nullable Object> values = new ArrayList<>();
        for (var column : table.columns()) values.add(value(row, at++, column));
        var currency = row.getString(at++);
        List<Object> key = new ArrayList<>();
        for (var n = 0; n < keys; n++) key.add(raw(row, at++));
        return new Read(values, currency, key);
    }

    private static @Nullable Object value(ResultSet row, int at, Column column)
            throws SQLException {
        var type = column.field().type();
        Object value =
                switch (type) {
                    case TIME -> time(row, at);
                    case DAY -> row.getObject(at, LocalDate.class);
                    case YES -> row.getBoolean(at);
                    case NUMBER, MONEY -> row.getLong(at);
                    case FILE -> column.chunks() ? (Object) row.getLong(at) : row.getBytes(at);
                    case ID, TEXT, REF, REFS, REF_MAP -> row.getString(at);
                };
        return value == null || row.wasNull() ? null : value;
    }

    private static @Nullable String time(ResultSet row, int at) throws SQLException {
        var time = row.getObject(at, OffsetDateTime.class);
        return time == null ? null : FieldType.time(time.toInstant());
    }

    /** Of a type that the database takes back as it was. */
    private static Object raw(ResultSet row, int at) throws SQLException {
        return switch (row.getMetaData().getColumnType(at)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    row.getObject(at, OffsetDateTime.class);
            case Types.DATE -> row.getObject(at, LocalDate.class);
            default -> row.getObject(at);
        };
    }

    /** The columns of the table's key, in their order. */
    private List<String> keys(String table) {
        var keys = template.execute((Connection connection) -> keys(connection, table));
        if (keys == null || keys.isEmpty()) throw new IllegalStateException("no key: " + table);
        return keys;
    }

    private static List<String> keys(Connection connection, String table) throws SQLException {
        var keys = new TreeMap<Integer, String>();
        var about = connection.getMetaData();
        var name = about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        try (var found =
                about.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), name)) {
            while (found.next()) keys.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
        }
        return List.copyOf(keys.values());
    }
}
