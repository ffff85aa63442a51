package dev.marquee.site.event;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.booking.HeldTickets;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
 * Where buyers choose their seats. Nothing is held by choosing: the booking takes all of them, or
 * none.
 */
@Controller
class SeatPageController {

    private final SeatForms forms;
    private final SeatPages pages;

    SeatPageController(SeatForms forms, SeatPages pages) {
        this.forms = forms;
        this.pages = pages;
    }

    @InitBinder(SeatForms.FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
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
        var sent = new SeatForms.Sent(code, form, fields, model, locale);
        forms.hold(hold, sent);
        return forms.shown(sent, forms.read(sent), sent.seats(), HttpStatus.OK, response);
    }

    private static @Nullable String offer(MultiValueMap<String, String> fields) {
        var code = fields.getFirst("code");
        return code == null || code.isBlank() || code.length() > 100 ? null : code;
    }

    /** A button that does not book: best seats, another choice, another section. */
    @PostMapping(path = "/e/{code}/seats", params = "choose")
    ModelAndView choose(
            @PathVariable String code,
            @ModelAttribute(SeatForms.FORM) BookingForm form,
            @RequestParam MultiValueMap<String, String> fields,
            @CookieValue(name = HeldTickets.COOKIE, required = false) @Nullable String hold,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var sent = new SeatForms.Sent(code, form, fields, model, locale);
        forms.hold(hold, sent);
        var shown = forms.read(sent);
        var what = String.valueOf(fields.getFirst("choose"));
        var seats = sent.seats();
        if (what.equals("best")) {
            var best =
                    pages.best(shown, fields.toSingleValueMap(), form.offerCode(), model, locale);
            if (best != null) seats = best;
        } else if (what.startsWith("take:")) {
            seats = Arrays.stream(what.substring(5).split(" ")).limit(SeatForms.MOST).toList();
        } else if (what.startsWith("open:")) {
            fields.set("open", what.substring(5));
        }
        return forms.shown(sent, shown, seats, HttpStatus.OK, response);
    }
}
