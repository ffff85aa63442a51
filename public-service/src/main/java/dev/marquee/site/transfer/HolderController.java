package dev.marquee.site.transfer;

import dev.marquee.platform.value.QrCode;
import dev.marquee.site.SeeOther;
import dev.marquee.site.client.HeldTicket;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.lookup.LookupForm;
import dev.marquee.site.transfer.TransferPages.Subject;
import dev.marquee.site.wording.EventTime;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;

/** One ticket, for whoever has its mailed link, and the way to hand it on. */
@Controller
@RequestMapping("/h/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}")
class HolderController {

    private final TicketClient tickets;
    private final TransferPages pages;

    HolderController(TicketClient tickets, TransferPages pages) {
        this.tickets = tickets;
        this.pages = pages;
    }

    @InitBinder(TransferPages.FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, Locale locale) {
        return opened(
                token,
                ticket -> {
                    var qr = ticket.qrToken();
                    return new ModelAndView("holder-ticket")
                            .addObject("ticket", ticket)
                            .addObject("qr", qr == null ? null : QrCode.of(qr))
                            .addObject(
                                    "time",
                                    EventTime.of(
                                            ticket.eventStartsAt(),
                                            ticket.eventEndsAt(),
                                            ticket.timeZone(),
                                            locale))
                            .addObject("base", "/h/" + token);
                });
    }

    /** Mails about bookings lead to where they are cancelled; a single ticket is handed on. */
    @GetMapping("/cancel")
    ModelAndView noCancel(@PathVariable String token) {
        return new ModelAndView(SeeOther.at("/h/" + token));
    }

    @GetMapping("/transfer")
    ModelAndView ask(@PathVariable String token, Locale locale) {
        return opened(
                token, ticket -> pages.show(subject(token, ticket), Proof.ofHolder(token), locale));
    }

    @PostMapping("/transfer")
    ModelAndView offer(
            @PathVariable String token,
            @Valid @ModelAttribute(TransferPages.FORM) TransferForm form,
            BindingResult errors,
            Locale locale) {
        return opened(
                token,
                ticket ->
                        pages.offer(
                                subject(token, ticket),
                                Proof.ofHolder(token),
                                form,
                                errors,
                                locale));
    }

    @PostMapping("/transfer/take-back")
    ModelAndView takeBack(@PathVariable String token) {
        return opened(
                token, ticket -> pages.takeBack(subject(token, ticket), Proof.ofHolder(token)));
    }

    private static Subject subject(String token, HeldTicket ticket) {
        var back = "/h/" + token;
        return new Subject(
                ticket.ticketId(),
                ticket.code(),
                ticket.ticketType(),
                ticket.eventName(),
                ticket.eventStartsAt(),
                ticket.timeZone(),
                back + "/transfer",
                back);
    }

    private ModelAndView opened(String token, Function<HeldTicket, ModelAndView> page) {
        HeldTicket ticket;
        try {
            ticket = tickets.heldTicket(token);
        } catch (HttpClientErrorException.NotFound e) {
            return over(HttpStatus.NOT_FOUND, Map.of());
        } catch (HttpClientErrorException.Gone e) {
            return over(HttpStatus.GONE, Refusal.of(e).ended());
        }
        return page.apply(ticket);
    }

    static ModelAndView over(HttpStatus status, Map<String, String> ended) {
        return new ModelAndView("ticket-link-over", status)
                .addAllObjects(ended)
                .addObject("lookupForm", new LookupForm(null));
    }
}
