package dev.marquee.platform.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of which rows are in the archive.
 *
 * @param where which, as a condition on {@code t}; {@code :organizer} is whose archive it is
 * @param currency of amounts, as SQL; null where there are none
 */
public record ArchiveTable(
        String name, String kind, String where, @Nullable String currency, List<Column> columns) {

    /**
     * A column, or what is computed.
     *
     * @param sql its value
     * @param part whether the row is known by it, with others
     * @param chunks whether {@code sql} reads the pieces of a file, by the row's id
     */
    public record Column(String sql, Field field, boolean part, boolean chunks) {}

    /** Whether it is no table: the service gives these rows itself. */
    public boolean isGiven() {
        return name.startsWith("(");
    }

    /** The tables of a service that are in the archive. */
    public static List<ArchiveTable> of(String service) {
        Map<String, List<TableLine>> byTable = new LinkedHashMap<>();
        for (var line : TableLine.of(service))
            byTable.computeIfAbsent(line.table(), it -> new ArrayList<>()).add(line);
        return byTable.values().stream()
                .filter(lines -> lines.stream().noneMatch(it -> it.isTable() && it.isLeftOut()))
                .map(ArchiveTable::read)
                .toList();
    }

    private static ArchiveTable read(List<TableLine> lines) {
        var table = lines.stream().filter(TableLine::isTable).findFirst().orElseThrow();
        var currency =
                lines.stream()
                        .filter(line -> line.column().equals("$"))
                        .map(TableLine::about)
                        .findFirst()
                        .orElse(null);
        var columns =
                lines.stream()
                        .filter(line ->
                                !line.isTable() && !line.isLeftOut() && !line.column().equals("$"))
                        .map(ArchiveTable::column)
                        .toList();
        return new ArchiveTable(table.table(), table.name(), table.about(), currency, columns);
    }

    /**
     * {@code text}, {@code ref:event}; {@code ref?:event} may name what was deleted; a {@code +} at
     * the end: the row is known by it.
     */
    private static Column column(TableLine line) {
        var part = line.type().endsWith("+");
        var type = part ? line.type().substring(0, line.type().length() - 1) : line.type();
        var colon = type.indexOf(':');
        var kind = colon < 0 ? null : type.substring(colon + 1);
        var word = colon < 0 ? type : type.substring(0, colon);
        var firm = !word.endsWith("?");
        if (!firm) word = word.substring(0, word.length() - 1);
        var chunks = word.equals("chunks");
        var known = chunks ? FieldType.FILE : FieldType.valueOf(word.toUpperCase(Locale.ROOT));
        var sql = line.column().equals("+") ? line.about() : "t." + line.column();
        return new Column(sql, new Field(line.name(), known, kind, firm), part, chunks);
    }
}
