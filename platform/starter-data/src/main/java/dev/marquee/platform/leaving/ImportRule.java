package dev.marquee.platform.leaving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code archive/in/<service>.csv}: what a column gets that an archive says nothing of,
 * or says differently.
 *
 * @param column of the table; {@code *} for what becomes of its rows, {@code ^} for a statement
 *     before each of its rows, {@code $} for one after all rows of all tables, {@code #} for the
 *     sequence of its numbers, if they are no identity's
 * @param about a piece of SQL; of {@code *} a word: {@code kept} as they are, for the next archive,
 *     {@code merged} into rows that are there already, {@code given} by hand. Parameters are named
 *     as the fields of the archive, with {@code organizer} and {@code now}
 */
record ImportRule(String table, String column, String about) {

    static final String ROWS = "*";
    static final String BEFORE = "^";
    static final String AFTER = "$";
    static final String SEQUENCE = "#";

    private static final int CELLS = 3;

    static List<ImportRule> of(String service) {
        try (var in =
                Objects.requireNonNull(
                        ImportRule.class.getResourceAsStream("/archive/in/" + service + ".csv"),
                        service)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ImportRule::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportRule read(String line) {
        var cells = line.split(",", CELLS);
        if (cells.length != CELLS) throw new IllegalStateException("not three cells: " + line);
        return new ImportRule(cells[0], cells[1], cells[2]);
    }
}
