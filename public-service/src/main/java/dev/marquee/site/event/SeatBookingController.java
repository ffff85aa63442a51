package dev.marquee.site.event;

import dev.marquee.site.booking.HeldTickets;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.event.BookingAttempt.Booked;
import dev.marquee.site.event.BookingAttempt.Refused;
import dev.marquee.site.event.BookingAttempt.Unknown;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Books chosen seats, or places without numbers of an event that has a plan. */
@Controller
class SeatBookingController {

    private final SeatForms forms;
    private final SeatPages pages;
    private final BookingAttempt attempts;
    private final RefusalWords words;
    private final BookedPages booked;
    private final FormsWithoutKey keys;
    private final OfferQuotes quotes;

    SeatBookingController(
            SeatForms forms,
            SeatPages pages,
            BookingAttempt attempts,
            RefusalWords words,
            BookedPages booked,
            FormsWithoutKey keys,
            OfferQuotes quotes) {
        this.forms = forms;
        this.pages = pages;
        this.attempts = attempts;
        this.words = words;
        this.booked = booked;
        this.keys = keys;
        this.quotes = quotes;
    }

    @InitBinder(SeatForms.FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @PostMapping("/e/{code}/seats")
    ModelAndView book(
            @PathVariable String code,
            @Valid @ModelAttribute(SeatForms.FORM) BookingForm typed,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> fields,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var all = new HashMap<String, String>();
        fields.forEach((name, values) -> all.put(name, String.join(" ", values)));
        var key = typed.key() == null ? keys.keyOf(code, all) : typed.key();
        var sent = new SeatForms.Sent(code, typed.withKey(key), fields, model, locale);
        var held = forms.hold(hold, sent);
        var shown = forms.read(sent);
        var stock = shown.stock();
        if (stock == null) return forms.said(sent, words.unavailable(locale), response);
        if (held != null && !String.valueOf(held).equals(fields.getFirst("another")))
            return forms.said(sent, words.held(locale), response);
        var state = pages.seats(shown, sent.form().offerCode());
        var hall = SeatHall.of(state, stock, sent.seats(), null, locale);
        var order =
                SeatOrder.of(stock, hall, sent.seats(), fields.toSingleValueMap(), errors, locale);
        if (errors.hasErrors())
            return forms.shown(
                    sent, shown, sent.seats(), HttpStatus.UNPROCESSABLE_CONTENT, response);
        var holders =
                HolderRows.of(
                        shown.event(), stock, order.items(), sent.fields().toSingleValueMap());
        model.addAttribute("holders", holders);
        if (!holders.asked())
            return forms.shown(sent, shown, sent.seats(), HttpStatus.OK, response);
        holders.check(errors);
        if (errors.hasErrors())
            return forms.shown(
                    sent, shown, sent.seats(), HttpStatus.UNPROCESSABLE_CONTENT, response);
        var expected = order.total();
        var offer = sent.form().offerCode();
        if (offer != null) {
            var quote = quotes.of(shown.event().id(), order.items(), offer);
            if (quote.refusesCode()) {
                model.addAttribute(
                        "codeRefused", words.code(Objects.requireNonNull(quote.refusal()), locale));
                return forms.shown(sent, shown, sent.seats(), HttpStatus.CONFLICT, response);
            }
            expected = quote.expected(expected);
        }
        var seats = sent.seats();
        var booking =
                new NewBooking(
                        shown.event().id(),
                        seats.isEmpty() ? holders.named(order.items()) : null,
                        Objects.requireNonNull(typed.buyerName()),
                        Objects.requireNonNull(typed.buyerEmail()),
                        typed.buyerPhone(),
                        expected.toPlainString(),
                        offer,
                        seats.isEmpty() ? null : seats,
                        seats.isEmpty() ? null : order.attendees(holders),
                        typed.newsConsent());
        return switch (attempts.book(booking, key)) {
            case Booked made -> booked.of(made, typed.key() == null, model, response);
            case Refused(var why) when isAboutSeats(why) -> {
                keys.refused(code, all);
                yield seatsRefused(sent, why, response);
            }
            case Refused(var why) -> {
                keys.refused(code, all);
                yield forms.said(sent, words.of(why, locale), response);
            }
            case Unknown() -> forms.said(sent, words.unknown(locale), response);
        };
    }

    private static boolean isAboutSeats(Refusal why) {
        return why.type().equals("seat-taken") || why.type().equals("seat-left-alone");
    }

    /** Shows the page again with the rest of the choice, and what would do for what is gone. */
    private ModelAndView seatsRefused(
            SeatForms.Sent sent, Refusal why, HttpServletResponse response) {
        var shown = forms.read(sent);
        var stock = shown.stock();
        if (stock == null) return forms.said(sent, words.unavailable(sent.locale()), response);
        var now = pages.seats(shown, sent.form().offerCode());
        var hall = SeatHall.of(now, stock, sent.seats(), null, sent.locale());
        var kept = pages.refused(sent.model(), now, why, sent.seats(), hall, sent.locale());
        var form = sent.form().withNewKey(); // another choice is another booking
        var again = sent.with(form);
        return forms.shown(again, shown, now, kept, HttpStatus.CONFLICT, response);
    }
}
