package dev.marquee.report.digest;

import dev.marquee.platform.chart.Drawing;
import dev.marquee.platform.pdf.PdfPrinter;
import dev.marquee.platform.pdf.PrintChart;
import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.value.TimeFormat;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.analytics.Charted;
import dev.marquee.report.analytics.PeriodReport;
import dev.marquee.report.metric.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A report as PDF: figures, and each chart with its table. */
@Component
class DigestPdf {

    /** A chart ready to print. */
    record Part(
            PrintText.Line title,
            String head,
            PrintChart chart,
            Drawing drawn,
            @Nullable String note) {

        static Part of(Charted charted) {
            var drawn = charted.chart().drawn();
            return new Part(
                    PrintText.line(charted.title()),
                    charted.head(),
                    PrintChart.of(drawn),
                    drawn,
                    charted.note());
        }

        /** A row's label, ready to print. */
        public PrintText.Line label(Drawing.Row row) {
            return PrintText.line(row.label());
        }
    }

    private final PdfPrinter printer;
    private final StaffTime times;
    private final Metrics metrics;

    DigestPdf(PdfPrinter printer, StaffTime times, Metrics metrics) {
        this.printer = printer;
        this.times = times;
        this.metrics = metrics;
    }

    byte[] print(
            PeriodReport.About about,
            String name,
            String days,
            List<PeriodReport.Item> items,
            List<Charted> charts,
            Locale locale) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", PrintText.line(name));
        var event = about.event();
        model.put("event", event == null ? "" : event.name());
        model.put("days", days);
        model.put("zone", times.nameOf(about.zone()));
        model.put(
                "asOf",
                metrics.asOf()
                        .map(moment -> TimeFormat.minute(moment.atZone(about.zone()), locale))
                        .orElse(""));
        model.put("items", items);
        model.put("parts", charts.stream().map(Part::of).toList());
        return printer.print("digest", model, locale);
    }
}
