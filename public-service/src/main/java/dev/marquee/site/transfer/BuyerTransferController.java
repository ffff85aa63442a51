package dev.marquee.site.transfer;

import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.lookup.LookupCookie;
import dev.marquee.site.transfer.TransferPages.Subject;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Lets a buyer hand on a ticket of a booking: from its page, its mailed link, or a look-up. */
@Controller
class BuyerTransferController {

    private static final String TICKET = "/tickets/{ticket:\\d{1,18}}/transfer";
    private static final String BOOKING = "/bookings/{id:\\d{1,18}}" + TICKET;
    private static final String LINK = "/t/{token}" + TICKET;
    private static final String LOOKUP = "/lookup" + BOOKING;

    private final TicketClient tickets;
    private final TransferPages pages;

    BuyerTransferController(TicketClient tickets, TransferPages pages) {
        this.tickets = tickets;
        this.pages = pages;
    }

    @InitBinder(TransferPages.FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping(BOOKING)
    ModelAndView show(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            Locale locale) {
        return pages.show(byKey(id, ticket, key), Proof.ofBooking(key), locale);
    }

    @PostMapping(BOOKING)
    ModelAndView offer(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            @Valid @ModelAttribute(TransferPages.FORM) TransferForm form,
            BindingResult errors,
            Locale locale) {
        return pages.offer(byKey(id, ticket, key), Proof.ofBooking(key), form, errors, locale);
    }

    @PostMapping(BOOKING + "/take-back")
    ModelAndView takeBack(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key) {
        return pages.takeBack(byKey(id, ticket, key), Proof.ofBooking(key));
    }

    @GetMapping(LINK)
    ModelAndView show(@PathVariable String token, @PathVariable long ticket, Locale locale) {
        return pages.show(byLink(token, ticket), Proof.ofBooking(token), locale);
    }

    @PostMapping(LINK)
    ModelAndView offer(
            @PathVariable String token,
            @PathVariable long ticket,
            @Valid @ModelAttribute(TransferPages.FORM) TransferForm form,
            BindingResult errors,
            Locale locale) {
        return pages.offer(byLink(token, ticket), Proof.ofBooking(token), form, errors, locale);
    }

    @PostMapping(LINK + "/take-back")
    ModelAndView takeBack(@PathVariable String token, @PathVariable long ticket) {
        return pages.takeBack(byLink(token, ticket), Proof.ofBooking(token));
    }

    @GetMapping(LOOKUP)
    ModelAndView showFound(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, defaultValue = "") String token,
            Locale locale) {
        return pages.show(byLookup(id, ticket, token), Proof.ofLookup(token), locale);
    }

    @PostMapping(LOOKUP)
    ModelAndView offerFound(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, defaultValue = "") String token,
            @Valid @ModelAttribute(TransferPages.FORM) TransferForm form,
            BindingResult errors,
            Locale locale) {
        return pages.offer(
                byLookup(id, ticket, token), Proof.ofLookup(token), form, errors, locale);
    }

    @PostMapping(LOOKUP + "/take-back")
    ModelAndView takeBackFound(
            @PathVariable long id,
            @PathVariable long ticket,
            @CookieValue(name = LookupCookie.NAME, defaultValue = "") String token) {
        return pages.takeBack(byLookup(id, ticket, token), Proof.ofLookup(token));
    }

    private Subject byKey(long id, long ticket, @Nullable String key) {
        var back = "/bookings/" + id;
        return subject(tickets.booking(id, key, null), ticket, back, back);
    }

    private Subject byLink(String token, long ticket) {
        var back = "/t/" + token;
        return subject(tickets.link(token).booking(), ticket, back, back);
    }

    private Subject byLookup(long id, long ticket, String token) {
        return subject(
                tickets.booking(id, null, token),
                ticket,
                "/lookup/bookings/" + id,
                "/lookup/tickets");
    }

    private static Subject subject(Booking booking, long ticketId, String path, String back) {
        var ticket =
                booking.tickets().stream()
                        .filter(it -> it.id() != null && it.id() == ticketId)
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Subject(
                ticketId,
                ticket.code(),
                ticket.ticketType(),
                booking.eventName(),
                booking.startsAt(),
                booking.timeZone(),
                path + "/tickets/" + ticketId + "/transfer",
                back);
    }
}
