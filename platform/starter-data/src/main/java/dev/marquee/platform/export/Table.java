package dev.marquee.platform.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which columns an exported list has. Values may be text, numbers, booleans, dates of {@code
 * java.time}, or null for an empty cell; all else is written as its {@code toString}.
 */
public final class Table<T> {

    private record Column<T>(
            String heading, boolean isMoment, Function<? super T, @Nullable ?> value) {}

    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();
    private String part = "";

    private Table(String name) {
        this.name = name;
    }

    /**
     * A table without columns yet.
     *
     * @param name of the file and of the audit entry: customers, bookings …
     */
    public static <T> Table<T> named(String name) {
        return new Table<>(name);
    }

    /** Says of what the list is, where it is not all of them: the code of an event. */
    public Table<T> of(String part) {
        this.part = "-" + part;
        return this;
    }

    /** Adds a column. */
    public Table<T> column(String heading, Function<? super T, @Nullable ?> value) {
        columns.add(new Column<>(heading, false, value));
        return this;
    }

    /**
     * Adds a column of moments, in UTC: with their offset, or where cells have no place for that,
     * with the zone in the heading.
     */
    public Table<T> moment(String heading, Function<? super T, @Nullable Instant> value) {
        columns.add(new Column<>(heading, true, value));
        return this;
    }

    String name() {
        return name;
    }

    String nameWithPart() {
        return name + part;
    }

    List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }

    List<String> headingsWithZone() {
        return columns.stream()
                .map(column -> column.isMoment ? column.heading + " (UTC)" : column.heading)
                .toList();
    }

    List<@Nullable Object> cells(T row) {
        var cells = new ArrayList<@Nullable Object>();
        for (var column : columns) cells.add(column.value.apply(row));
        return cells;
    }
}
