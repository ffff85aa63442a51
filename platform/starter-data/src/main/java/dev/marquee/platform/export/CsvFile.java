package dev.marquee.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 has them, in UTF-8 with the mark that spreadsheets need. */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    static <T> void write(Table<T> table, Iterable<? extends T> rows, OutputStream out)
            throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(table.headings().stream().map(CsvFile::safe));
        for (var row : rows) csv.printRecord(table.cells(row).stream().map(CsvFile::safe));
        csv.flush();
    }

    /**
     * Spreadsheets run a text that begins with one of these; an apostrophe before it makes it text
     * (OWASP, "CSV injection").
     */
    private static @Nullable Object safe(@Nullable Object value) {
        if (value == null || value instanceof Number) return value;
        var text = value.toString();
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
