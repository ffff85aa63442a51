package dev.marquee.report.digest;

import dev.marquee.platform.export.SheetBook;
import dev.marquee.platform.export.Table;
import dev.marquee.report.analytics.Charted;
import dev.marquee.report.analytics.PeriodReport;
import dev.marquee.report.wording.InLanguage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a report in a language that is given: whoever reads it is not asking now. */
@Component
public class WriteDigest {

    private static final String PDF = "application/pdf";
    private static final String EXCEL =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PeriodReport report;
    private final DigestPdf pdf;
    private final MessageSource messages;

    WriteDigest(PeriodReport report, DigestPdf pdf, MessageSource messages) {
        this.report = report;
        this.pdf = pdf;
        this.messages = messages;
    }

    /**
     * The report.
     *
     * @param name what its owner calls it
     * @param asPdf whether there is a PDF
     * @param asExcel whether there is a workbook
     */
    public Digest write(
            PeriodReport.About about, String name, boolean asPdf, boolean asExcel, Locale locale) {
        return InLanguage.of(
                locale,
                () -> {
                    var days = report.days(about.period());
                    var items = report.items(about);
                    var files = new ArrayList<Digest.File>();
                    var file = "report-" + about.period().from() + "-" + about.period().until();
                    if (asPdf)
                        files.add(
                                new Digest.File(
                                        file + ".pdf",
                                        PDF,
                                        pdf.print(
                                                about,
                                                name,
                                                days,
                                                items,
                                                report.charts(about, false),
                                                locale)));
                    if (asExcel)
                        files.add(
                                new Digest.File(
                                        file + ".xlsx",
                                        EXCEL,
                                        workbook(days, items, report.charts(about, true), locale)));
                    return new Digest(days, items, files);
                });
    }

    private byte[] workbook(
            String days, List<PeriodReport.Item> items, List<Charted> charts, Locale locale) {
        var sheets = new ArrayList<SheetBook.Sheet<?>>();
        var first = new ArrayList<>(items);
        for (var chart : charts)
            if (chart.note() != null)
                first.add(new PeriodReport.Item(chart.title(), "", chart.note()));
        sheets.add(
                new SheetBook.Sheet<>(
                        Table.<PeriodReport.Item>named(word("short", locale))
                                .column(days, PeriodReport.Item::name)
                                .column(word("value", locale), PeriodReport.Item::value)
                                .column(word("note", locale), PeriodReport.Item::more),
                        first));
        for (var chart : charts) {
            var drawn = chart.chart().drawn();
            var table =
                    Table.<List<@Nullable Object>>named(chart.title()).column(chart.head(), at(0));
            for (int n = 0; n < drawn.heads().size(); n++)
                table.column(drawn.heads().get(n), at(n + 1));
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var row : drawn.rows()) {
                var cells = new ArrayList<@Nullable Object>();
                cells.add(row.label());
                for (var cell : row.cells())
                    cells.add(cell.value().isEmpty() ? null : new BigDecimal(cell.value()));
                rows.add(cells);
            }
            sheets.add(new SheetBook.Sheet<>(table, rows));
        }
        return SheetBook.of(sheets);
    }

    private static Function<List<@Nullable Object>, @Nullable Object> at(int column) {
        return cells -> cells.get(column);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage("digest." + key, null, locale);
    }
}
