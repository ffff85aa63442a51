package dev.marquee.site.lookup;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.site.SeeOther;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.TicketClient.LookupRequest;
import dev.marquee.site.client.TicketClient.LookupToken;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;

/** Asks for an address, mails it a link, and opens that link. */
@Controller
class LookupController {

    /** Carries the token that opens one address's bookings, to these pages only. */
    static final String COOKIE = LookupCookie.NAME;

    private static final String FORM = "lookupForm";

    private final TicketClient tickets;
    private final boolean secure;

    LookupController(TicketClient tickets, MarqueeSettings settings) {
        this.tickets = tickets;
        this.secure = "https".equals(settings.publicUrl().getScheme());
    }

    @InitBinder(FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping("/lookup")
    String ask(Model model, Optional<Caller> caller) {
        model.addAttribute(FORM, new LookupForm(caller.map(Caller::email).orElse(null)));
        return "lookup";
    }

    @PostMapping("/lookup")
    ModelAndView send(@Valid @ModelAttribute(FORM) LookupForm form, BindingResult errors) {
        if (errors.hasErrors()) return new ModelAndView("lookup", HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            tickets.lookUp(new LookupRequest(Objects.requireNonNull(form.email())));
        } catch (HttpClientErrorException e) {
            if (Refusal.of(e).errors().isEmpty()) throw e;
            errors.rejectValue("email", "Pattern");
            return new ModelAndView("lookup", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(SeeOther.at("/lookup/sent"));
    }

    /** The same for every address, known or not. */
    @GetMapping("/lookup/sent")
    String sent() {
        return "lookup-sent";
    }

    /**
     * Where the mailed link leads. It only asks: the scanners of mail servers follow links, and a
     * token opens once.
     */
    @GetMapping("/lookup/open")
    String confirm(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        return "lookup-open";
    }

    @PostMapping("/lookup/open")
    ModelAndView open(@RequestParam(defaultValue = "") String token, HttpServletResponse response) {
        try {
            var opened = tickets.open(new LookupToken(token));
            keep(opened.viewToken(), Duration.ofMinutes(30), response);
            return new ModelAndView(SeeOther.at("/lookup/tickets"));
        } catch (HttpClientErrorException e) {
            return switch (e.getStatusCode().value()) {
                case 400, 404, 410, 422 -> expired();
                default -> throw e;
            };
        }
    }

    /**
     * Takes the tickets off this device's screen: for a borrowed one. The view ends for whoever has
     * copied the cookie too; the browser forgets it even if ticket-service does not answer.
     */
    @PostMapping("/lookup/close")
    ModelAndView close(
            @CookieValue(name = COOKIE, defaultValue = "") String token,
            HttpServletResponse response) {
        keep("", Duration.ZERO, response);
        if (!token.isEmpty()) tickets.close(token);
        return new ModelAndView(SeeOther.at("/lookup"));
    }

    private static ModelAndView expired() {
        return new ModelAndView(
                "lookup-expired", Map.of(FORM, new LookupForm(null)), HttpStatus.GONE);
    }

    private void keep(String token, Duration age, HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(COOKIE, token)
                        .path("/lookup")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Strict")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
