package dev.marquee.auth.profile;

import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which somebody moves the account to another address. */
@Controller
class EmailPageController {

    record EmailForm(
            @NotBlank @DeliverableEmail @Nullable String email,
            @NotEmpty @Size(max = 1000) @Nullable String password) {

        /** Without the password, so that it never reaches a log. */
        @Override
        public String toString() {
            return "EmailForm";
        }
    }

    private final OwnAccount own;

    EmailPageController(OwnAccount own) {
        this.own = own;
    }

    @GetMapping("/profile/email")
    ModelAndView page(Caller caller) {
        return page(caller, HttpStatus.OK).addObject("emailForm", new EmailForm(null, null));
    }

    @PostMapping("/profile/email")
    ModelAndView change(
            Caller caller,
            @Valid @ModelAttribute("emailForm") EmailForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (errors.hasErrors()) return page(caller, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            if (!own.move(
                    own.of(caller),
                    new EmailAddress(Objects.requireNonNull(form.email())),
                    Objects.requireNonNull(form.password()),
                    ClientAddress.of(request))) {
                errors.rejectValue("password", "password.wrong");
                return page(caller, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        } catch (TooManyAttempts e) {
            return e.on(page(caller, HttpStatus.TOO_MANY_REQUESTS), response);
        }
        return new ModelAndView("redirect:/profile?done=mailed", HttpStatus.SEE_OTHER);
    }

    private ModelAndView page(Caller caller, HttpStatus status) {
        return new ModelAndView("profile/email", status)
                .addObject("present", own.of(caller).email().value());
    }
}
