package dev.marquee.site.payment;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.PayRequest;
import dev.marquee.site.client.Payment;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.payment.PayPages.Mistake;
import dev.marquee.site.visit.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which a booking is paid. What it shows is what ticket-service says at that moment.
 */
@Controller
@RequestMapping({"/bookings/{id:\\d{1,18}}/pay", "/lookup/bookings/{id:\\d{1,18}}/pay"})
class PayController {

    private static final Logger log = LoggerFactory.getLogger(PayController.class);

    private final TicketClient tickets;
    private final PayPages pages;
    private final InvoiceAddresses invoiceAddresses;

    private final Visits visits;

    PayController(
            TicketClient tickets,
            PayPages pages,
            InvoiceAddresses invoiceAddresses,
            Visits visits) {
        this.visits = visits;
        this.tickets = tickets;
        this.pages = pages;
        this.invoiceAddresses = invoiceAddresses;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int looked,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var buyer = Buyer.of(id, request);
        var looks = Looks.of(looked, false);
        var page = pages.show(buyer, looks, null, null, locale);
        if ("pay-looking".equals(page.getViewName()) || DifferencePages.isLooking(page))
            looks.repeat(buyer, response);
        return page;
    }

    /** Whatever comes of it, the browser goes on to a page that it may load again. */
    @PostMapping
    ModelAndView pay(
            @PathVariable long id,
            @RequestParam(defaultValue = "card") String method,
            @RequestParam(required = false) @Nullable String cardNumber,
            @ModelAttribute InvoiceForm invoice,
            HttpServletRequest request,
            Locale locale) {
        var buyer = Buyer.of(id, request);
        if (!invoiceAddresses.save(buyer, invoice))
            return pages.show(
                    buyer,
                    Looks.of(0, false),
                    Mistake.ofInvoice("pay.invoice.invalid"),
                    invoice,
                    locale);
        var order = new PayRequest(method, cardNumber, pages.returnUrl(buyer));
        try {
            var answer = tickets.pay(id, buyer.key(), buyer.lookupToken(), order).getBody();
            return goOn(buyer, Objects.requireNonNull(answer, "a payment"));
        } catch (RestClientResponseException e) {
            return switch (e.getStatusCode().value()) {
                case 401, 403, 404 -> throw e;
                case 402, 409 -> state(buyer);
                case 400, 422 ->
                        again(
                                buyer,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                method.equals("card") ? "pay.card.invalid" : "pay.method.gone",
                                locale);
                case 429 -> again(buyer, HttpStatus.TOO_MANY_REQUESTS, "pay.too-often", locale);
                case 503 -> again(buyer, HttpStatus.SERVICE_UNAVAILABLE, "pay.unavailable", locale);
                default -> unknown(buyer, e);
            };
        } catch (RestClientException e) {
            return unknown(buyer, e);
        }
    }

    private ModelAndView goOn(Buyer buyer, Payment payment) {
        if (payment.state().equals("succeeded")) {
            visits.paid(buyer.id());
            return new ModelAndView(SeeOther.at(buyer.tickets()));
        }
        // to another site leads a link: browsers do not follow a form's redirect there
        var onward = pages.onward(payment);
        return onward != null && onward.startsWith("/")
                ? new ModelAndView(SeeOther.at(onward))
                : state(buyer);
    }

    private ModelAndView again(Buyer buyer, HttpStatus status, String message, Locale locale) {
        var mistake = new Mistake(status, message, message.equals("pay.card.invalid"));
        return pages.show(buyer, Looks.of(0, false), mistake, null, locale);
    }

    /** It may have been charged or not: ticket-service finds out, and charges nothing twice. */
    private static ModelAndView unknown(Buyer buyer, RestClientException e) {
        log.warn("What became of a payment is not known", e);
        return state(buyer);
    }

    private static ModelAndView state(Buyer buyer) {
        return new ModelAndView(SeeOther.at(buyer.pay()));
    }
}
