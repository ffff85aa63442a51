package dev.marquee.platform.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;

/** A workbook of several sheets, such as one that goes along with a mail. */
public final class SheetBook {

    /** What Excel takes as the name of a sheet. */
    private static final int LONGEST_NAME = 31;

    /** A table with its rows. */
    public record Sheet<T>(String name, Table<T> table, List<T> rows) {

        private void write(Workbook workbook, String as) throws IOException {
            XlsxFile.fill(workbook.newWorksheet(as), table, rows);
        }
    }

    private SheetBook() {}

    /** The workbook as a file; its sheets are called as they say, as far as that is allowed. */
    public static byte[] of(List<Sheet<?>> sheets) {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "Marquee", "1.0")) {
            var names = new HashSet<String>();
            for (var sheet : sheets) {
                var name = allowed(sheet.name());
                for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++)
                    name = shortened(allowed(sheet.name()), 4) + " " + n;
                sheet.write(workbook, name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static String allowed(String name) {
        var plain = name.replaceAll("[\\[\\]:*?/\\\\'\\p{Cc}]", " ").strip();
        return plain.isEmpty() ? "-" : shortened(plain, 0);
    }

    private static String shortened(String name, int less) {
        return name.length() <= LONGEST_NAME - less ? name : name.substring(0, LONGEST_NAME - less);
    }
}
