package dev.marquee.site.event;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.client.Availability;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.event.BookingAttempt.Booked;
import dev.marquee.site.event.BookingAttempt.Refused;
import dev.marquee.site.event.BookingAttempt.Unknown;
import dev.marquee.site.event.EventPages.Shown;
import dev.marquee.site.event.RefusalWords.Said;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
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

    EventPageController(
            EventPages pages,
            BookingAttempt attempts,
            RefusalWords words,
            BookingAccess access,
            FormsWithoutKey keys) {
        this.pages = pages;
        this.attempts = attempts;
        this.words = words;
        this.access = access;
        this.keys = keys;
    }

    @InitBinder(FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping("/e/{code}")
    String show(
            @PathVariable String code,
            Model model,
            Locale locale,
            Optional<Caller> caller,
            HttpServletResponse response) {
        var shown = pages.read(code);
        if (shown.stock() == null)
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // half of it is missing
        pages.fill(model, shown, null, locale);
        model.addAttribute(FORM, caller.map(BookingForm::of).orElseGet(BookingForm::forAll));
        return "event";
    }

    /** A reload or a changed appearance after a refusal comes back here without the form. */
    @GetMapping("/e/{code}/bookings")
    String back(@PathVariable String code) {
        return "redirect:/e/{code}";
    }

    @PostMapping("/e/{code}/bookings")
    ModelAndView book(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) BookingForm typed,
            BindingResult errors,
            @RequestParam Map<String, String> sent,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var key = typed.key() == null ? keys.keyOf(code, sent) : typed.key();
        var form = typed.withKey(key);
        var attempt = new Attempt(code, form, errors, sent, model, locale, response);
        var shown = pages.read(code);
        var stock = shown.stock();
        if (stock == null) return notBooked(attempt, words.unavailable(locale));
        var items = items(stock, attempt);
        if (errors.hasErrors()) return notAccepted(attempt, shown);
        var booking =
                new NewBooking(
                        shown.event().id(),
                        items,
                        Objects.requireNonNull(form.buyerName()),
                        Objects.requireNonNull(form.buyerEmail()),
                        form.buyerPhone());
        return switch (attempts.book(booking, key)) {
            case Booked(var made, var again) when again && typed.key() == null ->
                    new ModelAndView("booked-already");
            case Booked(var made, var again) -> {
                access.grant(made, response);
                yield new ModelAndView(SeeOther.at("/bookings/" + made.id()));
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

    /** What was asked for; a mistake is added to the errors. */
    private static List<NewBooking.Item> items(Availability stock, Attempt attempt) {
        var items =
                stock.ticketTypes().stream()
                        .map(type -> item(type.id(), attempt))
                        .filter(item -> item.quantity() > 0)
                        .toList();
        if (items.isEmpty() && !attempt.errors().hasGlobalErrors())
            attempt.errors().reject("quantity.none");
        return items;
    }

    private static NewBooking.Item item(long type, Attempt attempt) {
        var text = attempt.sent().getOrDefault(TicketChoice.field(type), "0").strip();
        if (text.matches("\\d{1,6}")) return new NewBooking.Item(type, Integer.parseInt(text));
        attempt.errors().reject("quantity.invalid");
        return new NewBooking.Item(type, 0);
    }

    /** ticket-service found something to put right in the fields. */
    private static void addErrors(Attempt attempt, Refusal why) {
        for (var invalid : why.errors()) {
            switch (invalid.field()) {
                case "buyer_name" -> attempt.errors().rejectValue("buyerName", "Pattern");
                case "buyer_email" -> attempt.errors().rejectValue("buyerEmail", "Pattern");
                case "buyer_phone" -> attempt.errors().rejectValue("buyerPhone", "Telephone");
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
