package dev.marquee.report.afterwards;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of reports, and before it the events that wait for one. */
@Controller
@RequestMapping("/admin/reports")
class ReportListController {

    private static final String PATH = "/admin/reports";
    private static final int DUE = 5;

    private final Reports reports;
    private final Completions completions;
    private final Exports exports;
    private final MessageSource messages;

    ReportListController(
            Reports reports, Completions completions, Exports exports, MessageSource messages) {
        this.reports = reports;
        this.completions = completions;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @Valid ReportQuery query,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Locale locale,
            Model model) {
        var scope = Scope.of(caller);
        var total = reports.count(scope, query);
        var size = query.sizeOrDefault();
        var page = Math.clamp(query.pageOr0(), 0, (int) Math.max(0, (total - 1) / size));
        model.addAttribute(
                "lines",
                reports.list(scope, query, size, (long) page * size).stream()
                        .map(ReportLine::of)
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("size", size);
        model.addAttribute("total", total);
        model.addAttribute("q", query.words());
        model.addAttribute("sort", query.order());
        model.addAttribute("list", address(query));
        model.addAttribute("due", completions.due(scope, DUE, 0));
        model.addAttribute("dueInAll", completions.countDue(scope));
        if (done.equals("deleted"))
            model.addAttribute("flash", messages.getMessage("reports.done.deleted", null, locale));
        return "reports/list";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @Valid ReportQuery query,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try (var rows = reports.all(Scope.of(caller), query)) {
            exports.send(table(locale), format, rows::iterator, response);
        }
    }

    private static ListAddress address(ReportQuery query) {
        var size = query.size();
        return ListAddress.of(PATH)
                .with("q", query.words())
                .with("event_id", query.eventId())
                .with("size", size)
                .sortedBy(query.sort());
    }

    private Table<Report> table(Locale locale) {
        Function<String, String> word = key -> messages.getMessage("reports." + key, null, locale);
        return Table.<Report>named("reports")
                .column(word.apply("code"), Report::eventCode)
                .column(word.apply("event"), Report::eventName)
                .column(word.apply("starts"), ReportListController::startsAt)
                .column(word.apply("zone"), Report::timeZone)
                .column(word.apply("capacity"), figure(Figures::capacity))
                .column(word.apply("sold"), figure(Figures::sold))
                .column(word.apply("occupancy.percent"), figure(Figures::percent))
                .column(word.apply("bookings"), figure(Figures::bookings))
                .column(word.apply("cancelled"), figure(Figures::cancelledTickets))
                .column(word.apply("used"), figure(Figures::used))
                .column(word.apply("revenue"), figure(ReportListController::revenue))
                .column(word.apply("currency"), figure(Figures::currency))
                .column(word.apply("summary"), Report::summary)
                .column(word.apply("feedback"), Report::feedback)
                .column(word.apply("author"), Report::author)
                .moment(word.apply("created"), Report::createdAt);
    }

    private static Function<Report, @Nullable Object> figure(
            Function<Figures, @Nullable Object> figure) {
        return report -> report.figures() == null ? null : figure.apply(report.figures());
    }

    private static @Nullable OffsetDateTime startsAt(Report report) {
        return report.startsAt() == null ? null : report.startsAt().toOffsetDateTime();
    }

    private static @Nullable BigDecimal revenue(Figures figures) {
        return figures.revenue() == null ? null : new BigDecimal(figures.revenue());
    }
}
