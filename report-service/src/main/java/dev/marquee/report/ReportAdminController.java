package dev.marquee.report;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/admin")
class ReportAdminController {

    private static final int SIZE = 20;
    private static final int LATEST = 5;
    private static final String FORM = "report/form";

    private final Reports reports;

    ReportAdminController(Reports reports) {
        this.reports = reports;
    }

    @InitBinder("reportRequest")
    void checkReports(WebDataBinder binder) {
        binder.addValidators(Validator.forInstanceOf(ReportRequest.class, ReportRequest::check));
    }

    /** The first page for staff: what they may do, and the reports they may read. */
    @GetMapping
    String dashboard(Caller caller, Locale locale, Model model) {
        var reads = caller.has("ADMIN", "ORGANIZER");
        var scope = Scope.of(caller);
        model.addAttribute("reads", reads);
        model.addAttribute("total", reads ? reports.count(scope, null) : 0);
        model.addAttribute(
                "lines", reads ? lines(reports.list(scope, null, LATEST, 0), locale) : List.of());
        return "report/dashboard";
    }

    @GetMapping("/reports")
    String list(
            @RequestParam(defaultValue = "0") int page, Caller caller, Locale locale, Model model) {
        var scope = Scope.of(caller);
        var total = reports.count(scope, null);
        var shown = Math.clamp(page, 0, (int) Math.max(0, (total - 1) / SIZE));
        model.addAttribute(
                "lines", lines(reports.list(scope, null, SIZE, (long) shown * SIZE), locale));
        model.addAttribute("page", shown);
        model.addAttribute("size", SIZE);
        model.addAttribute("total", total);
        return "report/list";
    }

    @GetMapping("/reports/new")
    String empty(Model model) {
        model.addAttribute("reportRequest", new ReportRequest(null, "", "", null, null));
        return FORM;
    }

    @PostMapping("/reports/new")
    String add(
            @Valid @ModelAttribute ReportRequest reportRequest,
            BindingResult result,
            Caller caller) {
        if (result.hasErrors()) return FORM;
        return "redirect:/admin/reports/" + reports.add(reportRequest, caller.id());
    }

    @GetMapping("/reports/{id}")
    String show(@PathVariable long id, Caller caller, Locale locale, Model model) {
        var report =
                reports.find(id, Scope.of(caller)).orElseThrow(() -> Problems.notFound("report"));
        model.addAttribute("line", ReportLine.of(report, locale));
        model.addAttribute("report", report);
        return "report/report";
    }

    private static List<ReportLine> lines(List<Report> reports, Locale locale) {
        return reports.stream().map(report -> ReportLine.of(report, locale)).toList();
    }
}
