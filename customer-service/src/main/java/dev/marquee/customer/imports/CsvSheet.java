package dev.marquee.customer.imports;

import dev.marquee.platform.value.EmailAddress;
import java.util.List;

/**
 * A file of separated values, with a line of headings.
 *
 * @param headings as they stand there
 * @param encoding in which it was read
 * @param separator by which its lines were taken apart
 * @param headingLine where the headings stand in the file, from 1
 */
record CsvSheet(
        List<String> headings,
        List<Line> lines,
        Encoding encoding,
        Separator separator,
        int headingLine) {

    static final int MOST_BYTES = 1_000_000;
    static final int MOST_LINES = 5_000;
    static final int MOST_COLUMNS = 300;

    /**
     * A line with something in it.
     *
     * @param number where it begins in the file, from 1
     */
    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads a file in the encoding and by the separator that it seems to have.
     *
     * @throws Unreadable if it is not such a file, or too long
     */
    static CsvSheet read(byte[] file) throws Unreadable {
        check(file);
        var encoding = Encoding.guess(file);
        var text = new CsvText(encoding.decode(file));
        return of(text, encoding, text.separator());
    }

    /**
     * Reads a file as somebody chose.
     *
     * @throws Unreadable if it is not such a file, or too long
     */
    static CsvSheet read(byte[] file, Encoding encoding, Separator separator) throws Unreadable {
        check(file);
        return of(new CsvText(encoding.decode(file)), encoding, separator);
    }

    private static void check(byte[] file) throws Unreadable {
        if (file.length == 0) throw new Unreadable("empty");
        if (file.length > MOST_BYTES) throw new Unreadable("too-large");
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') throw new Unreadable("workbook");
    }

    private static CsvSheet of(CsvText text, Encoding encoding, Separator separator)
            throws Unreadable {
        var lines = text.lines(separator);
        var first = lines.getFirst();
        if (first.cells().size() > MOST_COLUMNS) throw new Unreadable("too-wide", MOST_COLUMNS);
        var rest = lines.subList(1, lines.size());
        if (rest.isEmpty() && !Mapping.guess(first.cells()).isComplete()
                || first.cells().stream().anyMatch(cell -> EmailAddress.parse(cell).isPresent()))
            throw new Unreadable("headings", String.join(", ", first.cells()));
        if (rest.isEmpty()) throw new Unreadable("no-lines");
        if (rest.size() > MOST_LINES) throw new Unreadable("too-long", MOST_LINES);
        return new CsvSheet(first.cells(), rest, encoding, separator, first.number());
    }

    /** The first values of a column that are not empty, cut where they are long. */
    List<String> samples(int column) {
        return lines.stream()
                .map(line -> line.cell(column).strip().replaceAll("\\s+", " "))
                .filter(value -> !value.isEmpty())
                .limit(3)
                .map(value -> value.length() <= 60 ? value : value.substring(0, 59) + "…")
                .toList();
    }
}
