package dev.marquee.platform.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.archive.TableLine;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Of every table of every service, all rows of an organiser go along, and none of another. The rows
 * are made up of the columns' types; which belongs to whom, their numbers and texts say.
 */
class ArchiveFiltersTest {

    private static final String ORIGIN = "0a1b2c3d-0000-4000-8000-000000000001";
    private static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");
    private static final int OURS = 7;
    private static final int THEIRS = 8;

    /** More than are read at a time. */
    private static final int ROWS = 12;

    private static final Pattern FOREIGN =
            Pattern.compile("Z8Z|" + ORIGIN + ":8(0\\d\\d)?\\b|:00000000-0000-0008-0000-");

    /** A column of a table, as the database has it. */
    private record Column(String name, String type, @Nullable Integer length) {}

    static List<String> services() {
        return TableLine.SERVICES.stream().filter(it -> !it.equals("gateway")).toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void all_of_the_organiser_and_nothing_of_another(String service) throws IOException {
        try (var pool = ServiceDatabase.create(service, "h2")) {
            var database = new JdbcTemplate(pool);
            withoutRules(database);
            for (var table : tables(service)) {
                fill(database, table, THEIRS);
                fill(database, table, OURS);
            }
            for (var table : tables(service)) {
                var read = read(database, table);
                assertThat(read).as(table.name()).noneMatch(ArchiveFiltersTest::isForeign);
                assertThat(read).as(table.name()).hasSize(ours(database, table.name()));
                // what would be seen if there were no filter
                var all =
                        new ArchiveTable(
                                table.name(),
                                table.kind(),
                                "true",
                                table.currency(),
                                table.columns());
                assertThat(read(database, all))
                        .as("%s without its filter", table.name())
                        .anyMatch(ArchiveFiltersTest::isForeign);
            }
        }
    }

    private static List<ArchiveTable> tables(String service) {
        return ArchiveTable.of(service).stream().filter(table -> !table.isGiven()).toList();
    }

    private static boolean isForeign(String row) {
        return FOREIGN.matcher(row).find();
    }

    private static List<String> read(JdbcTemplate database, ArchiveTable table) throws IOException {
        var jdbc = JdbcClient.create(database);
        var names = new RowNames(jdbc, ORIGIN);
        var rows = new ArrayList<String>();
        try (var payload = Payload.create()) {
            new TableScan(database, jdbc, names, Wanted.own(OURS, NOW))
                    .read(table, new TableRows(jdbc, names, payload, OURS));
            payload.readRows(table.kind(), row -> rows.add(row.toString()));
        }
        return rows;
    }

    /** Which is what it is about here: not whether rows make sense. */
    private static void withoutRules(JdbcTemplate database) {
        database.execute("set referential_integrity false");
        for (var check :
                database.queryForList(
                        "select table_name as t, constraint_name as c from information_schema.table_constraints where constraint_type = 'CHECK' and table_schema = 'public'"))
            database.execute(
                    "alter table \"%s\" drop constraint \"%s\""
                            .formatted(check.get("t"), check.get("c")));
    }

    /** Some tables can hold only one row of an organiser. */
    private static void fill(JdbcTemplate database, ArchiveTable table, int organizer) {
        var columns = columns(database, table.name());
        var sql =
                "insert into %s (%s) values (%s)"
                        .formatted(
                                table.name(),
                                columns.stream()
                                        .map(it -> '"' + it.name + '"')
                                        .collect(Collectors.joining(", ")),
                                columns.stream().map(it -> "?").collect(Collectors.joining(", ")));
        for (var n = 1; n <= ROWS; n++) {
            var row = n;
            try {
                database.update(
                        sql,
                        columns.stream()
                                .map(column -> value(table.name(), column, organizer, row))
                                .toArray());
            } catch (DuplicateKeyException e) {
                assertThat(n).as(table.name()).isGreaterThan(1);
            }
        }
    }

    private static List<Column> columns(JdbcTemplate database, String table) {
        return database.query(
                "select column_name, data_type, character_maximum_length from information_schema.columns where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'",
                (row, n) ->
                        new Column(
                                row.getString(1),
                                row.getString(2).toUpperCase(Locale.ROOT),
                                row.getObject(3) == null
                                        ? null
                                        : (int) Math.min(row.getLong(3), 1_000_000)),
                table);
    }

    private static Object value(String table, Column column, int organizer, int row) {
        var special = special(table, column.name, organizer, row);
        if (special != null) return special;
        if (column.type.contains("TIMESTAMP")) return OffsetDateTime.parse("2030-01-02T03:04:05Z");
        return switch (column.type) {
            case "BIGINT" -> organizer * 1000L + row;
            case "INTEGER", "SMALLINT", "NUMERIC", "DOUBLE PRECISION", "REAL" ->
                    (organizer - OURS) * 100 + row;
            case "BOOLEAN" -> true;
            case "DATE" -> LocalDate.of(2030, 1, 2);
            case "TIME" -> LocalTime.NOON;
            case "UUID" -> new UUID(organizer, row);
            case "BINARY VARYING", "BINARY LARGE OBJECT", "BINARY" -> new byte[] {1, (byte) row};
            default -> text(column, "Z%dZ%d".formatted(organizer, row));
        };
    }

    private static String text(Column column, String text) {
        var most = column.length == null ? text.length() : column.length;
        return text.length() <= most ? text : text.substring(text.length() - most);
    }

    /** What says whose a row is, in the words of its table; null for all else. */
    private static @Nullable Object special(String table, String column, int organizer, int row) {
        Map<String, Object> words = new HashMap<>();
        words.put("organizer_id", (long) organizer);
        words.put("owner_id", (long) organizer);
        words.put("scope_id", (long) organizer);
        words.put("book", (long) organizer);
        words.put("currency", "EUR");
        words.put("target", "account:" + organizer);
        words.put(
                "scope",
                table.equals("suppression") ? "organizer:" + organizer + ":x" : "organizer");
        if (table.equals("account") && row == 1) words.put("id", (long) organizer);
        if (table.equals("seating"))
            words.put("sections", "{\"a\":%d}".formatted(organizer * 1000L + row));
        return words.get(column);
    }

    /** An account is an organiser itself. */
    private static int ours(JdbcTemplate database, String table) {
        if (table.equals("account")) return 1;
        var all = 0;
        for (var row : database.queryForList("select * from " + table))
            if (row.values().stream().anyMatch(ArchiveFiltersTest::isOurs)) all++;
        return all;
    }

    private static boolean isOurs(@Nullable Object value) {
        if (value instanceof Long number) return number == OURS || number / 1000 == OURS;
        return value instanceof String text && (text.contains("Z7Z") || text.equals("account:7"));
    }
}
