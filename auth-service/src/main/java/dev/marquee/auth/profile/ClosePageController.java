package dev.marquee.auth.profile;

import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.auth.session.SessionCookie;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which somebody leaves for good. */
@Controller
class ClosePageController {

    record CloseForm(@NotEmpty @Size(max = 1000) @Nullable String password) {

        /** Without the password, so that it never reaches a log. */
        @Override
        public String toString() {
            return "CloseForm";
        }
    }

    private final OwnAccount own;
    private final SessionCookie cookie;

    ClosePageController(OwnAccount own, SessionCookie cookie) {
        this.own = own;
        this.cookie = cookie;
    }

    @GetMapping("/profile/close")
    ModelAndView page(Caller caller) {
        return page(caller, HttpStatus.OK).addObject("closeForm", new CloseForm(null));
    }

    @PostMapping("/profile/close")
    ModelAndView close(
            Caller caller,
            @Valid @ModelAttribute("closeForm") CloseForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (errors.hasErrors()) return page(caller, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            if (!own.close(
                    own.of(caller),
                    Objects.requireNonNull(form.password()),
                    ClientAddress.of(request))) {
                errors.rejectValue("password", "password.wrong");
                return page(caller, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        } catch (TooManyAttempts e) {
            return e.on(page(caller, HttpStatus.TOO_MANY_REQUESTS), response);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            return page(caller, HttpStatus.CONFLICT).addObject("lastAdmin", true);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.cleared());
        return new ModelAndView("redirect:/", HttpStatus.SEE_OTHER);
    }

    private ModelAndView page(Caller caller, HttpStatus status) {
        return new ModelAndView("profile/close", status)
                .addObject("email", own.of(caller).email().value());
    }
}
