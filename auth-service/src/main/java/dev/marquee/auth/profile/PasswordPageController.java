package dev.marquee.auth.profile;

import dev.marquee.auth.account.GoodPassword;
import dev.marquee.auth.account.GoodPasswordCheck;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.auth.grant.Grant;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.auth.session.SessionCookie;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which somebody changes the password. */
@Controller
class PasswordPageController {

    record ChangePasswordForm(
            @NotEmpty @Size(max = 1000) @Nullable String present,
            @NotEmpty @GoodPassword @Nullable String password,
            @Nullable Set<Grant> keep) {

        /** Whether these are to stay; what is not there, because nothing is ticked, is not. */
        public boolean keeps(Grant grant) {
            return keep != null && keep.contains(grant);
        }

        /** Without the passwords, so that they never reach a log. */
        @Override
        public String toString() {
            return "ChangePasswordForm";
        }
    }

    private final OwnAccount own;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;

    PasswordPageController(OwnAccount own, BrowserSessions sessions, SessionCookie cookie) {
        this.own = own;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/profile/password")
    ModelAndView page(Caller caller) {
        return page(caller, HttpStatus.OK)
                .addObject("changePasswordForm", new ChangePasswordForm(null, null, Set.of()));
    }

    /** Everybody else who is signed in to the account is signed out; this browser goes on. */
    @PostMapping("/profile/password")
    ModelAndView change(
            Caller caller,
            @Valid @ModelAttribute("changePasswordForm") ChangePasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = own.of(caller);
        if (GoodPasswordCheck.isPersonal(form.password(), account.name(), account.email().value()))
            errors.rejectValue("password", "password.personal");
        if (errors.hasErrors()) return page(caller, HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            if (!own.changePassword(
                    account,
                    Objects.requireNonNull(form.present()),
                    Objects.requireNonNull(form.password()),
                    Objects.requireNonNullElse(form.keep(), Set.of()),
                    ClientAddress.of(request))) {
                errors.rejectValue("present", "password.wrong");
                return page(caller, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        } catch (TooManyAttempts e) {
            return e.on(page(caller, HttpStatus.TOO_MANY_REQUESTS), response);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.holding(sessions.open(account), account));
        return new ModelAndView("redirect:/profile?done=password", HttpStatus.SEE_OTHER);
    }

    private ModelAndView page(Caller caller, HttpStatus status) {
        var account = own.of(caller);
        return new ModelAndView("profile/password", status)
                .addObject("grants", own.grantsOf(account))
                .addObject("email", account.email().value());
    }
}
