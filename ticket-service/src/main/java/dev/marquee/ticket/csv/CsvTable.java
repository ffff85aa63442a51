package dev.marquee.ticket.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The text of a file as a table. Some programs put lines of their own before the headings, so the
 * headings are the first line that has as many cells as most lines have.
 *
 * @param headings of its columns
 * @param rows what follows, with the cells of each
 */
public record CsvTable(char separator, List<String> headings, List<Row> rows) {

    private static final String SEPARATORS = ";,\t|";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * @param line its number in the file, from 1
     */
    public record Row(long line, List<String> cells) {

        /** The cell in that column; empty if the row has none there. */
        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** Its bytes as text: UTF-8 where they are that, and else what Windows writes in Europe. */
    public static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WINDOWS);
        }
        var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\u0000", "");
    }

    /**
     * Reads a text, with the separator that leads to the widest table.
     *
     * @param mostLines that it may have
     * @throws IllegalArgumentException with a word why it is no table: {@code no-table}, {@code
     *     too-long}
     */
    public static CsvTable read(String text, int mostLines) {
        var tables =
                SEPARATORS
                        .chars()
                        .mapToObj(sign -> table(text, (char) sign, mostLines))
                        .flatMap(List::stream)
                        .toList();
        var widest =
                tables.stream()
                        .max(Comparator.comparingInt(table -> table.headings.size()))
                        .orElseThrow(() -> new IllegalArgumentException("no-table"));
        if (widest.rows.size() > mostLines) throw new IllegalArgumentException("too-long");
        return widest;
    }

    private static List<CsvTable> table(String text, char separator, int mostLines) {
        var format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(true)
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get();
        try (var parser = format.parse(new StringReader(text))) {
            var records = new ArrayList<CSVRecord>();
            for (var record : parser) {
                if (records.size() > mostLines + 100) break;
                records.add(record);
            }
            var width = width(records.stream());
            if (width < 2) return List.of();
            var rows =
                    records.stream()
                            .filter(record -> record.size() >= width)
                            .map(record -> new Row(record.getRecordNumber(), record.toList()))
                            .toList();
            return List.of(
                    new CsvTable(
                            separator,
                            rows.getFirst().cells().stream().map(String::strip).toList(),
                            rows.subList(1, rows.size())));
        } catch (UncheckedIOException | IOException e) {
            return List.of(); // another separator may read it
        }
    }

    /** How many cells most lines have. */
    private static int width(Stream<CSVRecord> records) {
        var counts = new TreeMap<Integer, Integer>();
        records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
