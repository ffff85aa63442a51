package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.ArchiveTable.Column;
import dev.marquee.platform.archive.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import tools.jackson.databind.JsonNode;

/**
 * Puts rows of an archive into a table, some at a time. All statements are constants of the lists
 * of tables and of rules.
 */
final class TableImport {

    private static final int MANY = 200;

    /** Of rows with files. */
    private static final int FEW = 5;

    private final NamedParameterJdbcTemplate jdbc;
    private final ArchiveTable table;
    private final ImportValues values;
    private final ImportedFiles files;
    private final List<String> before;
    private final String insert;
    private final Map<String, String> later;
    private final int most;
    private final List<MapSqlParameterSource> waiting = new ArrayList<>();
    private final List<MapSqlParameterSource> own = new ArrayList<>();
    private final Map<MapSqlParameterSource, String> chunks = new LinkedHashMap<>();

    TableImport(
            NamedParameterJdbcTemplate jdbc,
            ArchiveTable table,
            List<ImportRule> rules,
            ImportValues values,
            ImportedFiles files) {
        this.jdbc = jdbc;
        this.table = table;
        this.values = values;
        this.files = files;
        before =
                rules.stream()
                        .filter(rule -> rule.column().equals(ImportRule.BEFORE))
                        .map(ImportRule::about)
                        .toList();
        // a row may name one of the same table that comes after it
        later =
                table.columns().stream()
                        .filter(column -> table.kind().equals(column.field().kind()))
                        .filter(column -> column.field().type() == FieldType.REF)
                        .collect(
                                Collectors.toMap(
                                        column -> name(column), column -> column.field().name()));
        most =
                table.columns().stream().anyMatch(it -> it.field().type() == FieldType.FILE)
                        ? FEW
                        : MANY;
        insert = is(rules, "merged") ? merge() : insert(rules);
    }

    static boolean is(List<ImportRule> rules, String word) {
        return rules.stream()
                .anyMatch(
                        rule -> rule.column().equals(ImportRule.ROWS) && rule.about().equals(word));
    }

    private static String name(Column column) {
        return column.sql().substring("t.".length());
    }

    /** Not what is computed, nor what has a table of its own. */
    private static boolean isStored(Column column) {
        return column.sql().startsWith("t.") && !column.chunks();
    }

    private String insert(List<ImportRule> rules) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (var column : table.columns())
            if (isStored(column))
                cells.put(
                        name(column),
                        later.containsKey(name(column)) ? "null" : ":" + column.field().name());
        var known =
                table.columns().stream()
                        .filter(Column::chunks)
                        .map(column -> column.field().name())
                        .toList();
        for (var rule : rules)
            if (rule.column().matches("[a-z_0-9]+") && !known.contains(rule.column()))
                cells.put(rule.column(), rule.about());
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table.name(),
                        String.join(", ", cells.keySet()),
                        String.join(", ", cells.values()));
    }

    private String merge() {
        var key =
                table.columns().stream()
                        .filter(Column::part)
                        .map(column -> name(column) + " = :" + column.field().name())
                        .collect(Collectors.joining(" and "));
        var rest =
                table.columns().stream()
                        .filter(column -> isStored(column) && !column.part())
                        .map(column -> name(column) + " = :" + column.field().name())
                        .collect(Collectors.joining(", "));
        return "update %s set %s where %s".formatted(table.name(), rest, key);
    }

    void add(JsonNode row) {
        var params = values.of(table, row);
        waiting.add(params);
        if (later.values().stream().anyMatch(row::has)) own.add(params);
        for (var column : table.columns())
            if (column.chunks() && row.has(column.field().name()))
                chunks.put(params, row.path(column.field().name()).stringValue());
        if (waiting.size() == most) flush();
    }

    private void flush() {
        var some = waiting.toArray(SqlParameterSource[]::new);
        if (some.length == 0) return;
        for (var sql : before) for (var one : some) jdbc.update(sql, one);
        for (var count : jdbc.batchUpdate(insert, some))
            if (count == 0) throw new IllegalStateException("no such row: " + table.name());
        chunks.forEach((params, hash) ->
                files.store(table.name(), Objects.requireNonNull(params.getValue("id")), hash));
        chunks.clear();
        waiting.clear();
    }

    void end() {
        flush();
        for (var one : later.entrySet())
            for (var params : own)
                jdbc.update(
                        "update %s set %s = :%s where id = :id"
                                .formatted(table.name(), one.getKey(), one.getValue()),
                        params);
        own.clear();
    }
}
