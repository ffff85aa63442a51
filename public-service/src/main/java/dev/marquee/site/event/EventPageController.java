package dev.marquee.site.event;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.booking.HeldTickets;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.event.BookingAttempt.Booked;
import dev.marquee.site.event.BookingAttempt.Refused;
import dev.marquee.site.event.BookingAttempt.Unknown;
import dev.marquee.site.event.EventPages.Shown;
import dev.marquee.site.event.RefusalWords.Said;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
class EventPageController {

    private static final String FORM = "bookingForm";

    private final EventPages pages;
    private final BookingAttempt attempts;
    private final RefusalWords words;
    private final BookingAccess access;
    private final FormsWithoutKey keys;
    private final HeldTickets holds;

    EventPageController(
            EventPages pages,
            BookingAttempt attempts,
            RefusalWords words,
            BookingAccess access,
            FormsWithoutKey keys,
            HeldTickets holds) {
        this.pages = pages;
        this.attempts = attempts;
        this.words = words;
        this.access = access;
        this.keys = keys;
        this.holds = holds;
    }

    @InitBinder(FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping("/e/{code}")
    String show(
            @PathVariable String code,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            Optional<Caller> caller,
            HttpServletResponse response) {
        var shown = pages.read(code);
        if (shown.stock() == null || hold != null) // half of it is missing, or it is not for all
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        holds.find(hold).ifPresent(booking -> pages.hold(model, booking, locale));
        pages.fill(model, shown, null, locale);
        model.addAttribute(FORM, caller.map(BookingForm::of).orElseGet(BookingForm::forAll));
        return "event";
    }

    /** A reload or a changed appearance after a refusal comes back here without the form. */
    @GetMapping("/e/{code}/bookings")
    String back(@PathVariable String code) {
        return "redirect:/e/{code}";
    }

    /** What the choice costs, where no script says it. */
    @PostMapping(path = "/e/{code}/bookings", params = "total")
    String total(
            @PathVariable String code,
            @ModelAttribute(FORM) BookingForm typed,
            @RequestParam Map<String, String> sent,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale) {
        holds.find(hold).ifPresent(booking -> pages.hold(model, booking, locale));
        pages.fill(model, pages.read(code), sent, locale);
        model.addAttribute("mistakes", Map.of());
        return "event";
    }

    @PostMapping("/e/{code}/bookings")
    ModelAndView book(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) BookingForm typed,
            BindingResult errors,
            @RequestParam Map<String, String> sent,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var key = typed.key() == null ? keys.keyOf(code, sent) : typed.key();
        var form = typed.withKey(key);
        var attempt = new Attempt(code, form, errors, sent, model, locale, response);
        var shown = pages.read(code);
        var stock = shown.stock();
        if (stock == null) return notBooked(attempt, words.unavailable(locale));
        var held = holds.find(hold).orElse(null);
        if (held != null) {
            pages.hold(model, held, locale);
            if (!String.valueOf(held.id()).equals(sent.get("another")))
                return notBooked(attempt, words.held(locale));
        }
        var choice = TypedChoice.of(stock, sent, errors, locale);
        model.addAttribute("mistakes", choice.mistakes());
        if (errors.hasErrors()) return notAccepted(attempt, shown);
        var booking =
                new NewBooking(
                        shown.event().id(),
                        choice.items(),
                        Objects.requireNonNull(form.buyerName()),
                        Objects.requireNonNull(form.buyerEmail()),
                        form.buyerPhone(),
                        choice.shown().toPlainString());
        return switch (attempts.book(booking, key)) {
            case Booked(var made, var again) when again && typed.key() == null -> {
                if (made.waiting()) model.addAttribute("waiting", made);
                yield new ModelAndView("booked-already");
            }
            case Booked(var made, var again) -> {
                access.grant(made, response);
                holds.remember(made, response);
                var pay = made.waiting() && made.priced();
                yield new ModelAndView(SeeOther.at("/bookings/" + made.id() + (pay ? "/pay" : "")));
            }
            case Refused(var why) when !why.errors().isEmpty() -> {
                keys.refused(code, sent);
                addErrors(attempt, why);
                yield notAccepted(attempt, shown);
            }
            case Refused(var why) -> {
                keys.refused(code, sent);
                yield notBooked(attempt, words.of(why, locale));
            }
            case Unknown() -> notBooked(attempt, words.unknown(locale));
        };
    }

    /** What was sent, and where the answer goes. */
    private record Attempt(
            String code,
            BookingForm form,
            BindingResult errors,
            Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {}

    /** ticket-service found something to put right in the fields. */
    private static void addErrors(Attempt attempt, Refusal why) {
        for (var invalid : why.errors()) {
            switch (invalid.field()) {
                case "buyer_name" -> attempt.errors().rejectValue("buyerName", "Pattern");
                case "buyer_email" -> attempt.errors().rejectValue("buyerEmail", "Pattern");
                case "buyer_phone" -> attempt.errors().rejectValue("buyerPhone", "Telephone");
                case "items.price" -> attempt.errors().reject("price.refused");
                default -> attempt.errors().reject("quantity.invalid");
            }
        }
    }

    private ModelAndView notAccepted(Attempt attempt, Shown shown) {
        pages.fill(attempt.model(), shown, attempt.sent(), attempt.locale());
        return new ModelAndView("event", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Shows the page again, with what is left by now. */
    private ModelAndView notBooked(Attempt attempt, Said why) {
        pages.fill(attempt.model(), pages.read(attempt.code()), attempt.sent(), attempt.locale());
        attempt.model()
                .addAttribute(FORM, why.retry() ? attempt.form() : attempt.form().withNewKey())
                .addAttribute("refusal", why.text());
        if (why.status() == HttpStatus.SERVICE_UNAVAILABLE)
            attempt.response().setHeader(HttpHeaders.RETRY_AFTER, "5");
        return new ModelAndView("event", why.status());
    }
}
