package dev.marquee.auth.session;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.DemoAccounts;
import dev.marquee.auth.account.SignIn;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which a browser signs in and out. */
@Controller
class SignInController {

    private static final String HOME = "/";

    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final BrowserSignIn browser;
    private final List<DemoAccounts.Login> demo;

    SignInController(
            SignIn signIn,
            BrowserSessions sessions,
            SessionCookie cookie,
            BrowserSignIn browser,
            Environment env) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.browser = browser;
        this.demo = env.acceptsProfiles(Profiles.of("demo")) ? DemoAccounts.LOGINS : List.of();
    }

    @GetMapping("/login")
    ModelAndView page(
            @RequestParam(name = "return", required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String again) {
        return page(HttpStatus.OK, null, target, "over".equals(again) ? "over" : null);
    }

    @PostMapping("/login")
    Object signIn(
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String password,
            @RequestParam(name = "return", required = false) @Nullable String target,
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String before,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (email == null || email.isBlank() || password == null || password.isEmpty())
            return page(HttpStatus.UNPROCESSABLE_CONTENT, email, target, "missing");
        Optional<Account> account;
        try {
            account = signIn.check(email, password, ClientAddress.of(request));
        } catch (TooManyAttempts e) {
            return e.on(page(HttpStatus.TOO_MANY_REQUESTS, email, target, "too-many"), response);
        }
        if (account.isEmpty()) return page(HttpStatus.UNAUTHORIZED, email, target, "wrong");
        return browser.afterPassword(account.get(), target, before);
    }

    @PostMapping("/logout")
    ResponseEntity<Void> signOut(
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String key) {
        if (key != null) sessions.close(key);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, HOME)
                .header(HttpHeaders.SET_COOKIE, cookie.cleared())
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    private ModelAndView page(
            HttpStatus status,
            @Nullable String email,
            @Nullable String target,
            @Nullable String problem) {
        var page = new ModelAndView("login", status);
        page.addObject("email", email);
        page.addObject("target", ReturnAddress.orElse(target, ""));
        page.addObject("problem", problem);
        page.addObject("demo", demo);
        return page;
    }
}
