package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.api.BusinessHoursView.Weekday;
import dev.marquee.customer.complaint.hours.BusinessHours;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that says when staff answer. */
@Controller
@RequestMapping("/admin/complaints/hours")
class BusinessHoursPageController {

    private static final String VIEW = "complaint/hours";

    private final BusinessHours hours;
    private final ChangeBusinessHours change;

    BusinessHoursPageController(BusinessHours hours, ChangeBusinessHours change) {
        this.hours = hours;
        this.change = change;
    }

    @ModelAttribute("days")
    Map<String, String> days(Locale locale) {
        var days = new LinkedHashMap<String, String>();
        for (var day : Weekday.values())
            days.put(day.name(), day.day().getDisplayName(TextStyle.FULL_STANDALONE, locale));
        return days;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "false") boolean saved, Model model) {
        var written = hours.written();
        model.addAttribute("saved", saved);
        model.addAttribute(
                "hours", BusinessHoursForm.of(BusinessHoursView.of(written), written.version()));
        return VIEW;
    }

    @PostMapping
    String save(
            @Valid @ModelAttribute("hours") BusinessHoursForm form,
            BindingResult result,
            HttpServletResponse response) {
        // Without its version it is not the form that was shown: nothing in it would close every
        // day.
        if (form.version() == null) result.reject("complaint.hours.changed");
        var view = form.view(result);
        if (!result.hasErrors()) {
            try {
                change.handle(view.written(), form.version());
                return "redirect:/admin/complaints/hours?saved=true";
            } catch (ErrorResponseException e) {
                if (e.getStatusCode() == HttpStatus.PRECONDITION_FAILED)
                    result.reject("complaint.hours.changed");
                else if (String.valueOf(e.getBody().getProperties()).contains("zone"))
                    result.rejectValue("zone", "complaint.hours.zone.unknown");
                else result.reject("complaint.hours.order");
                response.setStatus(
                        e.getStatusCode() == HttpStatus.PRECONDITION_FAILED
                                ? HttpStatus.CONFLICT.value()
                                : HttpStatus.UNPROCESSABLE_CONTENT.value());
                return VIEW;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return VIEW;
    }
}
