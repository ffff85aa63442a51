package dev.marquee.ticket.checkout.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inserts any number of rows with one statement, {@code insert … select … from unnest(…)}, which
 * PostgreSQL and H2 both plan once and run in one go. Columns are named by the code alone.
 */
final class SetInsert<T> {

    private record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private String sql = "";

    private SetInsert(String table) {
        this.table = table;
    }

    static <T> SetInsert<T> into(String table) {
        return new SetInsert<>(table);
    }

    SetInsert<T> bigint(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "bigint", value));
    }

    SetInsert<T> integer(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "integer", value));
    }

    SetInsert<T> text(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "varchar", value));
    }

    SetInsert<T> flag(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "boolean", value));
    }

    /** A column that says when it was written, the same for all rows. */
    SetInsert<T> now(String column) {
        times.add(column);
        sql = statement();
        return this;
    }

    private SetInsert<T> with(Column<T> column) {
        columns.add(column);
        sql = statement();
        return this;
    }

    private String statement() {
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var arrays =
                columns.stream()
                        .map(column -> "cast(? as " + column.type + " array)")
                        .collect(Collectors.joining(", "));
        var values =
                Stream.concat(
                                columns.stream().map(column -> "u." + column.name),
                                times.stream().map(time -> "cast(? as timestamp with time zone)"))
                        .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from unnest(%s) as u (%s)"
                .formatted(
                        table,
                        String.join(", ", Stream.concat(Stream.of(names), times.stream()).toList()),
                        values,
                        arrays,
                        names);
    }

    void run(Connection connection, List<T> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) return;
        try (var insert = connection.prepareStatement(sql)) {
            int at = 1;
            for (int n = 0; n < times.size(); n++)
                insert.setObject(at++, now.atOffset(ZoneOffset.UTC));
            for (var column : columns) {
                var values = rows.stream().map(column.value).toArray();
                insert.setArray(at++, connection.createArrayOf(column.type, values));
            }
            insert.executeUpdate();
        }
    }
}
