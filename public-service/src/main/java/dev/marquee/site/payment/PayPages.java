package dev.marquee.site.payment;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingView;
import dev.marquee.site.booking.TimeLeft;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Payment;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.event.SameChoice;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page that fits how a booking and its payment stand. */
@Component
class PayPages {

    private final TicketClient tickets;
    private final SameChoice sameChoice;
    private final String site;

    PayPages(TicketClient tickets, SameChoice sameChoice, MarqueeSettings settings) {
        this.tickets = tickets;
        this.sameChoice = sameChoice;
        this.site = settings.publicUrl().toString().replaceFirst("/$", "");
    }

    /**
     * What is wrong with a form that was just sent.
     *
     * @param message its name
     * @param field whether it is about the card's number
     */
    record Mistake(HttpStatus status, String message, boolean field) {}

    /** Where a payment provider sends the buyer back to. */
    String returnUrl(Buyer buyer) {
        return site + buyer.pay() + "/return";
    }

    /** Where a payment goes on: a path where that is on this site; null where nothing is to do. */
    @Nullable String onward(Payment payment) {
        var url = payment.actionUrl();
        if (url == null || !payment.state().equals("pending")) return null;
        if (url.startsWith(site + "/")) return url.substring(site.length());
        return url.matches("/[^/\\\\].*|https?://.+") ? url : null;
    }

    /** The page of a booking that somebody wants to pay; the tickets if there is nothing to pay. */
    ModelAndView show(Buyer buyer, Looks looks, @Nullable Mistake mistake, Locale locale) {
        var booking = tickets.booking(buyer.id(), buyer.key(), buyer.lookupToken());
        if (!booking.priced() || booking.isPaid()) return tickets(buyer);
        var payment = tickets.payment(buyer.id(), buyer.key(), buyer.lookupToken());
        return switch (payment.state()) {
            case "pending", "looking" -> waits(buyer, booking, payment, looks, locale);
            case "none", "failed" ->
                    switch (booking.status()) {
                        case "pending_payment" ->
                                isOver(payment)
                                        ? over(booking, payment, locale)
                                        : form(buyer, booking, payment, mistake, locale);
                        case "expired" -> over(booking, payment, locale);
                        case "cancelled" ->
                                payment.state().equals("failed")
                                        ? over(booking, payment, locale)
                                        : tickets(buyer);
                        default -> tickets(buyer);
                    };
            default -> tickets(buyer);
        };
    }

    /** A hold that has just ended is found as such a few seconds later. */
    private static boolean isOver(Payment payment) {
        return payment.expiresAt() == null || !payment.expiresAt().isAfter(payment.now());
    }

    private static ModelAndView tickets(Buyer buyer) {
        return new ModelAndView(SeeOther.at(buyer.tickets()));
    }

    private static ModelAndView form(
            Buyer buyer,
            Booking booking,
            Payment payment,
            @Nullable Mistake mistake,
            Locale locale) {
        var page =
                page("pay", booking, payment, locale)
                        .addObject("left", left(booking, payment, locale))
                        .addObject("pay", buyer.pay())
                        .addObject("giveBack", buyer.base() + "/cancel")
                        .addObject("methods", payment.methods())
                        .addObject("simulated", payment.provider().equals("simulated"));
        if (mistake != null) {
            page.addObject("mistake", mistake).setStatus(mistake.status());
        } else if (payment.state().equals("failed")) {
            page.addObject("declined", Declined.of(payment));
        }
        return page;
    }

    private ModelAndView waits(
            Buyer buyer, Booking booking, Payment payment, Looks looks, Locale locale) {
        var onward = onward(payment);
        var page =
                page(
                                onward != null && !looks.returned()
                                        ? "pay-continue"
                                        : "pay-looking",
                                booking,
                                payment,
                                locale)
                        .addObject("onward", onward)
                        .addObject("abroad", onward != null && !onward.startsWith("/"))
                        .addObject("pay", buyer.pay())
                        .addObject("again", looks.afresh(buyer))
                        .addObject("looksOn", looks.goOn());
        if (booking.waiting() && !isOver(payment))
            page.addObject("left", left(booking, payment, locale));
        return page;
    }

    private ModelAndView over(Booking booking, Payment payment, Locale locale) {
        return page("hold-over", booking, payment, locale)
                .addObject("declined", booking.status().equals("cancelled"))
                .addObject("same", sameChoice.of(booking, locale).orElse(null));
    }

    private static ModelAndView page(String view, Booking booking, Payment payment, Locale locale) {
        return new ModelAndView(view)
                .addObject("booking", BookingView.of(booking, payment.now(), locale))
                .addObject("testMode", payment.testMode());
    }

    private static TimeLeft left(Booking booking, Payment payment, Locale locale) {
        return TimeLeft.of(
                booking, Objects.requireNonNull(payment.expiresAt()), payment.now(), locale);
    }
}
