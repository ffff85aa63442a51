package dev.marquee.ticket.roster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * A file of attendees, in one of the shapes. Its columns are found by their headings, which need
 * not be its first line.
 *
 * @param lines those that are not blank
 */
record RosterFile(Shape shape, List<String> headings, List<Line> lines) {

    static final int MOST_LINES = 1000;
    static final int LONGEST_TEXT = 400_000;

    private static final int MOST_BEFORE_HEADINGS = 20;
    private static final Pattern NOT_STORABLE = Pattern.compile("[\\x00\\p{Cs}]");
    private static final String SEPARATORS = ",;\t|";
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    /**
     * A line of it.
     *
     * @param number where it begins in the file, from 1
     * @param tooWide whether it has more cells than there are headings
     */
    record Line(long number, Cells cells, boolean tooWide) {}

    private record Read(long line, List<String> cells) {}

    /**
     * Reads a text, with the separator that gives most headings.
     *
     * @throws IllegalArgumentException with a word why it cannot: {@code empty}, {@code too-long},
     *     {@code no-headings}, {@code no-lines}
     */
    static RosterFile read(String text) {
        if (text.isBlank()) throw new IllegalArgumentException("empty");
        // forms send other ends of lines than files have
        var unified = storable(text).replace("\r\n", "\n").replace('\r', '\n');
        if (unified.length() > LONGEST_TEXT) throw new IllegalArgumentException("too-long");
        var file =
                SEPARATORS
                        .chars()
                        .mapToObj(sign -> read(unified, (char) sign))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingInt(one -> one.headings.size()))
                        .orElseThrow(() -> new IllegalArgumentException("no-headings"));
        if (file.lines.isEmpty()) throw new IllegalArgumentException("no-lines");
        if (file.lines.size() > MOST_LINES) throw new IllegalArgumentException("too-long");
        return file;
    }

    /** Without what no text in the database may have: NUL, and halves of signs. */
    private static String storable(String text) {
        return NOT_STORABLE.matcher(text).replaceAll("");
    }

    private static Optional<RosterFile> read(String text, char separator) {
        var rows = rows(text, separator);
        for (int i = 0; i < Math.min(rows.size(), MOST_BEFORE_HEADINGS); i++) {
            var headings = rows.get(i).cells.stream().map(String::strip).toList();
            var shape = Stream.of(Shape.values()).filter(one -> one.isOf(headings)).findFirst();
            if (headings.size() > 1 && shape.isPresent())
                return Optional.of(
                        new RosterFile(shape.get(), headings, lines(headings, rows, i + 1)));
        }
        return Optional.empty();
    }

    private static List<Line> lines(List<String> headings, List<Read> rows, int from) {
        return rows.subList(from, rows.size()).stream()
                .map(row ->
                        new Line(
                                row.line,
                                Cells.of(headings, row.cells),
                                row.cells.stream()
                                        .skip(headings.size())
                                        .anyMatch(cell -> !cell.isBlank())))
                .filter(line -> line.tooWide || !line.cells.isBlank())
                .toList();
    }

    private static List<Read> rows(String text, char separator) {
        var format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(true)
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get();
        try (var parser = format.parse(new StringReader(text))) {
            var rows = new ArrayList<Read>();
            long before = 0;
            for (var record : parser) {
                rows.add(
                        new Read(
                                before + 1,
                                record.stream().map(RosterFile::withoutGuard).toList()));
                before = parser.getCurrentLineNumber();
                if (rows.size() > MOST_LINES + MOST_BEFORE_HEADINGS + 1) break;
            }
            return rows;
        } catch (UncheckedIOException | IOException e) {
            return List.of(); // another separator may read it
        }
    }

    /** Takes off the apostrophe that exports put before what a spreadsheet would run. */
    private static String withoutGuard(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
