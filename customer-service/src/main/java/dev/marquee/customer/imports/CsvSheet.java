package dev.marquee.customer.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of comma- or semicolon-separated values, in UTF-8, with a line of headings.
 *
 * @param headings as they stand there
 * @param columns where what is
 */
record CsvSheet(List<String> headings, Map<Column, Integer> columns, List<Line> lines) {

    static final int MOST_BYTES = 1_000_000;
    static final int MOST_LINES = 5_000;

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
     * Reads a file.
     *
     * @throws Unreadable if it is not such a file, or too long
     */
    static CsvSheet read(byte[] file) throws Unreadable {
        if (file.length == 0) throw new Unreadable("empty");
        if (file.length > MOST_BYTES) throw new Unreadable("too-large");
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') throw new Unreadable("workbook");
        var text = text(file);
        var lines = lines(text);
        if (lines.isEmpty()) throw new Unreadable("empty");
        var headings = lines.getFirst().cells();
        var columns = columns(headings);
        var rest = lines.subList(1, lines.size());
        if (rest.isEmpty()) throw new Unreadable("no-lines");
        return new CsvSheet(headings, columns, rest);
    }

    /** What the columns that are not read are called. */
    List<String> ignored() {
        return IntStream.range(0, headings.size())
                .filter(column -> !columns.containsValue(column))
                .mapToObj(headings::get)
                .filter(heading -> !heading.isBlank())
                .toList();
    }

    private static String text(byte[] file) throws Unreadable {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("not-utf-8");
        }
    }

    private static List<Line> lines(String text) throws Unreadable {
        var format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator(text))
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get();
        var lines = new ArrayList<Line>();
        var numbers = new LineNumbers(text);
        try (var records = format.parse(new StringReader(text))) {
            for (var record : records) {
                if (record.stream().allMatch(String::isBlank)) continue;
                if (lines.size() > MOST_LINES) throw new Unreadable("too-long", MOST_LINES);
                lines.add(new Line(numbers.at(record.getCharacterPosition()), cells(record)));
            }
        } catch (UncheckedIOException | IOException e) {
            throw new Unreadable("not-csv", lines.isEmpty() ? 1 : lines.getLast().number() + 1);
        }
        return lines;
    }

    /** Whichever of the two the headings use more. */
    private static char separator(String text) {
        var headings = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        return headings.chars().filter(sign -> sign == ';').count()
                        > headings.chars().filter(sign -> sign == ',').count()
                ? ';'
                : ',';
    }

    /** A cell of one of our own exports has an apostrophe before what looks like a formula. */
    private static List<String> cells(CSVRecord record) {
        return record.stream()
                .map(cell -> cell.matches("(?s)'[=+@\\t\\r＝＋－＠-].*") ? cell.substring(1) : cell)
                .toList();
    }

    private static Map<Column, Integer> columns(List<String> headings) throws Unreadable {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (var i = 0; i < headings.size(); i++) {
            var column = Column.of(headings.get(i));
            if (column.isPresent() && columns.put(column.get(), i) != null)
                throw new Unreadable("twice", headings.get(i));
        }
        if (!columns.containsKey(Column.NAME) || !columns.containsKey(Column.EMAIL))
            throw new Unreadable("headings", String.join(", ", headings));
        return columns;
    }
}
