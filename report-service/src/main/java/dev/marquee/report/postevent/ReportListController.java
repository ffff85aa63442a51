package dev.marquee.report.postevent;

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
import org.springframework.data.domain.PageRequest;
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

    private final ReportViews views;
    private final Completions completions;
    private final Exports exports;
    private final MessageSource messages;

    ReportListController(
            ReportViews views, Completions completions, Exports exports, MessageSource messages) {
        this.views = views;
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
        model.addAttribute("lines", views.pageOrLast(scope, query).map(ReportLine::of));
        model.addAttribute("sort", query.order());
        model.addAttribute("list", address(query));
        model.addAttribute("due", completions.due(scope.organizer(), PageRequest.ofSize(DUE)));
        model.addAttribute("dueInAll", completions.countDue(scope.organizer()));
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
        exports.send(table(locale), format, views.all(Scope.of(caller), query), response);
    }

    private static ListAddress address(ReportQuery query) {
        var size = query.size();
        return ListAddress.of(PATH)
                .with("q", query.words())
                .with("event_id", query.eventId())
                .shownAs("size", size)
                .sortedBy(query.sort());
    }

    private Table<ReportView> table(Locale locale) {
        Function<String, String> word = key -> messages.getMessage("reports." + key, null, locale);
        return Table.<ReportView>named("reports")
                .column(word.apply("code"), ReportView::eventCode)
                .column(word.apply("event"), ReportView::eventName)
                .column(word.apply("starts"), ReportListController::startsAt)
                .column(word.apply("zone"), ReportView::timeZone)
                .column(word.apply("capacity"), figure(Figures::capacity))
                .column(word.apply("sold"), figure(Figures::sold))
                .column(word.apply("occupancy.percent"), figure(Figures::percent))
                .column(word.apply("bookings"), figure(Figures::bookings))
                .column(word.apply("cancelled"), figure(Figures::cancelledTickets))
                .column(word.apply("used"), figure(Figures::used))
                .column(word.apply("revenue"), figure(ReportListController::revenue))
                .column(word.apply("currency"), figure(Figures::currency))
                .column(word.apply("summary"), ReportView::summary)
                .column(word.apply("feedback"), ReportView::feedback)
                .column(word.apply("author"), ReportView::author)
                .moment(word.apply("created"), ReportView::createdAt)
                .column(word.apply("no-shows"), figure(Figures::noShows));
    }

    private static Function<ReportView, @Nullable Object> figure(
            Function<Figures, @Nullable Object> figure) {
        return report -> report.figures() == null ? null : figure.apply(report.figures());
    }

    private static @Nullable OffsetDateTime startsAt(ReportView report) {
        return report.startsAt() == null ? null : report.startsAt().toOffsetDateTime();
    }

    private static @Nullable BigDecimal revenue(Figures figures) {
        return figures.revenue() == null ? null : new BigDecimal(figures.revenue());
    }
}
