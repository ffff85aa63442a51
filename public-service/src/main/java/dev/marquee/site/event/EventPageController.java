package dev.marquee.site.event;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.booking.HeldTickets;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.event.BookingAttempt.Booked;
import dev.marquee.site.event.BookingAttempt.Refused;
import dev.marquee.site.event.BookingAttempt.Unknown;
import dev.marquee.site.event.EventPages.Shown;
import dev.marquee.site.event.RefusalWords.Said;
import dev.marquee.site.visit.Visits;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.HashMap;
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
import org.springframework.validation.MapBindingResult;
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

    /** The gateway gives it to a browser whose turn it is, and decides by another one. */
    private static final String TURN = "marquee_inside";

    private final EventPages pages;
    private final BookingAttempt attempts;
    private final RefusalWords words;
    private final BookedPages booked;
    private final FormsWithoutKey keys;
    private final HeldTickets holds;
    private final OfferQuotes quotes;
    private final Visits visits;

    EventPageController(
            EventPages pages,
            BookingAttempt attempts,
            RefusalWords words,
            BookedPages booked,
            FormsWithoutKey keys,
            HeldTickets holds,
            OfferQuotes quotes,
            Visits visits) {
        this.pages = pages;
        this.attempts = attempts;
        this.words = words;
        this.booked = booked;
        this.keys = keys;
        this.holds = holds;
        this.quotes = quotes;
        this.visits = visits;
    }

    @InitBinder(FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping("/e/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(name = "code", required = false) @Nullable String offerCode,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            @CookieValue(name = TURN, required = false) @Nullable String turn,
            Model model,
            Locale locale,
            Optional<Caller> caller,
            HttpServletResponse response) {
        var offer = isCode(offerCode) ? offerCode : null;
        var shown = pages.read(code, offer);
        var forAll = shown.stock() != null && hold == null && offer == null && turn == null;
        if (!forAll) response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (offer != null) model.addAttribute(EventPages.OPENED, offer);
        holds.find(hold).ifPresent(booking -> pages.hold(model, booking, locale));
        model.addAttribute(EventPages.INSIDE, turn != null);
        pages.fill(model, shown, null, locale);
        model.addAttribute(
                FORM, caller.map(BookingForm::of).orElseGet(BookingForm::forAll).withOffer(offer));
        return "event";
    }

    private static boolean isCode(@Nullable String code) {
        return code != null && !code.isBlank() && code.length() <= 100;
    }

    /** A reload or a changed appearance after a refusal comes back here without the form. */
    @GetMapping("/e/{code}/bookings")
    String back(@PathVariable String code) {
        return "redirect:/e/{code}";
    }

    /** What the choice costs with its code, and what the code opens, where no script says it. */
    @PostMapping(path = "/e/{code}/bookings", params = "total")
    String total(
            @PathVariable String code,
            @ModelAttribute(FORM) BookingForm typed,
            @RequestParam Map<String, String> sent,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale) {
        holds.find(hold).ifPresent(booking -> pages.hold(model, booking, locale));
        model.addAttribute(EventPages.INSIDE, true); // or the gateway had not let it through
        var offer = isCode(typed.offerCode()) ? typed.offerCode() : null;
        if (offer != null) model.addAttribute(EventPages.OPENED, offer);
        var shown = pages.read(code, offer);
        visits.chose(shown.event().id());
        pages.fill(model, shown, sent, locale);
        model.addAttribute("mistakes", Map.of());
        if (shown.stock() != null) quote(shown, typed, sent, model, locale);
        return "event";
    }

    private void quote(
            Shown shown, BookingForm typed, Map<String, String> sent, Model model, Locale locale) {
        var ignored = new MapBindingResult(new HashMap<>(), FORM);
        var stock = Objects.requireNonNull(shown.stock());
        var choice = TypedChoice.of(stock, sent, ignored, locale);
        if (ignored.hasErrors()) return;
        var answer = quotes.of(shown.event().id(), choice.items(), typed.offerCode());
        OfferQuotes.fill(model, answer, locale);
        if (answer.refusesCode())
            model.addAttribute(
                    "codeRefused", words.code(Objects.requireNonNull(answer.refusal()), locale));
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
        var opened = "true".equals(sent.get("opened")) ? form.offerCode() : null;
        var attempt = new Attempt(code, opened, form, errors, sent, model, locale, response);
        if (opened != null) model.addAttribute(EventPages.OPENED, opened);
        model.addAttribute(EventPages.INSIDE, true);
        var shown = pages.read(code, opened);
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
        var holders = HolderRows.of(shown.event(), stock, choice.items(), sent);
        model.addAttribute("holders", holders);
        if (!holders.asked()) return askNames(attempt, shown);
        holders.check(errors);
        if (errors.hasErrors()) return notAccepted(attempt, shown);
        var expected = choice.shown();
        if (form.offerCode() != null || expected.signum() > 0) {
            var seen = seenTotal(sent);
            if (seen == null) {
                var answer = quotes.of(shown.event().id(), choice.items(), form.offerCode());
                if (answer.refusesCode())
                    return codeRefused(attempt, Objects.requireNonNull(answer.refusal()));
                expected = answer.expected(expected);
            } else if (seen.compareTo(expected) <= 0) {
                expected = seen;
            }
        }
        var booking =
                new NewBooking(
                        shown.event().id(),
                        holders.named(choice.items()),
                        Objects.requireNonNull(form.buyerName()),
                        Objects.requireNonNull(form.buyerEmail()),
                        form.buyerPhone(),
                        expected.toPlainString(),
                        form.offerCode(),
                        form.newsConsent());
        return switch (attempts.book(booking, key)) {
            case Booked made -> booked.of(made, typed.key() == null, model, response);
            case Refused(var why) when why.isOfOffer() -> {
                keys.refused(code, sent);
                yield codeRefused(attempt, why);
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
            @Nullable String opened,
            BookingForm form,
            BindingResult errors,
            Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {}

    /** The total that a script showed, with every discount; null where none did. */
    private static @Nullable BigDecimal seenTotal(Map<String, String> sent) {
        var text = sent.getOrDefault("seen_total", "");
        return text.matches("\\d{1,12}(\\.\\d{1,4})?") ? new BigDecimal(text) : null;
    }

    /** Shows the page again with what was typed, and says at the code's field what would help. */
    private ModelAndView codeRefused(Attempt attempt, Refusal why) {
        var said = words.code(why, attempt.locale());
        attempt.model().addAttribute("codeRefused", said);
        return notBooked(attempt, new Said(HttpStatus.valueOf(why.status()), said, false));
    }

    /** ticket-service found something to put right in the fields. */
    private static void addErrors(Attempt attempt, Refusal why) {
        for (var invalid : why.errors()) {
            switch (invalid.field()) {
                case "buyer_name" -> attempt.errors().rejectValue("buyerName", "Pattern");
                case "buyer_email" -> attempt.errors().rejectValue("buyerEmail", "Pattern");
                case "buyer_phone" -> attempt.errors().rejectValue("buyerPhone", "Telephone");
                case "attendees", "items.attendees.name", "attendees.name" ->
                        attempt.errors().reject("holders.bad-name");
                case "items.attendees.email", "attendees.email" ->
                        attempt.errors().reject("holders.bad-email");
                case "items.price" -> attempt.errors().reject("price.refused");
                default -> attempt.errors().reject("quantity.invalid");
            }
        }
    }

    /** One step more: the page again, with a field for each ticket. */
    private ModelAndView askNames(Attempt attempt, Shown shown) {
        pages.fill(attempt.model(), shown, attempt.sent(), attempt.locale());
        return new ModelAndView("event");
    }

    private ModelAndView notAccepted(Attempt attempt, Shown shown) {
        pages.fill(attempt.model(), shown, attempt.sent(), attempt.locale());
        return new ModelAndView("event", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Shows the page again, with what is left by now. */
    private ModelAndView notBooked(Attempt attempt, Said why) {
        pages.fill(
                attempt.model(),
                pages.read(attempt.code(), attempt.opened()),
                attempt.sent(),
                attempt.locale());
        attempt.model()
                .addAttribute(FORM, why.retry() ? attempt.form() : attempt.form().withNewKey())
                .addAttribute("refusal", why.text());
        if (why.status() == HttpStatus.SERVICE_UNAVAILABLE)
            attempt.response().setHeader(HttpHeaders.RETRY_AFTER, "5");
        return new ModelAndView("event", why.status());
    }
}
