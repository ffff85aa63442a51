package dev.marquee.platform.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A workbook of several sheets, such as one that goes along with a mail. */
public final class SheetBook {

    /** A table with its rows; its name is the sheet's, as far as Excel takes it. */
    public record Sheet<T>(Table<T> table, List<T> rows) {

        private void write(Workbook workbook) throws IOException {
            XlsxFile.sheet(table, rows, workbook);
        }
    }

    private SheetBook() {}

    /** The workbook as a file. */
    public static byte[] of(List<Sheet<?>> sheets) {
        var file = new ByteArrayOutputStream();
        try (var workbook = XlsxFile.begin(file)) {
            for (var sheet : sheets) sheet.write(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
