package dev.marquee.site.booking;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.TicketClient;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A booking for the browser that made it, or for a reader signed in; 404 for everybody else. */
@Controller
@RequestMapping("/bookings/{id:\\d{1,18}}")
class BookingPageController {

    private final TicketClient tickets;
    private final Cancellation cancellation;
    private final Clock clock;

    BookingPageController(TicketClient tickets, Cancellation cancellation, Clock clock) {
        this.tickets = tickets;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            Model model,
            Locale locale) {
        fill(model, id, key, locale);
        return "booking";
    }

    /** The question as a page, where no dialog can ask it. */
    @GetMapping("/cancel")
    String ask(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            Model model,
            Locale locale) {
        fill(model, id, key, locale);
        return "booking-cancel";
    }

    @PostMapping("/cancel")
    ModelAndView cancel(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            Model model,
            Locale locale) {
        if (cancellation.cancel(id, key, null))
            return new ModelAndView(SeeOther.at("/bookings/" + id));
        fill(model, id, key, locale);
        model.addAttribute("tooLate", true);
        return new ModelAndView("booking", HttpStatus.CONFLICT);
    }

    private void fill(Model model, long id, @Nullable String key, Locale locale) {
        var booking = BookingView.of(tickets.booking(id, key, null), clock.instant(), locale);
        model.addAttribute("booking", booking).addAttribute("base", "/bookings/" + id);
    }
}
