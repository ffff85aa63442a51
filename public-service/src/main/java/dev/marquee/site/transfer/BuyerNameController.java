package dev.marquee.site.transfer;

import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.lookup.LookupCookie;
import dev.marquee.site.transfer.NamePages.Subject;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Lets a buyer correct a name: from the booking's page, its mailed link, or a look-up. */
@Controller
class BuyerNameController {

    private static final String NAME = "/tickets/{ticket:\\d{1,18}}/name";
    private static final String BOOKING = "/bookings/{id:\\d{1,18}}" + NAME;
    private static final String LINK = "/t/{token}" + NAME;
    private static final String LOOKUP = "/lookup" + BOOKING;

    private final TicketClient tickets;
    private final NamePages pages;

    BuyerNameController(TicketClient tickets, NamePages pages) {
        this.tickets = tickets;
        this.pages = pages;
    }

    @InitBinder(NamePages.FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping(BOOKING)
    ModelAndView show(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            Locale locale) {
        return pages.show(byKey(id, ticket, key), locale);
    }

    @PostMapping(BOOKING)
    ModelAndView rename(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            @Valid @ModelAttribute(NamePages.FORM) NameForm form,
            BindingResult errors,
            Locale locale) {
        return pages.rename(byKey(id, ticket, key), Proof.ofBooking(key), form, errors, locale);
    }

    @GetMapping(LINK)
    ModelAndView show(@PathVariable String token, @PathVariable long ticket, Locale locale) {
        return pages.show(byLink(token, ticket), locale);
    }

    @PostMapping(LINK)
    ModelAndView rename(
            @PathVariable String token,
            @PathVariable long ticket,
            @Valid @ModelAttribute(NamePages.FORM) NameForm form,
            BindingResult errors,
            Locale locale) {
        return pages.rename(byLink(token, ticket), Proof.ofBooking(token), form, errors, locale);
    }

    @GetMapping(LOOKUP)
    ModelAndView showFound(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, defaultValue = "") String token,
            Locale locale) {
        return pages.show(byLookup(id, ticket, token), locale);
    }

    @PostMapping(LOOKUP)
    ModelAndView renameFound(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, defaultValue = "") String token,
            @Valid @ModelAttribute(NamePages.FORM) NameForm form,
            BindingResult errors,
            Locale locale) {
        return pages.rename(
                byLookup(id, ticket, token), Proof.ofLookup(token), form, errors, locale);
    }

    private Subject byKey(long id, long ticket, @Nullable String key) {
        var back = "/bookings/" + id;
        return Subject.of(tickets.booking(id, key, null), ticket, back, back);
    }

    private Subject byLink(String token, long ticket) {
        var back = "/t/" + token;
        return Subject.of(tickets.link(token).booking(), ticket, back, back);
    }

    private Subject byLookup(long id, long ticket, String token) {
        return Subject.of(
                tickets.booking(id, null, token),
                ticket,
                "/lookup/bookings/" + id,
                "/lookup/tickets");
    }
}
