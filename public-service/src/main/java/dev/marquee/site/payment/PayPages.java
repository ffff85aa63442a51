package dev.marquee.site.payment;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.language.NameOrder;
import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingView;
import dev.marquee.site.booking.TimeLeft;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Payment;
import dev.marquee.site.client.Payment.Instructions;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.event.SameChoice;
import dev.marquee.site.visit.Visits;
import dev.marquee.site.wording.EventTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page that fits how a booking and its payment stand. */
@Component
class PayPages {

    private final TicketClient tickets;
    private final SameChoice sameChoice;
    private final InvoiceAddresses addresses;
    private final DifferencePages differences;
    private final Visits visits;
    private final String site;

    PayPages(
            TicketClient tickets,
            SameChoice sameChoice,
            InvoiceAddresses addresses,
            DifferencePages differences,
            Visits visits,
            MarqueeSettings settings) {
        this.visits = visits;
        this.differences = differences;
        this.tickets = tickets;
        this.addresses = addresses;
        this.sameChoice = sameChoice;
        this.site = settings.publicUrl().toString().replaceFirst("/$", "");
    }

    /**
     * What is wrong with a form that was just sent.
     *
     * @param message its name
     * @param field whether it is about the card's number
     * @param invoice whether it is about the company
     */
    record Mistake(HttpStatus status, String message, boolean field, boolean invoice) {

        Mistake(HttpStatus status, String message, boolean field) {
            this(status, message, field, false);
        }

        /** Something is wrong with whom it is to be invoiced to. */
        static Mistake ofInvoice(String message) {
            return new Mistake(HttpStatus.UNPROCESSABLE_CONTENT, message, false, true);
        }
    }

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

    /**
     * The page of a booking that somebody wants to pay; the tickets if there is nothing to pay.
     *
     * @param typed whom it is to be invoiced to, as it was just sent
     */
    ModelAndView show(
            Buyer buyer,
            Looks looks,
            @Nullable Mistake mistake,
            @Nullable InvoiceForm typed,
            Locale locale) {
        var booking = tickets.booking(buyer.id(), buyer.key(), buyer.lookupToken());
        if (booking.confirmed()) visits.paid(booking.id());
        if (!booking.confirmed() && (!booking.priced() || booking.isPaid())) return tickets(buyer);
        var payment = tickets.payment(buyer.id(), buyer.key(), buyer.lookupToken());
        if (payment.due() != null)
            return differences.show(
                    booking,
                    payment,
                    payment.due(),
                    new DifferencePages.Way(buyer.pay(), buyer.tickets(), onward(payment)),
                    mistake,
                    locale);
        if (!booking.priced() || booking.isPaid()) return tickets(buyer);
        return switch (payment.state()) {
            case "pending", "looking" ->
                    payment.instructions() == null
                            ? waits(buyer, booking, payment, looks, locale)
                            : later(
                                    buyer,
                                    booking,
                                    payment,
                                    payment.instructions(),
                                    mistake,
                                    locale);
            case "none", "failed" ->
                    switch (booking.status()) {
                        case "pending_payment" ->
                                isOver(booking, payment)
                                        ? over(booking, payment, locale)
                                        : form(buyer, booking, payment, mistake, typed, locale);
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

    /** A hold that has just ended is found as such a few seconds later; some have no end. */
    private static boolean isOver(Booking booking, Payment payment) {
        return booking.expiresAt() != null
                && (payment.expiresAt() == null || !payment.expiresAt().isAfter(payment.now()));
    }

    private static ModelAndView tickets(Buyer buyer) {
        return new ModelAndView(SeeOther.at(buyer.tickets()));
    }

    private ModelAndView form(
            Buyer buyer,
            Booking booking,
            Payment payment,
            @Nullable Mistake mistake,
            @Nullable InvoiceForm typed,
            Locale locale) {
        var page =
                page("pay", booking, payment, locale)
                        .addObject("left", left(booking, payment, locale))
                        .addObject("pay", buyer.pay())
                        .addObject("giveBack", buyer.base() + "/cancel")
                        .addObject("invoice", typed == null ? addresses.find(buyer) : typed)
                        .addObject("countries", countries(locale))
                        .addObject("methods", payment.methods())
                        .addObject("simulated", payment.provider().equals("simulated"));
        if (mistake != null) {
            page.addObject("mistake", mistake).setStatus(mistake.status());
        } else if (payment.state().equals("failed")) {
            page.addObject("declined", Declined.of(payment));
        }
        return page;
    }

    /** By their names in the reader's language. */
    private static Map<String, String> countries(Locale locale) {
        var byName = new TreeMap<String, String>(NameOrder.in(locale));
        for (var code : Locale.getISOCountries())
            byName.put(Locale.of("", code).getDisplayCountry(locale), code);
        return byName;
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
        if (booking.waiting() && !isOver(booking, payment))
            page.addObject("left", left(booking, payment, locale));
        return page;
    }

    /** How to transfer the money, or to bring it; and what else could be done. */
    private static ModelAndView later(
            Buyer buyer,
            Booking booking,
            Payment payment,
            Instructions how,
            @Nullable Mistake mistake,
            Locale locale) {
        var page =
                page("pay-later", booking, payment, locale)
                        .addObject("how", how)
                        .addObject(
                                "payee",
                                how.payee() == null ? List.of() : how.payee().lines().toList())
                        .addObject(
                                "until",
                                how.deadline() == null
                                        ? null
                                        : EventTime.of(
                                                how.deadline(), null, booking.timeZone(), locale))
                        .addObject("pay", buyer.pay())
                        .addObject("giveBack", buyer.base() + "/cancel")
                        .addObject("others", others(payment, how))
                        .addObject("simulated", Boolean.TRUE.equals(payment.takesCardNumber()));
        if (mistake != null) page.addObject("mistake", mistake).setStatus(mistake.status());
        return page;
    }

    private static List<String> others(Payment payment, Instructions how) {
        return payment.methods().stream().filter(it -> !it.equals(how.method())).toList();
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

    private static @Nullable TimeLeft left(Booking booking, Payment payment, Locale locale) {
        return payment.expiresAt() == null
                ? null
                : TimeLeft.of(booking, payment.expiresAt(), payment.now(), locale);
    }
}
