package dev.marquee.ticket.export;

import dev.marquee.platform.export.Format;
import dev.marquee.ticket.export.content.Selection;
import dev.marquee.ticket.search.Scope;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a file of.
 *
 * @param mark whether CSV begins with the mark by which spreadsheets know UTF-8
 * @param event null for all events
 * @param from the first day; null for all that there is
 * @param to the last day
 * @param zone that the days are of
 * @param locale the tag of the language of its headings
 */
record ExportOrder(
        ExportKind kind,
        Format format,
        boolean mark,
        @Nullable Long event,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone,
        String locale) {

    Selection selection(Scope scope) {
        return new Selection(scope, event, from, to, zone);
    }

    /** Whether the file is a ZIP of CSVs. */
    boolean isZip() {
        return format == Format.CSV && kind.parts().size() > 1;
    }

    /** Such as journal-EV07-2026-11-30.csv. */
    public String fileName(@Nullable String eventCode, LocalDate day) {
        return "%s%s-%s.%s"
                .formatted(
                        kind.word(),
                        eventCode == null ? "" : "-" + eventCode,
                        day,
                        isZip() ? "zip" : format.ending());
    }
}
