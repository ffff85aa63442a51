package dev.marquee.platform.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code archive/<service>.csv}: what becomes of a table, or of one of its columns.
 *
 * @param column {@code *} for the table, {@code $} for the currency of its amounts, {@code +} for
 *     what is computed
 * @param name in the archive, the table's kind; {@code -} for what stays out of it
 * @param type see {@link ArchiveTable}
 * @param about a reason, or a piece of SQL
 */
public record TableLine(String table, String column, String name, String type, String about) {

    /** Services that store something. */
    public static final List<String> SERVICES =
            List.of(
                    "auth",
                    "customer",
                    "event",
                    "gateway",
                    "notification",
                    "report",
                    "ticket",
                    "venue");

    private static final int CELLS = 5;

    /** All lines of a service, in their order. */
    public static List<TableLine> of(String service) {
        try (var in =
                Objects.requireNonNull(
                        TableLine.class.getResourceAsStream("/archive/" + service + ".csv"),
                        service)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(TableLine::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it stays out of the archive. */
    public boolean isLeftOut() {
        return name.equals("-");
    }

    /** Whether it is about a table as a whole. */
    public boolean isTable() {
        return column.equals("*");
    }

    private static TableLine read(String line) {
        var cells = line.split(",", CELLS);
        if (cells.length != CELLS) throw new IllegalStateException("not five cells: " + line);
        return new TableLine(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
}
