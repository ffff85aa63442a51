package dev.marquee.auth.session;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.delay.TooManyAttempts;
import dev.marquee.auth.factor.Reauthentication;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Takes the password that any service's page asks for before something that is hard to undo, and
 * has the browser send there again what it wanted to (307 keeps a form).
 */
@Controller
class ConfirmController {

    private static final String OURS = "confirm-";
    private static final String HOME = "/";

    /** A field of the form that was sent; the page carries it along. */
    record Field(String name, String value) {}

    private final Accounts accounts;
    private final Reauthentication reauthentication;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final AuditTrail audit;

    ConfirmController(
            Accounts accounts,
            Reauthentication reauthentication,
            BrowserSessions sessions,
            SessionCookie cookie,
            AuditTrail audit) {
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
    }

    @Bean
    static AccessRules confirmRules() {
        return requests -> requests.requestMatchers(HttpMethod.POST, "/confirm").authenticated();
    }

    @PostMapping("/confirm")
    Object confirm(
            Caller caller,
            @RequestParam(name = "confirm-to", defaultValue = "") String to,
            @RequestParam(name = "confirm-password", defaultValue = "") String password,
            @RequestParam(name = "confirm-code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account =
                accounts.byId(caller.id())
                        .filter(found -> !found.disabled())
                        .orElseThrow(() -> Problems.notFound("account"));
        var next = ReturnAddress.orElse(to, HOME);
        try {
            return switch (reauthentication.check(
                    account, password, code, ClientAddress.of(request))) {
                case CONFIRMED -> goOn(account, next, cookie.in(request));
                case WRONG_PASSWORD -> {
                    audit.record("sign-in.refused", "account:" + account.id(), "confirming");
                    yield page(request, next, "password");
                }
                case WRONG_CODE -> page(request, next, "code");
            };
        } catch (TooManyAttempts e) {
            return e.on(page(request, next, "too-many"), response);
        }
    }

    /** The form is repeated; without one, such as from an old tab, there is nothing to repeat. */
    private ResponseEntity<Void> goOn(Account account, String next, @Nullable String key) {
        var fresh = key == null ? null : sessions.confirm(key, account.id()).orElse(null);
        var answer =
                ResponseEntity.status(
                                HOME.equals(next)
                                        ? HttpStatus.SEE_OTHER
                                        : HttpStatus.TEMPORARY_REDIRECT)
                        .header(HttpHeaders.LOCATION, next)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (fresh != null) answer.header(HttpHeaders.SET_COOKIE, cookie.holding(fresh, account));
        return answer.build();
    }

    private static ModelAndView page(HttpServletRequest request, String to, String problem) {
        return new ModelAndView("platform/confirm", HttpStatus.FORBIDDEN)
                .addObject("to", to)
                .addObject("fields", fields(request))
                .addObject("problem", problem);
    }

    private static List<Field> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(one -> !one.getKey().startsWith(OURS))
                .flatMap(one ->
                        Arrays.stream(one.getValue()).map(value -> new Field(one.getKey(), value)))
                .toList();
    }
}
