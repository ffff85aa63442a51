package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one report: to read, to print, to change, to delete. */
@Controller
@RequestMapping("/admin/reports")
class ReportPageController {

    private static final Set<String> DONE = Set.of("filed", "saved");

    private final ManageReports manage;
    private final ReportPdf pdf;
    private final MessageSource messages;

    ReportPageController(ManageReports manage, ReportPdf pdf, MessageSource messages) {
        this.manage = manage;
        this.pdf = pdf;
        this.messages = messages;
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Locale locale,
            Model model) {
        model.addAttribute("report", manage.get(id, caller));
        if (DONE.contains(done))
            model.addAttribute("flash", messages.getMessage("reports.done." + done, null, locale));
        return "reports/report";
    }

    @GetMapping("/{id}.pdf")
    ResponseEntity<byte[]> print(@PathVariable long id, Caller caller) {
        return pdf.answer(manage.get(id, caller));
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable long id, Caller caller) {
        var report = manage.get(id, caller);
        return form(report, HttpStatus.OK)
                .addObject("reportText", new ReportText(report.summary(), report.feedback()))
                .addObject("version", report.version());
    }

    /**
     * Saves what was typed. Where somebody else was quicker, both are shown: what is stored now,
     * and what was typed, to be saved over it or not.
     *
     * @param version that was shown; a form without it has seen none
     */
    @PostMapping("/{id}/edit")
    ModelAndView save(
            @PathVariable long id,
            @Valid @ModelAttribute ReportText reportText,
            BindingResult result,
            @RequestParam(defaultValue = "-1") long version,
            Caller caller) {
        var report = manage.get(id, caller);
        if (result.hasErrors())
            return form(report, HttpStatus.UNPROCESSABLE_CONTENT).addObject("version", version);
        try {
            manage.change(id, reportText, version, caller);
            return new ModelAndView("redirect:/admin/reports/" + id + "?done=saved");
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw refusal;
            var now = manage.get(id, caller);
            return form(now, HttpStatus.CONFLICT)
                    .addObject("version", now.version())
                    .addObject("changed", true);
        }
    }

    @GetMapping("/{id}/delete")
    String askBeforeDeleting(@PathVariable long id, Caller caller, Model model) {
        model.addAttribute("report", manage.get(id, caller));
        return "reports/delete";
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, Caller caller) {
        manage.delete(id, null, caller);
        return "redirect:/admin/reports?done=deleted";
    }

    private static ModelAndView form(ReportView report, HttpStatus status) {
        var page = new ModelAndView("reports/edit").addObject("report", report);
        page.setStatus(status);
        return page;
    }
}
