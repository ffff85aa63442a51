package dev.marquee.site.booking;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.site.SeeOther;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Receipt;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.wording.Price;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.ModelAndView;

/** A booking for the browser that made it, or for a reader signed in; 404 for everybody else. */
@Controller
@RequestMapping("/bookings/{id:\\d{1,18}}")
class BookingPageController {

    private static final Logger log = LoggerFactory.getLogger(BookingPageController.class);

    private final TicketClient tickets;
    private final Cancellation cancellation;
    private final HeldTickets holds;
    private final ReaderLocales locales;
    private final Clock clock;

    BookingPageController(
            TicketClient tickets,
            Cancellation cancellation,
            HeldTickets holds,
            ReaderLocales locales,
            Clock clock) {
        this.locales = locales;
        this.tickets = tickets;
        this.cancellation = cancellation;
        this.holds = holds;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            Model model) {
        var booking = fill(model, id, key);
        if (booking.isPaid()) addPayment(model, id, key, locales.ofBooking(booking.lang()));
        return "booking";
    }

    /** The question as a page, where no dialog can ask it. */
    @GetMapping("/cancel")
    String ask(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            @RequestParam(defaultValue = "") List<Long> tickets,
            Model model) {
        var booking = fill(model, id, key);
        var locale = locales.ofBooking(booking.lang());
        model.addAttribute(
                "giveBack", cancellation.giveBack(booking, Door.byKey(key), tickets, locale));
        return "booking-cancel";
    }

    @PostMapping("/cancel")
    ModelAndView cancel(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key,
            @RequestParam(defaultValue = "") List<Long> tickets,
            Model model,
            HttpServletResponse response) {
        var booking = fill(model, id, key);
        if (cancellation.cancel(booking, Door.byKey(key), tickets)) {
            holds.forget(booking, response);
            return new ModelAndView(SeeOther.at("/bookings/" + id));
        }
        model.addAttribute("tooLate", true);
        return new ModelAndView("booking", HttpStatus.CONFLICT);
    }

    /** The page is in the booking's language then, unless its reader chose another one. */
    private Booking fill(Model model, long id, @Nullable String key) {
        var booking = this.tickets.booking(id, key, null);
        var locale = locales.ofBooking(booking.lang());
        model.addAttribute("booking", BookingView.of(booking, clock.instant(), locale))
                .addAttribute("base", "/bookings/" + id);
        return booking;
    }

    /** Its receipts; the page does without where they are not known just now. */
    private List<Receipt> receipts(long id, @Nullable String key) {
        try {
            return tickets.receipts(id, key, null);
        } catch (RestClientException e) {
            log.warn("The receipts of a booking are not known", e);
            return List.of();
        }
    }

    /** What it was paid with; the page does without where that is not known just now. */
    private void addPayment(Model model, long id, @Nullable String key, Locale locale) {
        model.addAttribute("receipts", receipts(id, key));
        try {
            var payment = tickets.payment(id, key, null);
            model.addAttribute("payment", PaidWith.of(payment));
            var due = payment.due();
            if (due != null)
                model.addAttribute("due", Price.of(due.amount(), payment.currency(), locale));
        } catch (RestClientException e) {
            log.warn("The payment of a booking is not known", e);
        }
    }
}
