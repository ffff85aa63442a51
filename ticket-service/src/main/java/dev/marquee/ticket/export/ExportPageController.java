package dev.marquee.ticket.export;

import dev.marquee.platform.language.NameOrder;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.export.content.EventCountries;
import dev.marquee.ticket.search.EventFinder;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** The page on which exports are ordered, watched and fetched. */
@Controller
@RequestMapping(ExportPageController.PATH)
class ExportPageController {

    static final String PATH = "/admin/exports";

    private static final String FORM = "exportForm";

    private final OwnExports own;
    private final EventDesk events;
    private final EventFinder finder;
    private final EventCountries countries;
    private final StaffTime times;

    ExportPageController(
            OwnExports own,
            EventDesk events,
            EventFinder finder,
            EventCountries countries,
            StaffTime times) {
        this.own = own;
        this.events = events;
        this.finder = finder;
        this.countries = countries;
        this.times = times;
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Locale locale,
            Model model) {
        model.addAttribute(FORM, ExportForm.empty(event)).addAttribute("done", done);
        return page(caller, locale, model);
    }

    @PostMapping
    String order(
            @Valid @ModelAttribute(FORM) ExportForm form,
            BindingResult result,
            Caller caller,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var event = result.hasErrors() ? null : event(form, result, caller);
        if (!result.hasErrors()) {
            try {
                own.order(form.order(event, times.zone(), locale), caller);
                return "redirect:" + PATH + "?done=ordered";
            } catch (ErrorResponseException refusal) {
                model.addAttribute("refusal", Problems.said(refusal));
                response.setStatus(refusal.getStatusCode().value());
                return page(caller, locale, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(caller, locale, model);
    }

    private @Nullable Long event(ExportForm form, BindingResult result, Caller caller) {
        if (!form.hasDays()) result.rejectValue("from", "invalid.a-day-such-as");
        else if (form.endsBeforeItBegins()) result.rejectValue("to", "invalid.before-the-first");
        if (form.event().isEmpty()) return null;
        try {
            return events.open(Scope.of(caller), form.event()).id();
        } catch (ErrorResponseException none) {
            result.rejectValue("event", "exports.no-event");
            return null;
        }
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable long id, Caller caller) {
        own.remove(id, caller);
        return "redirect:" + PATH + "?done=removed";
    }

    @GetMapping("/{id}/file")
    void file(@PathVariable long id, Caller caller, HttpServletResponse response)
            throws IOException {
        own.send(id, caller, response);
    }

    @PostMapping("/country")
    String country(
            @RequestParam String event,
            @RequestParam(defaultValue = "") String country,
            Caller caller) {
        var opened = events.open(Scope.of(caller), event);
        if (!country.isEmpty() && !Arrays.asList(Locale.getISOCountries()).contains(country))
            throw Problems.notFound("country");
        countries.say(opened.id(), country);
        return "redirect:" + PATH + "?done=country#countries";
    }

    private String page(Caller caller, Locale locale, Model model) {
        var scope = Scope.of(caller);
        var jobs = own.list(caller);
        model.addAttribute("jobs", jobs)
                .addAttribute("open", jobs.stream().anyMatch(job -> job.state().isOpen()))
                .addAttribute("suggested", finder.suggest(scope, ""))
                .addAttribute("kinds", List.of(ExportKind.values()))
                .addAttribute("placed", countries.latest(scope))
                .addAttribute("countries", names(locale));
        return "export/page";
    }

    /** Countries by their names in the reader's language. */
    private static Map<String, String> names(Locale locale) {
        var byName = new TreeMap<String, String>(NameOrder.in(locale));
        for (var code : Locale.getISOCountries())
            byName.put(Locale.of("", code).getDisplayCountry(locale), code);
        var names = new LinkedHashMap<String, String>();
        byName.forEach((name, code) -> names.put(code, name));
        return names;
    }
}
