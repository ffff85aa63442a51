package dev.marquee.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 has them, in UTF-8. */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A number, or a phone number: there is nothing in them that could run. */
    private static final Pattern DIGITS =
            Pattern.compile("-[0-9][0-9.,]*|\\+[0-9][0-9 ()./-]{4,30}");

    /**
     * Where the list separator is a semicolon or a tab, a text goes on in the next cell behind it,
     * and behind the end of a line in the next row.
     */
    private static final Pattern NEXT_CELL = Pattern.compile("([;\\t\\r\\n][ \"]*)([=+@＝＋－＠-])");

    private CsvFile() {}

    /**
     * @param mark whether it begins with the mark by which spreadsheets know UTF-8
     */
    static <T> void write(
            Table<T> table, Iterable<? extends T> rows, boolean mark, OutputStream out)
            throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (mark) writer.write(BYTE_ORDER_MARK);
        var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(table.headings().stream().map(CsvFile::safe));
        for (var row : rows) csv.printRecord(table.cells(row).stream().map(CsvFile::safe));
        csv.flush();
    }

    /**
     * Spreadsheets run a text that begins with one of these; an apostrophe before it makes it text
     * (OWASP, "CSV injection"). A phone number stays as it is written.
     */
    private static @Nullable Object safe(@Nullable Object value) {
        if (value == null || value instanceof Number) return value;
        var text = value.toString();
        if (DIGITS.matcher(text).matches()) return text;
        var harmless = NEXT_CELL.matcher(text).replaceAll("$1'$2");
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0
                ? "'" + harmless
                : harmless;
    }
}
