package dev.marquee.ticket.checkout.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inserts any number of rows with one statement, {@code insert … select … from unnest(…)}, which
 * PostgreSQL and H2 both plan once and run in one go. Columns are named by the code alone.
 */
final class SetInsert<T> {

    /**
     * A column and its values.
     *
     * @param rare whether it is mostly null
     */
    private record Column<T>(
            String name, String type, Function<T, @Nullable Object> value, boolean rare) {}

    /** What is run for rows that need these columns. */
    private record Statement<T>(List<Column<T>> columns, String sql) {}

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private @Nullable Statement<T> whole;
    private @Nullable Statement<T> usual;

    private SetInsert(String table) {
        this.table = table;
    }

    static <T> SetInsert<T> into(String table) {
        return new SetInsert<>(table);
    }

    SetInsert<T> bigint(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "bigint", value, false));
    }

    /** One that is mostly null: where it is so in all rows, the statement does without it. */
    SetInsert<T> rareBigint(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "bigint", value, true));
    }

    /** The same. */
    SetInsert<T> rareText(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "varchar", value, true));
    }

    SetInsert<T> integer(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "integer", value, false));
    }

    SetInsert<T> text(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "varchar", value, false));
    }

    SetInsert<T> flag(String column, Function<T, @Nullable Object> value) {
        return with(new Column<>(column, "boolean", value, false));
    }

    /** A column that says when it was written, the same for all rows. */
    SetInsert<T> now(String column) {
        times.add(column);
        return prepared();
    }

    private SetInsert<T> with(Column<T> column) {
        columns.add(column);
        return prepared();
    }

    private SetInsert<T> prepared() {
        whole = statement(columns);
        usual = statement(columns.stream().filter(column -> !column.rare).toList());
        return this;
    }

    private Statement<T> statement(List<Column<T>> columns) {
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
        return new Statement<>(
                List.copyOf(columns),
                "insert into %s (%s) select %s from unnest(%s) as u (%s)"
                        .formatted(
                                table,
                                String.join(
                                        ", ",
                                        Stream.concat(Stream.of(names), times.stream()).toList()),
                                values,
                                arrays,
                                names));
    }

    private boolean isUsual(List<T> rows) {
        for (var column : columns)
            if (column.rare) for (var row : rows) if (column.value.apply(row) != null) return false;
        return true;
    }

    void run(Connection connection, List<T> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) return;
        var statement = Objects.requireNonNull(isUsual(rows) ? usual : whole);
        try (var insert = connection.prepareStatement(statement.sql)) {
            int at = 1;
            for (int n = 0; n < times.size(); n++)
                insert.setObject(at++, now.atOffset(ZoneOffset.UTC));
            for (var column : statement.columns) {
                var values = rows.stream().map(column.value).toArray();
                insert.setArray(at++, connection.createArrayOf(column.type, values));
            }
            insert.executeUpdate();
        }
    }
}
