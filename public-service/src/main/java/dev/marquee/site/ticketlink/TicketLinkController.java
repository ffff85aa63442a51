package dev.marquee.site.ticketlink;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.booking.BookingView;
import dev.marquee.site.booking.Cancellation;
import dev.marquee.site.booking.Door;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.TicketClient.OpenedLink;
import dev.marquee.site.lookup.LookupForm;
import dev.marquee.site.visit.LinkTargets;
import dev.marquee.site.wording.EventTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The codes of one booking, for whoever has its mailed link; and the way to cancel it. Opening it
 * changes nothing, so the scanners of mail servers may follow the link.
 */
@Controller
@RequestMapping("/t/{token}")
class TicketLinkController {

    /** Until when a browser may keep the page for a place without a network. */
    private static final String VALID_UNTIL = "Ticket-Valid-Until";

    private static final Pattern TOKEN = Pattern.compile("[0-9a-z]{1,13}-[0-9a-z]{25}");

    private final TicketClient tickets;
    private final Cancellation cancellation;
    private final BookingAccess access;
    private final ReaderLocales locales;
    private final LinkTargets links;
    private final Clock clock;

    TicketLinkController(
            TicketClient tickets,
            Cancellation cancellation,
            BookingAccess access,
            ReaderLocales locales,
            LinkTargets links,
            Clock clock) {
        this.links = links;
        this.locales = locales;
        this.tickets = tickets;
        this.cancellation = cancellation;
        this.access = access;
        this.clock = clock;
    }

    /** Shorter ones are organisers' own, and lead to a page of theirs. */
    @GetMapping
    ModelAndView show(@PathVariable String token, HttpServletResponse response) {
        var target = links.find(token);
        if (target.isPresent()) {
            var redirect = new RedirectView(target.get(), false, false, false);
            redirect.setStatusCode(HttpStatus.FOUND);
            return new ModelAndView(redirect);
        }
        return opened(
                token,
                link -> {
                    response.setHeader(
                            VALID_UNTIL, DateTimeFormatter.ISO_INSTANT.format(link.validUntil()));
                    return page("ticket-link", HttpStatus.OK, token, link);
                });
    }

    /**
     * Leads to where it is paid, and on to the tickets if nothing is to be paid. The link's token
     * is not in that page's address, nor in the one that a payment provider sends the buyer back
     * to: this browser keeps it.
     */
    @GetMapping("/pay")
    ModelAndView pay(@PathVariable String token, HttpServletResponse response) {
        return opened(
                token,
                link -> {
                    var booking = link.booking().id();
                    access.grant(booking, token, response);
                    return new ModelAndView(SeeOther.at("/bookings/" + booking + "/pay"));
                });
    }

    /** The question as a page, where no dialog can ask it. */
    @GetMapping("/cancel")
    ModelAndView ask(
            @PathVariable String token, @RequestParam(defaultValue = "") List<Long> tickets) {
        return opened(
                token,
                link ->
                        page("booking-cancel", HttpStatus.OK, token, link)
                                .addObject(
                                        "giveBack",
                                        cancellation.giveBack(
                                                link.booking(),
                                                Door.byLink(token),
                                                tickets,
                                                locales.ofBooking(link.booking().lang()))));
    }

    @PostMapping("/cancel")
    ModelAndView cancel(
            @PathVariable String token, @RequestParam(defaultValue = "") List<Long> tickets) {
        return opened(
                token,
                link -> {
                    if (cancellation.cancel(link.booking(), Door.byLink(token), tickets))
                        return new ModelAndView(SeeOther.at("/t/" + token));
                    return page("booking-cancel", HttpStatus.CONFLICT, token, link)
                            .addObject("tooLate", true);
                });
    }

    /** The page of an opened link, or of one that opens nothing any more. */
    private ModelAndView opened(String token, Function<OpenedLink, ModelAndView> page) {
        if (!TOKEN.matcher(token).matches()) return over(HttpStatus.NOT_FOUND, Map.of());
        OpenedLink link;
        try {
            link = tickets.link(token);
        } catch (HttpClientErrorException.NotFound e) {
            return over(HttpStatus.NOT_FOUND, Map.of());
        } catch (HttpClientErrorException.Gone e) {
            return over(HttpStatus.GONE, Refusal.of(e).ended())
                    .addObject("complaints", "/t/" + token + "/complaints");
        }
        return page.apply(link);
    }

    private ModelAndView page(String view, HttpStatus status, String token, OpenedLink link) {
        Booking booking = link.booking();
        var locale = locales.ofBooking(booking.lang());
        return new ModelAndView(view, status)
                .addObject("booking", BookingView.of(booking, clock.instant(), locale))
                .addObject(
                        "validUntil",
                        EventTime.of(link.validUntil(), null, booking.timeZone(), locale))
                .addObject("base", "/t/" + token);
    }

    private static ModelAndView over(HttpStatus status, Map<String, String> ended) {
        return new ModelAndView("ticket-link-over", status)
                .addAllObjects(ended)
                .addObject("lookupForm", new LookupForm(null));
    }
}
