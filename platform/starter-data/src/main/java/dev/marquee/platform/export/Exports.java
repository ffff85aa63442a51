package dev.marquee.platform.export;

import dev.marquee.platform.audit.AuditTrail;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends lists as files, row by row, and records in the audit trail who took them along. */
public class Exports {

    private final Clock clock;
    private final Optional<AuditTrail> audit;

    Exports(Clock clock, Optional<AuditTrail> audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Answers with the rows as a file to keep, such as {@code customers-2026-11-25.csv}. Text that
     * a spreadsheet would take for a formula is shown as text.
     *
     * @param rows asked for one at a time while they are sent
     */
    public <T> void send(
            Table<T> table, Format format, Iterable<? extends T> rows, HttpServletResponse response)
            throws IOException {
        audit.ifPresent(trail ->
                trail.record(
                        table.name() + ".exported",
                        "list:" + table.nameWithPart(),
                        format.ending()));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var file = table.nameWithPart() + "-" + today + "." + format.ending();
        response.setContentType(format.mediaType().toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var out = new Unclosed(response.getOutputStream());
        switch (format) {
            case CSV -> CsvFile.write(table, rows, true, out);
            case XLSX -> XlsxFile.write(table, rows, out);
        }
        out.flush();
    }
}
