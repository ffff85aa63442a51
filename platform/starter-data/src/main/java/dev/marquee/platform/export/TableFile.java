package dev.marquee.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * A file that lists are written to one after the other: a workbook with a sheet for each; one CSV,
 * or a ZIP with a CSV for each. Closing it ends the file, and leaves the stream below open.
 */
public final class TableFile implements AutoCloseable {

    /** There are more rows than a sheet has. */
    public static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong(String table) {
            super(table);
        }
    }

    private final Format format;
    private final boolean mark;
    private final OutputStream out;
    private final @Nullable ZipOutputStream zip;
    private final @Nullable Workbook workbook;

    /**
     * @param mark whether CSV begins with the mark by which spreadsheets know UTF-8
     * @param several whether more than one list comes
     */
    public TableFile(Format format, boolean mark, boolean several, OutputStream out) {
        this.format = format;
        this.mark = mark;
        this.out = new Unclosed(out);
        this.zip = format == Format.CSV && several ? new ZipOutputStream(this.out) : null;
        this.workbook = format == Format.XLSX ? XlsxFile.begin(this.out) : null;
    }

    /**
     * Writes a list, headings first.
     *
     * @throws TooLong if a sheet has not as many rows
     */
    public <T> void add(Table<T> table, Iterable<? extends T> rows) throws IOException {
        if (workbook != null) {
            if (!XlsxFile.sheet(table, rows, workbook)) throw new TooLong(table.name());
        } else if (zip != null) {
            zip.putNextEntry(new ZipEntry(table.nameWithPart() + "." + format.ending()));
            CsvFile.write(table, rows, mark, zip);
            zip.closeEntry();
        } else {
            CsvFile.write(table, rows, mark, out);
        }
    }

    @Override
    public void close() throws IOException {
        if (workbook != null) workbook.close();
        if (zip != null) zip.close();
        out.flush();
    }
}
