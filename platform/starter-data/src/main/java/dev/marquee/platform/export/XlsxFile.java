package dev.marquee.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Sheets of a workbook. Texts are cells of text, whatever they begin with. */
final class XlsxFile {

    private static final int LONGEST_CELL = 32_767;
    private static final int LAST_ROW = 1_048_575;
    private static final int ROWS_BETWEEN_FLUSHES = 500;

    private XlsxFile() {}

    static Workbook begin(OutputStream out) {
        return new Workbook(out, "Marquee", "1.0");
    }

    static <T> void write(Table<T> table, Iterable<? extends T> rows, OutputStream out)
            throws IOException {
        try (var workbook = begin(out)) {
            sheet(table, rows, workbook);
        }
    }

    /** Adds a sheet, and returns whether all rows fitted on it. */
    static <T> boolean sheet(Table<T> table, Iterable<? extends T> rows, Workbook workbook)
            throws IOException {
        var sheet = workbook.newWorksheet(table.name());
        var headings = table.headingsWithZone();
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        int line = 1;
        for (var row : rows) {
            if (line > LAST_ROW) return false; // a sheet has no more
            var cells = table.cells(row);
            for (int column = 0; column < cells.size(); column++)
                put(sheet, line, column, cells.get(column));
            if (++line % ROWS_BETWEEN_FLUSHES == 0) sheet.flush();
        }
        sheet.finish();
        return true;
    }

    private static void put(Worksheet sheet, int line, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(line, column, number);
            case Boolean yes -> sheet.value(line, column, yes);
            case LocalDate day -> dated(sheet, line, column, day.atStartOfDay(), "yyyy-mm-dd");
            case Instant time -> dated(sheet, line, column, utc(time), "yyyy-mm-dd hh:mm");
            case OffsetDateTime time ->
                    dated(sheet, line, column, time.toLocalDateTime(), "yyyy-mm-dd hh:mm");
            case ZonedDateTime time ->
                    dated(sheet, line, column, time.toLocalDateTime(), "yyyy-mm-dd hh:mm");
            // beside its cell: texts that are stored once for all cells are kept until the end
            default -> sheet.inlineString(line, column, fitting(value.toString()));
        }
    }

    private static void dated(
            Worksheet sheet, int line, int column, LocalDateTime time, String format) {
        sheet.value(line, column, time);
        sheet.style(line, column).format(format).set();
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static String fitting(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }
}
