package dev.marquee.auth.password;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.GoodPasswordCheck;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.auth.grant.Grant;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages behind mailed links on which a password is chosen. */
@Controller
class ResetPasswordController {

    private final ResetPassword reset;

    ResetPasswordController(ResetPassword reset) {
        this.reset = reset;
    }

    @GetMapping("/reset-password")
    ModelAndView resetPage(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "false") boolean done) {
        return page(Purpose.RESET_PASSWORD, token, done);
    }

    @GetMapping("/invitation")
    ModelAndView invitationPage(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "false") boolean done) {
        return page(Purpose.INVITATION, token, done);
    }

    @PostMapping("/reset-password")
    ModelAndView reset(
            @Valid @ModelAttribute("passwordForm") PasswordForm form,
            BindingResult errors,
            HttpServletRequest request) {
        return choose(Purpose.RESET_PASSWORD, "/reset-password", form, errors, request);
    }

    @PostMapping("/invitation")
    ModelAndView join(
            @Valid @ModelAttribute("passwordForm") PasswordForm form,
            BindingResult errors,
            HttpServletRequest request) {
        return choose(Purpose.INVITATION, "/invitation", form, errors, request);
    }

    private ModelAndView page(Purpose purpose, String token, boolean done) {
        if (done) return view(purpose, HttpStatus.OK).addObject("done", true);
        return reset.accountOf(token, purpose)
                .map(account ->
                        good(purpose, HttpStatus.OK, account)
                                .addObject("passwordForm", new PasswordForm(token, null, Set.of())))
                .orElseGet(() -> expired(purpose));
    }

    private ModelAndView choose(
            Purpose purpose,
            String path,
            PasswordForm form,
            BindingResult errors,
            HttpServletRequest request) {
        var token = Objects.requireNonNullElse(form.token(), "");
        var account = reset.accountOf(token, purpose);
        account.filter(owner ->
                        GoodPasswordCheck.isPersonal(
                                form.password(), owner.name(), owner.email().value()))
                .ifPresent(owner -> errors.rejectValue("password", "password.personal"));
        if (errors.hasErrors())
            return account.map(owner -> good(purpose, HttpStatus.UNPROCESSABLE_CONTENT, owner))
                    .orElseGet(() -> expired(purpose));
        try {
            var password = Objects.requireNonNull(form.password());
            var keep = Objects.requireNonNullElse(form.keep(), Set.<Grant>of());
            if (!reset.handle(token, purpose, password, keep, ClientAddress.of(request)))
                return expired(purpose);
        } catch (TooManyAttempts e) {
            return view(purpose, HttpStatus.TOO_MANY_REQUESTS)
                    .addObject("good", true)
                    .addObject("grants", List.of())
                    .addObject("seconds", e.seconds());
        }
        return new ModelAndView("redirect:" + path + "?done=true", HttpStatus.SEE_OTHER);
    }

    private ModelAndView good(Purpose purpose, HttpStatus status, Account account) {
        return view(purpose, status)
                .addObject("good", true)
                .addObject(
                        "grants",
                        purpose == Purpose.INVITATION ? List.of() : reset.grantsOf(account));
    }

    private static ModelAndView expired(Purpose purpose) {
        return view(purpose, HttpStatus.GONE);
    }

    private static ModelAndView view(Purpose purpose, HttpStatus status) {
        return new ModelAndView("reset-password", status)
                .addObject("invitation", purpose == Purpose.INVITATION);
    }
}
