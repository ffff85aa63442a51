package dev.marquee.site.account;

import dev.marquee.platform.security.Caller;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tickets of a reader who is signed in: all that were booked with the verified address. */
@Controller
@RequestMapping("/my")
class MyTicketsController {

    private final TicketClient tickets;
    private final Cancellation cancellation;
    private final Clock clock;

    MyTicketsController(TicketClient tickets, Cancellation cancellation, Clock clock) {
        this.tickets = tickets;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    @GetMapping
    String list(Caller caller, Model model, Locale locale) {
        if (!caller.emailVerified()) return "my-unverified";
        var now = clock.instant();
        var bookings = tickets.bookingsOf(caller.id()).items();
        model.addAttribute("bookings", BookingView.whatIsToComeFirst(bookings, now, locale))
                .addAttribute(
                        "held",
                        tickets.ticketsOf(caller.id()).items().stream()
                                .map(held -> HeldRow.of(held, locale))
                                .toList());
        return "my-tickets";
    }

    @GetMapping("/bookings/{id:\\d{1,18}}/cancel")
    String ask(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> tickets,
            Model model,
            Locale locale) {
        var booking = fill(model, id, locale);
        model.addAttribute(
                "giveBack", cancellation.giveBack(booking, Door.byAccount(), tickets, locale));
        return "booking-cancel";
    }

    @PostMapping("/bookings/{id:\\d{1,18}}/cancel")
    ModelAndView cancel(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> tickets,
            Model model,
            Locale locale) {
        var booking = fill(model, id, locale);
        if (cancellation.cancel(booking, Door.byAccount(), tickets))
            return new ModelAndView(SeeOther.at("/my"));
        model.addAttribute("tooLate", true);
        return new ModelAndView("booking-cancel", HttpStatus.CONFLICT);
    }

    private Booking fill(Model model, long id, Locale locale) {
        var booking = tickets.booking(id, null, null);
        model.addAttribute("booking", BookingView.of(booking, clock.instant(), locale))
                .addAttribute("base", "/my/bookings/" + id);
        return booking;
    }
}
