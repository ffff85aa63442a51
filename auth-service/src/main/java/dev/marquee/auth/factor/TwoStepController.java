package dev.marquee.auth.factor;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.SignIn;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people turn the second step on and off. What changes it asks for the password again. */
@Controller
@RequestMapping("/profile/two-step")
class TwoStepController {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final TwoStep twoStep;
    private final SignIn signIn;

    TwoStepController(Accounts accounts, SecondFactors factors, TwoStep twoStep, SignIn signIn) {
        this.accounts = accounts;
        this.factors = factors;
        this.twoStep = twoStep;
        this.signIn = signIn;
    }

    @GetMapping
    ModelAndView page(Caller caller, @RequestParam(required = false) @Nullable String done) {
        return page(account(caller), HttpStatus.OK, null).addObject("done", done);
    }

    @GetMapping("/start")
    ModelAndView start(Caller caller, HttpServletResponse response) {
        var account = account(caller);
        if (factors.isOn(account.id())) return new ModelAndView("redirect:/profile/two-step");
        if (!account.emailVerified()) return page(account, HttpStatus.CONFLICT, "unconfirmed");
        return startPage(account, HttpStatus.OK, null, response);
    }

    @PostMapping("/start")
    ModelAndView confirm(
            Caller caller,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = account(caller);
        if (factors.isOn(account.id())) return new ModelAndView("redirect:/profile/two-step");
        if (!account.emailVerified()) return page(account, HttpStatus.CONFLICT, "unconfirmed");
        try {
            var address = ClientAddress.of(request);
            if (signIn.confirm(account.id(), password, address).isEmpty())
                return startPage(account, HttpStatus.UNPROCESSABLE_CONTENT, "password", response);
            var codes = twoStep.confirm(account, code, address);
            if (codes.isEmpty())
                return startPage(account, HttpStatus.UNPROCESSABLE_CONTENT, "wrong", response);
            return codesPage(codes, response);
        } catch (TooManyAttempts e) {
            return e.on(
                    startPage(account, HttpStatus.TOO_MANY_REQUESTS, "too-many", response),
                    response);
        }
    }

    @PostMapping("/codes")
    ModelAndView newCodes(
            Caller caller,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = account(caller);
        return checked(
                account,
                code,
                password,
                request,
                response,
                () -> codesPage(twoStep.newRecoveryCodes(account), response));
    }

    @PostMapping("/off")
    ModelAndView off(
            Caller caller,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = account(caller);
        if (factors.isRequired(account)) return page(account, HttpStatus.CONFLICT, "required");
        return checked(
                account,
                code,
                password,
                request,
                response,
                () -> {
                    twoStep.turnOff(account);
                    return new ModelAndView("redirect:/profile/two-step?done=off");
                });
    }

    private ModelAndView checked(
            Account account,
            String code,
            String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<ModelAndView> then) {
        if (!factors.isOn(account.id())) return new ModelAndView("redirect:/profile/two-step");
        try {
            var address = ClientAddress.of(request);
            if (signIn.confirm(account.id(), password, address).isEmpty())
                return page(account, HttpStatus.UNPROCESSABLE_CONTENT, "password");
            return twoStep.check(account, code, address)
                    ? then.get()
                    : page(account, HttpStatus.UNPROCESSABLE_CONTENT, "wrong");
        } catch (TooManyAttempts e) {
            return e.on(page(account, HttpStatus.TOO_MANY_REQUESTS, "too-many"), response);
        }
    }

    private Account account(Caller caller) {
        return accounts.byId(caller.id()).orElseThrow(() -> Problems.notFound("account"));
    }

    private ModelAndView page(Account account, HttpStatus status, @Nullable String problem) {
        return new ModelAndView("two-step/page", status)
                .addObject("on", factors.isOn(account.id()))
                .addObject("left", factors.recoveryCodesLeft(account.id()))
                .addObject("required", factors.isRequired(account))
                .addObject("problem", problem);
    }

    private ModelAndView startPage(
            Account account,
            HttpStatus status,
            @Nullable String problem,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView("two-step/start", status)
                .addObject("enrolment", factors.start(account))
                .addObject("action", "/profile/two-step/start")
                .addObject("signingIn", false)
                .addObject("problem", problem);
    }

    private static ModelAndView codesPage(List<String> codes, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView("two-step/codes")
                .addObject("codes", codes)
                .addObject("next", "/profile/two-step");
    }
}
