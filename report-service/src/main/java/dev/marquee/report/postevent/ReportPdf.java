package dev.marquee.report.postevent;

import dev.marquee.platform.pdf.PdfPrinter;
import dev.marquee.platform.pdf.PrintChart;
import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.analytics.Charted;
import dev.marquee.report.analytics.PeriodReport;
import dev.marquee.report.wording.Wording;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A report as PDF. */
@Component
class ReportPdf {

    /**
     * In place of the pages' own policy: browsers show a PDF as an object, with styles of theirs.
     */
    private static final String POLICY =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    /** A kind of ticket, its name ready to print. */
    private record Kind(PrintText.Line name, Figures.Type type) {}

    /** A chart ready to print. */
    private record Part(
            PrintText.Line title, PrintChart chart, boolean empty, @Nullable String note) {

        static Part of(Charted charted) {
            var drawn = charted.chart().drawn();
            return new Part(
                    PrintText.line(charted.title()),
                    PrintChart.of(drawn),
                    drawn.rows().isEmpty(),
                    charted.note());
        }
    }

    private final PdfPrinter printer;
    private final PeriodReport figures;
    private final Wording wording;
    private final MessageSource messages;
    private final StaffTime staffTime;

    ReportPdf(
            PdfPrinter printer,
            PeriodReport figures,
            Wording wording,
            MessageSource messages,
            StaffTime staffTime) {
        this.figures = figures;
        this.printer = printer;
        this.wording = wording;
        this.messages = messages;
        this.staffTime = staffTime;
    }

    /** The answer that shows it in the browser, and is called report-EV07.pdf where it is kept. */
    ResponseEntity<byte[]> answer(ReportView report) {
        var about = Objects.requireNonNullElse(report.eventCode(), "event-" + report.eventId());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("report-" + about + ".pdf")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .body(print(report));
    }

    byte[] print(ReportView report) {
        var locale = LocaleContextHolder.getLocale();
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put("title", PrintText.line(title(report, locale)));
        model.put("author", PrintText.line(report.author()));
        model.put("summary", PrintText.lines(report.summary()));
        model.put("feedback", PrintText.lines(report.feedback()));
        model.put("types", kinds(report));
        model.put("parts", charts(report));
        model.put("wording", wording);
        model.put("written", report.createdAt().atZone(zone(report)));
        return printer.print("report", model, locale);
    }

    /** Up to the day after the event: what comes back then belongs to it. */
    private List<Part> charts(ReportView report) {
        var starts = report.startsAt();
        if (starts == null) return List.of();
        return figures.ofEvent(report.eventId(), starts.toLocalDate().plusDays(1)).stream()
                .map(Part::of)
                .toList();
    }

    /** One zone in all of a document: that of the event, as far as it is known. */
    private ZoneId zone(ReportView report) {
        return report.startsAt() == null ? staffTime.zone() : report.startsAt().getZone();
    }

    private static List<Kind> kinds(ReportView report) {
        if (report.figures() == null) return List.of();
        return report.figures().ticketTypes().stream()
                .map(type -> new Kind(PrintText.line(type.name()), type))
                .toList();
    }

    private String title(ReportView report, Locale locale) {
        var name = report.eventName();
        return name != null
                ? name
                : messages.getMessage(
                        "reports.event.number", new Object[] {report.eventId()}, locale);
    }
}
