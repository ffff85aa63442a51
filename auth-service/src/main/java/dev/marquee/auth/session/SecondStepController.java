package dev.marquee.auth.session;

import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.auth.factor.TwoStep;
import dev.marquee.auth.session.PendingSignIns.Pending;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.audit.AuditTrail.Actor;
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

/** The second step of signing in: a code; or, where one is required, setting it up first. */
@Controller
class SecondStepController {

    private static final String AGAIN = "redirect:/login?again=over";

    private final PendingSignIns pendings;
    private final BrowserSignIn browser;
    private final SecondFactors factors;
    private final TwoStep twoStep;
    private final AuditTrail audit;

    SecondStepController(
            PendingSignIns pendings,
            BrowserSignIn browser,
            SecondFactors factors,
            TwoStep twoStep,
            AuditTrail audit) {
        this.pendings = pendings;
        this.browser = browser;
        this.factors = factors;
        this.twoStep = twoStep;
        this.audit = audit;
    }

    @GetMapping("/login/code")
    ModelAndView ask(
            @CookieValue(name = BrowserSignIn.PENDING, required = false) @Nullable String key) {
        return find(key).isEmpty() ? new ModelAndView(AGAIN) : codePage(HttpStatus.OK, null);
    }

    @PostMapping("/login/code")
    Object check(
            @RequestParam(defaultValue = "") String code,
            @CookieValue(name = BrowserSignIn.PENDING, required = false) @Nullable String key,
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String before,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (key == null) return new ModelAndView(AGAIN);
        if (code.isBlank() && find(key).isPresent())
            return codePage(HttpStatus.UNPROCESSABLE_CONTENT, "missing");
        var pending = pendings.tryOnce(key);
        if (pending.isEmpty()) return new ModelAndView(AGAIN);
        var account = pending.get().account();
        try {
            if (twoStep.check(account, code, ClientAddress.of(request)))
                return pendings.close(key)
                        ? browser.enter(account, pending.get().target(), before)
                        : new ModelAndView(AGAIN);
        } catch (TooManyAttempts e) {
            return e.on(codePage(HttpStatus.TOO_MANY_REQUESTS, "too-many"), response);
        }
        audit.record(
                Actor.account(account.id(), account.email().value()),
                "sign-in.wrong-code",
                "account:" + account.id(),
                "");
        return find(key).isEmpty()
                ? new ModelAndView(AGAIN)
                : codePage(HttpStatus.UNAUTHORIZED, "wrong");
    }

    @GetMapping("/login/two-step")
    ModelAndView enrol(
            @CookieValue(name = BrowserSignIn.PENDING, required = false) @Nullable String key,
            HttpServletResponse response) {
        var pending = find(key);
        if (pending.isEmpty() || factors.isOn(pending.get().account().id()))
            return new ModelAndView(AGAIN);
        return enrolPage(pending.get(), HttpStatus.OK, null, response);
    }

    @PostMapping("/login/two-step")
    ModelAndView confirm(
            @RequestParam(defaultValue = "") String code,
            @CookieValue(name = BrowserSignIn.PENDING, required = false) @Nullable String key,
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String before,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pending = key == null ? Optional.<Pending>empty() : pendings.tryOnce(key);
        if (key == null || pending.isEmpty() || factors.isOn(pending.get().account().id()))
            return new ModelAndView(AGAIN);
        var account = pending.get().account();
        try {
            var codes = twoStep.confirm(account, code, ClientAddress.of(request));
            if (codes.isEmpty())
                return enrolPage(
                        pending.get(), HttpStatus.UNPROCESSABLE_CONTENT, "wrong", response);
            if (!pendings.close(key)) return new ModelAndView(AGAIN);
            browser.open(account, before)
                    .forEach((name, values) ->
                            values.forEach(value -> response.addHeader(name, value)));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return new ModelAndView("two-step/codes")
                    .addObject("codes", codes)
                    .addObject("next", pending.get().target());
        } catch (TooManyAttempts e) {
            return e.on(
                    enrolPage(pending.get(), HttpStatus.TOO_MANY_REQUESTS, "too-many", response),
                    response);
        }
    }

    private Optional<Pending> find(@Nullable String key) {
        return Optional.ofNullable(key).flatMap(pendings::find);
    }

    private ModelAndView enrolPage(
            Pending pending,
            HttpStatus status,
            @Nullable String problem,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView("two-step/start", status)
                .addObject("enrolment", factors.start(pending.account()))
                .addObject("action", "/login/two-step")
                .addObject("signingIn", true)
                .addObject("problem", problem);
    }

    private static ModelAndView codePage(HttpStatus status, @Nullable String problem) {
        return new ModelAndView("two-step/sign-in", status).addObject("problem", problem);
    }
}
