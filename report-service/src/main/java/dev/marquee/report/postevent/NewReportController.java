package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Writing a report: the event is picked from those that wait for one, and its figures are shown
 * while one writes.
 */
@Controller
@RequestMapping("/admin/reports/new")
class NewReportController {

    private static final int CHOICES = 200;

    private final ManageReports manage;
    private final CompletedEvents events;
    private final Completions completions;
    private final ReportViews views;

    NewReportController(
            ManageReports manage,
            CompletedEvents events,
            Completions completions,
            ReportViews views) {
        this.manage = manage;
        this.events = events;
        this.completions = completions;
        this.views = views;
    }

    @InitBinder("reportRequest")
    void checkReports(WebDataBinder binder) {
        binder.addValidators(Validator.forInstanceOf(ReportRequest.class, ReportRequest::check));
    }

    /**
     * An empty form.
     *
     * @param event the one it is about, by id or code
     * @param eventId the same, as the form itself asks when another one is picked
     */
    @GetMapping
    ModelAndView empty(
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String eventId,
            Caller caller) {
        var wanted = event.isBlank() ? eventId.strip() : event.strip();
        if (wanted.isEmpty()) return form(null, caller).addObject(ReportRequest.about(null));
        try {
            var chosen = events.get(wanted, caller);
            return form(chosen, caller).addObject(ReportRequest.about(chosen.id()));
        } catch (ErrorResponseException refusal) {
            return refused(refusal, caller)
                    .addObject("wanted", wanted)
                    .addObject(ReportRequest.about(null));
        }
    }

    @PostMapping
    ModelAndView add(
            @Valid @ModelAttribute ReportRequest reportRequest,
            BindingResult result,
            Caller caller) {
        if (result.hasErrors()) return again(chosen(reportRequest, caller), caller);
        try {
            var report = manage.add(reportRequest, caller);
            return new ModelAndView("redirect:/admin/reports/" + report.id() + "?done=filed");
        } catch (ErrorResponseException refusal) {
            return refused(refusal, caller);
        }
    }

    /** The event of a form that has errors elsewhere, to show its figures again. */
    private @Nullable CompletedEvent chosen(ReportRequest typed, Caller caller) {
        if (typed.eventId() == null) return null;
        try {
            return events.get(String.valueOf(typed.eventId()), caller);
        } catch (ErrorResponseException refusal) {
            return null; // what is wrong with it is told once the rest is right
        }
    }

    private ModelAndView again(@Nullable CompletedEvent chosen, Caller caller) {
        var page = form(chosen, caller);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The form with the reason above it; an event that is not there is another page. */
    private ModelAndView refused(ErrorResponseException refusal, Caller caller) {
        if (refusal.getStatusCode() == HttpStatus.NOT_FOUND) throw refusal;
        var page = form(null, caller).addObject("refusal", Problems.said(refusal));
        page.setStatus(refusal.getStatusCode());
        return page;
    }

    private ModelAndView form(@Nullable CompletedEvent chosen, Caller caller) {
        var scope = Scope.of(caller);
        Map<Long, CompletedEvent> choices = new LinkedHashMap<>();
        if (chosen != null) choices.put(chosen.id(), chosen);
        completions
                .due(scope.organizer(), PageRequest.ofSize(CHOICES))
                .forEach(due -> choices.putIfAbsent(due.eventId(), due.completed()));
        return new ModelAndView("reports/new")
                .addObject("choices", choices.values())
                .addObject("chosen", chosen)
                .addObject("written", written(chosen, scope));
    }

    /** What is there already about the event. */
    private List<ReportView> written(@Nullable CompletedEvent chosen, Scope scope) {
        if (chosen == null) return List.of();
        return views.about(chosen.id(), scope, CHOICES);
    }
}
