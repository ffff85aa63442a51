package dev.marquee.site.event;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.booking.HeldTickets;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.SeatState;
import dev.marquee.site.event.BookingAttempt.Booked;
import dev.marquee.site.event.BookingAttempt.Refused;
import dev.marquee.site.event.BookingAttempt.Unknown;
import dev.marquee.site.event.EventPages.Shown;
import dev.marquee.site.event.RefusalWords.Said;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where buyers choose their seats and book them. Nothing is held by choosing: the booking takes all
 * of them, or none.
 */
@Controller
class SeatPageController {

    private static final String FORM = "bookingForm";
    private static final String PAGE = "seats";

    /** More than anybody can book at once. */
    private static final int MOST = 100;

    private final EventPages events;
    private final SeatPages pages;
    private final BookingAttempt attempts;
    private final RefusalWords words;
    private final BookingAccess access;
    private final FormsWithoutKey keys;
    private final HeldTickets holds;
    private final OfferQuotes quotes;

    SeatPageController(
            EventPages events,
            SeatPages pages,
            BookingAttempt attempts,
            RefusalWords words,
            BookingAccess access,
            FormsWithoutKey keys,
            HeldTickets holds,
            OfferQuotes quotes) {
        this.events = events;
        this.pages = pages;
        this.attempts = attempts;
        this.words = words;
        this.access = access;
        this.keys = keys;
        this.holds = holds;
        this.quotes = quotes;
    }

    @InitBinder(FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    /** What was sent, and where the answer goes. */
    private record Sent(
            String code,
            BookingForm form,
            MultiValueMap<String, String> fields,
            Model model,
            Locale locale) {

        List<String> seats() {
            var all = fields.getOrDefault("seats", List.of());
            return List.copyOf(new LinkedHashSet<>(all.subList(0, Math.min(MOST, all.size()))));
        }

        SeatPages.Wish wish(List<String> chosen) {
            var open = fields.getFirst("open");
            return new SeatPages.Wish(
                    chosen,
                    open == null ? fields.getFirst("opened_section") : open,
                    fields.toSingleValueMap());
        }
    }

    /**
     * The page.
     *
     * @param seats chosen already, as from a link
     * @param open the section whose seats are shown of a large hall
     */
    @GetMapping("/e/{code}/seats")
    ModelAndView show(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            Optional<Caller> caller,
            HttpServletResponse response) {
        var offer = offer(fields);
        var form = caller.map(BookingForm::of).orElseGet(BookingForm::forAll).withOffer(offer);
        var sent = new Sent(code, form, fields, model, locale);
        hold(hold, sent);
        return shown(sent, read(sent), sent.seats(), HttpStatus.OK, response);
    }

    private static @Nullable String offer(MultiValueMap<String, String> fields) {
        var code = fields.getFirst("code");
        return code == null || code.isBlank() || code.length() > 100 ? null : code;
    }

    private Shown read(Sent sent) {
        var shown = events.read(sent.code, sent.form.offerCode());
        if (!shown.event().isSeated()) throw Problems.notFound("seat map");
        return shown;
    }

    private @Nullable Long hold(@Nullable String cookie, Sent sent) {
        var held = holds.find(cookie).orElse(null);
        if (held == null) return null;
        events.hold(sent.model, held, sent.locale);
        return held.id();
    }

    /** A button that does not book: best seats, another choice, another section. */
    @PostMapping(path = "/e/{code}/seats", params = "choose")
    ModelAndView choose(
            @PathVariable String code,
            @ModelAttribute(FORM) BookingForm form,
            @RequestParam MultiValueMap<String, String> fields,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var sent = new Sent(code, form, fields, model, locale);
        hold(hold, sent);
        var shown = read(sent);
        var what = String.valueOf(fields.getFirst("choose"));
        var seats = sent.seats();
        if (what.equals("best")) {
            var best =
                    pages.best(shown, fields.toSingleValueMap(), form.offerCode(), model, locale);
            if (best != null) seats = best;
        } else if (what.startsWith("take:")) {
            seats = Arrays.stream(what.substring(5).split(" ")).limit(MOST).toList();
        } else if (what.startsWith("open:")) {
            fields.set("open", what.substring(5));
        }
        return shown(sent, shown, seats, HttpStatus.OK, response);
    }

    @PostMapping("/e/{code}/seats")
    ModelAndView book(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) BookingForm typed,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> fields,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var all = new HashMap<String, String>();
        fields.forEach((name, values) -> all.put(name, String.join(" ", values)));
        var key = typed.key() == null ? keys.keyOf(code, all) : typed.key();
        var sent = new Sent(code, typed.withKey(key), fields, model, locale);
        var held = hold(hold, sent);
        var shown = read(sent);
        var stock = shown.stock();
        if (stock == null) return said(sent, words.unavailable(locale), response);
        if (held != null && !String.valueOf(held).equals(fields.getFirst("another")))
            return said(sent, words.held(locale), response);
        var state = pages.seats(shown, sent.form.offerCode());
        var hall = SeatHall.of(state, stock, sent.seats(), null, locale);
        var order =
                SeatOrder.of(stock, hall, sent.seats(), fields.toSingleValueMap(), errors, locale);
        if (errors.hasErrors())
            return shown(sent, shown, sent.seats(), HttpStatus.UNPROCESSABLE_CONTENT, response);
        var holders =
                HolderRows.of(shown.event(), stock, order.items(), sent.fields.toSingleValueMap());
        model.addAttribute("holders", holders);
        if (!holders.asked()) return shown(sent, shown, sent.seats(), HttpStatus.OK, response);
        holders.check(errors);
        if (errors.hasErrors())
            return shown(sent, shown, sent.seats(), HttpStatus.UNPROCESSABLE_CONTENT, response);
        var expected = order.total();
        var offer = sent.form.offerCode();
        if (offer != null) {
            var quote = quotes.of(shown.event().id(), order.items(), offer);
            if (quote.refusesCode()) {
                model.addAttribute(
                        "codeRefused", words.code(Objects.requireNonNull(quote.refusal()), locale));
                return shown(sent, shown, sent.seats(), HttpStatus.CONFLICT, response);
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
            case Refused(var why) when isAboutSeats(why) -> {
                keys.refused(code, all);
                yield seatsRefused(sent, why, response);
            }
            case Refused(var why) -> {
                keys.refused(code, all);
                yield said(sent, words.of(why, locale), response);
            }
            case Unknown() -> said(sent, words.unknown(locale), response);
        };
    }

    private static boolean isAboutSeats(Refusal why) {
        return why.type().equals("seat-taken") || why.type().equals("seat-left-alone");
    }

    /** Shows the page again with the rest of the choice, and what would do for what is gone. */
    private ModelAndView seatsRefused(Sent sent, Refusal why, HttpServletResponse response) {
        var shown = read(sent);
        var stock = shown.stock();
        if (stock == null) return said(sent, words.unavailable(sent.locale), response);
        var now = pages.seats(shown, sent.form.offerCode());
        var hall = SeatHall.of(now, stock, sent.seats(), null, sent.locale);
        var kept = pages.refused(sent.model, now, why, sent.seats(), hall, sent.locale);
        var form = sent.form.withNewKey(); // another choice is another booking
        var again = new Sent(sent.code, form, sent.fields, sent.model, sent.locale);
        return shown(again, shown, now, kept, HttpStatus.CONFLICT, response);
    }

    private ModelAndView said(Sent sent, Said why, HttpServletResponse response) {
        sent.model.addAttribute("refusal", why.text());
        if (why.status() == HttpStatus.SERVICE_UNAVAILABLE)
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        var form = why.retry() ? sent.form : sent.form.withNewKey();
        var again = new Sent(sent.code, form, sent.fields, sent.model, sent.locale);
        return shown(again, read(again), sent.seats(), why.status(), response);
    }

    private ModelAndView shown(
            Sent sent,
            Shown shown,
            List<String> seats,
            HttpStatus status,
            HttpServletResponse response) {
        if (shown.stock() == null) return unavailable(sent, shown);
        return shown(
                sent, shown, pages.seats(shown, sent.form.offerCode()), seats, status, response);
    }

    private ModelAndView shown(
            Sent sent,
            Shown shown,
            SeatState state,
            List<String> seats,
            HttpStatus status,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        pages.fill(sent.model, shown, state, sent.wish(seats), sent.locale);
        if (!hasErrors(sent.model)) sent.model.addAttribute(FORM, sent.form);
        return new ModelAndView(PAGE, sent.model.asMap(), status);
    }

    /** Errors would be forgotten with the form that they are about. */
    private static boolean hasErrors(Model model) {
        return model.getAttribute(BindingResult.MODEL_KEY_PREFIX + FORM) instanceof Errors errors
                && errors.hasErrors();
    }

    /** The event's page says that the box office does not answer. */
    private ModelAndView unavailable(Sent sent, Shown shown) {
        events.fill(sent.model, shown, null, sent.locale);
        sent.model.addAttribute(FORM, sent.form);
        return new ModelAndView("event", sent.model.asMap(), HttpStatus.SERVICE_UNAVAILABLE);
    }
}
