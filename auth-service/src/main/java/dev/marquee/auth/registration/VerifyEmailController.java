package dev.marquee.auth.registration;

import dev.marquee.auth.account.SignIn;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.auth.session.BrowserSignIn;
import dev.marquee.auth.session.SessionCookie;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the link. Opening it changes nothing, because programs that look through mails
 * open links too: the button does it. It is enough in the browser that registered, or is signed in
 * to the account; elsewhere the page asks for the account's password, and signs in with it.
 */
@Controller
class VerifyEmailController {

    private static final String DONE = "/verify-email?done=true";

    private final VerifyEmail verify;
    private final RegistrationBrowsers browsers;
    private final SignIn signIn;
    private final BrowserSignIn browser;

    VerifyEmailController(
            VerifyEmail verify,
            RegistrationBrowsers browsers,
            SignIn signIn,
            BrowserSignIn browser) {
        this.verify = verify;
        this.browsers = browsers;
        this.signIn = signIn;
        this.browser = browser;
    }

    @GetMapping("/verify-email")
    ModelAndView page(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "false") boolean done,
            HttpServletRequest request) {
        if (done) return new ModelAndView("verify-email").addObject("done", true);
        return verify.look(token)
                .map(preview -> page(preview, token, !isKnown(preview, caller, request)))
                .orElseGet(() -> new ModelAndView("verify-email", HttpStatus.GONE));
    }

    @PostMapping("/verify-email")
    Object verify(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String before,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = verify.look(token);
        if (link.isEmpty()) return new ModelAndView("verify-email", HttpStatus.GONE);
        var account = link.get().account();
        if (!isKnown(link.get(), caller, request)) {
            try {
                if (password.isEmpty()
                        || signIn.confirm(account, password, ClientAddress.of(request)).isEmpty())
                    return again(link.get(), token, HttpStatus.UNPROCESSABLE_CONTENT, "password");
            } catch (TooManyAttempts e) {
                return e.on(
                        again(link.get(), token, HttpStatus.TOO_MANY_REQUESTS, "too-many"),
                        response);
            }
        }
        var confirmed = verify.handle(token);
        response.addHeader(HttpHeaders.SET_COOKIE, browsers.forget(account));
        return isSignedIn(link.get(), caller)
                ? new ModelAndView("redirect:" + DONE, HttpStatus.SEE_OTHER)
                : browser.afterPassword(confirmed, DONE, before);
    }

    private boolean isKnown(
            VerifyEmail.Preview preview, Optional<Caller> caller, HttpServletRequest request) {
        return isSignedIn(preview, caller) || browsers.isOf(request, preview.account());
    }

    private static boolean isSignedIn(VerifyEmail.Preview preview, Optional<Caller> caller) {
        return caller.filter(person -> person.id() == preview.account()).isPresent();
    }

    private static ModelAndView page(VerifyEmail.Preview preview, String token, boolean ask) {
        return new ModelAndView("verify-email")
                .addObject("preview", preview)
                .addObject("token", token)
                .addObject("ask", ask);
    }

    private static ModelAndView again(
            VerifyEmail.Preview preview, String token, HttpStatus status, String problem) {
        var page = page(preview, token, true).addObject("problem", problem);
        page.setStatus(status);
        return page;
    }
}
