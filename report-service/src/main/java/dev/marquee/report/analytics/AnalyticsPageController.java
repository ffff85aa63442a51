package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Drawing;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.insight.Insights;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Metrics;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Analytics of all events or of one, and each of its tables as a file. */
@Controller
@RequestMapping("/admin/analytics")
class AnalyticsPageController {

    private final AnalyticsPage page;
    private final Board board;
    private final SeenEvents events;
    private final Insights insights;
    private final Metrics metrics;
    private final Exports exports;
    private final StaffTime staffTime;
    private final Names names;

    AnalyticsPageController(
            AnalyticsPage page,
            Board board,
            SeenEvents events,
            Insights insights,
            Metrics metrics,
            Exports exports,
            StaffTime staffTime,
            Names names) {
        this.page = page;
        this.board = board;
        this.events = events;
        this.insights = insights;
        this.metrics = metrics;
        this.exports = exports;
        this.staffTime = staffTime;
        this.names = names;
    }

    @GetMapping
    String show(
            @Valid AnalyticsQuery query,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String compare,
            Caller caller,
            Model model) {
        var view = page.view(query, event, compare, caller);
        var asked = view.asked();
        var forecast = page.forecast(view, caller);
        model.addAttribute("asked", asked)
                .addAttribute("compare", compare)
                .addAttribute("query", query)
                .addAttribute("events", events.choice())
                .addAttribute("dims", dims(asked))
                .addAttribute("items", board.of(asked, view.days(), forecast))
                .addAttribute("charts", page.charts(view, forecast, false))
                .addAttribute("zone", staffTime.nameOf(asked.zone()))
                .addAttribute(
                        "days",
                        names.word(
                                "days",
                                names.day(asked.period().from()),
                                names.day(asked.period().until())))
                .addAttribute("asOf", metrics.asOf().orElse(null))
                .addAttribute("late", insights.late(asked.sight().subject(), asked.period()))
                .addAttribute(
                        "leftOut", asked.sight().house() ? metrics.leftOut(asked.period()) : null);
        return "analytics/analytics";
    }

    /** What can be chosen to split by. */
    private static List<Dim> dims(Asked asked) {
        return Stream.of(
                        Dim.TYPE,
                        Dim.OFFER,
                        Dim.SOURCE,
                        Dim.MEDIUM,
                        Dim.CAMPAIGN,
                        Dim.LINK,
                        Dim.LANGUAGE)
                .filter(dim -> asked.event() != null || !dim.isOfEventsOnly())
                .toList();
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @Valid AnalyticsQuery query,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String compare,
            @RequestParam(defaultValue = "sales") String table,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var view = page.view(query, event, compare, caller);
        var charted =
                page.charts(view, page.forecast(view, caller), true).stream()
                        .filter(one -> one.table().equals(table))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("table"));
        var drawn = charted.chart().drawn();
        exports.send(table(charted, drawn, view), format, drawn.rows(), response);
    }

    private static Table<Drawing.Row> table(
            Charted charted, Drawing drawn, AnalyticsPage.View view) {
        var event = view.asked().event();
        var file =
                Table.<Drawing.Row>named("analytics")
                        .of(
                                charted.table().toLowerCase(Locale.ROOT)
                                        + (event == null ? "" : "-" + event.code()))
                        .column(charted.head(), Drawing.Row::label);
        for (int n = 0; n < drawn.heads().size(); n++) {
            var column = n;
            file.column(
                    drawn.heads().get(n),
                    row -> {
                        var value = row.cells().get(column).value();
                        return value.isEmpty() ? null : new BigDecimal(value);
                    });
        }
        return file;
    }
}
