package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.intake.ComplaintIntake;
import dev.marquee.customer.complaint.my.ComplaintForm;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Staff write down what somebody says, on the telephone for example. */
@Controller
@RequestMapping("/admin/complaints/new")
class NewForSomebodyController {

    private static final String VIEW = "complaint/new";

    private final ComplaintIntake intake;

    NewForSomebodyController(ComplaintIntake intake) {
        this.intake = intake;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("complaint", ComplaintForm.EMPTY);
        return VIEW;
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("complaint") ComplaintForm form,
            BindingResult result,
            Caller caller,
            Locale locale,
            HttpServletResponse response) {
        var booked = form.booking() != null && !form.booking().isBlank();
        if (!booked && (form.name() == null || form.name().isBlank()))
            result.rejectValue("name", "complaint.name.missing");
        if (!booked && (form.email() == null || form.email().isBlank()))
            result.rejectValue("email", "complaint.email.none");
        if (result.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
        try {
            var made = intake.take(form.draft(), Reader.of(caller), locale);
            return "redirect:/admin/complaints/" + made.id();
        } catch (ErrorResponseException e) {
            var status = HttpStatus.valueOf(e.getStatusCode().value());
            switch (status) {
                case TOO_MANY_REQUESTS -> result.reject("complaint.too-many.theirs");
                case SERVICE_UNAVAILABLE -> result.reject("complaint.away");
                case UNPROCESSABLE_CONTENT -> {
                    if (booked) result.rejectValue("booking", "complaint.booking.unknown");
                    else result.rejectValue("email", "complaint.email.none");
                }
                default -> throw e;
            }
            response.setStatus(status.value());
            return VIEW;
        }
    }
}
