package dev.marquee.ticket.payment.bank;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The text of a bank's file as a table. Banks put lines of their own before the headings, so the
 * headings are the first line that has as many cells as most lines have.
 *
 * @param headings of its columns
 * @param rows what follows, with the cells of each
 */
record BankFile(char separator, List<String> headings, List<Row> rows) {

    static final int MOST_LINES = 5000;

    private static final String SEPARATORS = ";,\t|";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** How banks say that money went out, or came in, beside an amount without a sign. */
    private static final Pattern OUT = Pattern.compile("(?iu)s|soll|d|db|dr|debit|dbit");

    private static final Pattern IN = Pattern.compile("(?iu)h|haben|c|cr|credit|crdt");

    /**
     * @param line its number in the file, from 1
     */
    record Row(long line, List<String> cells) {

        /** The cell in that column; empty if the row has none there. */
        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** Whether such a word says that money went out. */
    static boolean isOut(String word) {
        return OUT.matcher(word.strip()).matches();
    }

    /** The column that says of every line whether money came in or went out; -1 if none does. */
    int direction() {
        for (int column = 0; column < headings.size(); column++)
            if (saysDirections(column)) return column;
        return -1;
    }

    private boolean saysDirections(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.cell(column))
                        .allMatch(cell -> isOut(cell) || IN.matcher(cell).matches());
    }

    /** Its bytes as text: UTF-8 where they are that, and else what Windows writes in Europe. */
    static String decode(byte[] bytes) {
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
     * @throws IllegalArgumentException with a word why it is no table: {@code no-table}, {@code
     *     too-long}
     */
    static BankFile read(String text) {
        var tables =
                SEPARATORS
                        .chars()
                        .mapToObj(sign -> table(text, (char) sign))
                        .flatMap(List::stream)
                        .toList();
        var widest =
                tables.stream()
                        .max(Comparator.comparingInt(table -> table.headings.size()))
                        .orElseThrow(() -> new IllegalArgumentException("no-table"));
        if (widest.rows.size() > MOST_LINES) throw new IllegalArgumentException("too-long");
        return widest;
    }

    private static List<BankFile> table(String text, char separator) {
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
                if (records.size() > MOST_LINES + 100) break;
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
                    new BankFile(
                            separator,
                            rows.getFirst().cells().stream().map(String::strip).toList(),
                            rows.subList(1, rows.size())));
        } catch (UncheckedIOException | IOException e) {
            return List.of(); // another separator may read it
        }
    }

    /** How many cells most lines have. */
    private static int width(Stream<CSVRecord> records) {
        var counts = new java.util.TreeMap<Integer, Integer>();
        records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(java.util.Map.Entry.comparingByValue())
                .map(java.util.Map.Entry::getKey)
                .orElse(0);
    }
}
