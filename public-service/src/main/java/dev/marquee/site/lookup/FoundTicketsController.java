package dev.marquee.site.lookup;

import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingView;
import dev.marquee.site.booking.Cancellation;
import dev.marquee.site.booking.Door;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.TicketClient;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** The tickets of an address, for half an hour after its mailed link was opened. */
@Controller
class FoundTicketsController {

    private final TicketClient tickets;
    private final Cancellation cancellation;
    private final Clock clock;

    FoundTicketsController(TicketClient tickets, Cancellation cancellation, Clock clock) {
        this.tickets = tickets;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    @GetMapping("/lookup/tickets")
    String list(
            @CookieValue(name = LookupController.COOKIE, defaultValue = "") String token,
            Model model,
            Locale locale) {
        var bookings = tickets.bookings(token).items();
        model.addAttribute(
                "bookings", BookingView.whatIsToComeFirst(bookings, clock.instant(), locale));
        return "lookup-tickets";
    }

    @GetMapping("/lookup/bookings/{id:\\d{1,18}}/cancel")
    String ask(
            @PathVariable long id,
            @CookieValue(name = LookupController.COOKIE, defaultValue = "") String token,
            @RequestParam(defaultValue = "") List<Long> tickets,
            Model model,
            Locale locale) {
        var booking = fill(model, id, token, locale);
        model.addAttribute(
                "giveBack", cancellation.giveBack(booking, Door.byLookup(token), tickets, locale));
        return "booking-cancel";
    }

    @PostMapping("/lookup/bookings/{id:\\d{1,18}}/cancel")
    ModelAndView cancel(
            @PathVariable long id,
            @CookieValue(name = LookupController.COOKIE, defaultValue = "") String token,
            @RequestParam(defaultValue = "") List<Long> tickets,
            Model model,
            Locale locale) {
        var booking = fill(model, id, token, locale);
        if (cancellation.cancel(booking, Door.byLookup(token), tickets))
            return new ModelAndView(SeeOther.at("/lookup/tickets"));
        model.addAttribute("tooLate", true);
        return new ModelAndView("booking-cancel", HttpStatus.CONFLICT);
    }

    private Booking fill(Model model, long id, String token, Locale locale) {
        var booking = tickets.booking(id, null, token);
        model.addAttribute("booking", BookingView.of(booking, clock.instant(), locale))
                .addAttribute("base", "/lookup/bookings/" + id);
        return booking;
    }

    /** The half hour is over, or there never was a link: ask for a new one. */
    @ExceptionHandler({
        HttpClientErrorException.Unauthorized.class,
        HttpClientErrorException.BadRequest.class
    })
    View expired() {
        return SeeOther.at("/lookup?expired=true");
    }
}
