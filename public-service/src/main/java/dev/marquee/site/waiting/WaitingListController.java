package dev.marquee.site.waiting;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.SeeOther;
import dev.marquee.site.client.EventClient;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.WaitingList;
import dev.marquee.site.client.WaitingListClient;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Price;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
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

/** The page on which people join the waiting list of an event. */
@Controller
@RequestMapping("/e/{code}/waiting-list")
class WaitingListController {

    private static final String FORM = "waitingForm";
    private static final Set<String> SAID = Set.of("waiting-list-closed", "tickets-available");

    private final EventClient events;
    private final TicketClient tickets;
    private final WaitingListClient waiting;
    private final MessageSource messages;

    WaitingListController(
            EventClient events,
            TicketClient tickets,
            WaitingListClient waiting,
            MessageSource messages) {
        this.events = events;
        this.tickets = tickets;
        this.waiting = waiting;
        this.messages = messages;
    }

    @InitBinder(FORM)
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String code,
            Locale locale,
            Optional<Caller> caller,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(code, HttpStatus.OK, null, locale)
                .addObject(
                        FORM,
                        new WaitingForm(
                                null,
                                1,
                                caller.map(Caller::name).orElse(null),
                                caller.map(Caller::email).orElse(null)));
    }

    /** A mail is on its way, whatever that address waits for already. */
    @GetMapping("/sent")
    ModelAndView sent(@PathVariable String code) {
        var event = events.event(code);
        return new ModelAndView("waiting-sent", Map.of("code", event.code(), "name", event.name()));
    }

    @PostMapping
    ModelAndView join(
            @PathVariable String code,
            @Valid @ModelAttribute(FORM) WaitingForm form,
            BindingResult errors,
            Locale locale) {
        if (errors.hasErrors()) return page(code, HttpStatus.UNPROCESSABLE_CONTENT, null, locale);
        try {
            waiting.joinWaitingList(
                    code,
                    new WaitingList.Wish(
                            form.ticketType(),
                            Objects.requireNonNull(form.quantity()),
                            Objects.requireNonNull(form.name()),
                            Objects.requireNonNull(form.email())));
            return new ModelAndView(SeeOther.at("/e/" + code + "/waiting-list/sent"));
        } catch (HttpClientErrorException e) {
            return refused(code, Refusal.of(e), errors, e, locale);
        }
    }

    private ModelAndView refused(
            String code,
            Refusal refusal,
            BindingResult errors,
            HttpClientErrorException cause,
            Locale locale) {
        switch (refusal.status()) {
            case 409 -> {
                var word = SAID.contains(refusal.type()) ? refusal.type() : "other";
                return page(code, HttpStatus.CONFLICT, word, locale);
            }
            case 429 -> {
                return page(code, HttpStatus.TOO_MANY_REQUESTS, "often", locale);
            }
            case 422 -> {
                for (var error : refusal.errors())
                    errors.rejectValue(field(error.field()), "refused");
                return page(code, HttpStatus.UNPROCESSABLE_CONTENT, null, locale);
            }
            default -> throw cause;
        }
    }

    private static String field(String name) {
        return switch (name) {
            case "ticket_type_id" -> "ticketType";
            case "name", "email" -> name;
            default -> "quantity";
        };
    }

    private ModelAndView page(
            String code, HttpStatus status, @Nullable String refusal, Locale locale) {
        var event = events.event(code);
        var list = waiting.waitingList(event.code());
        var stock = tickets.availability(event.code());
        var types = new LinkedHashMap<String, String>();
        if (list.any() && list.ticketTypes().size() > 1)
            types.put("", messages.getMessage("waiting.any", null, locale));
        for (var type : list.ticketTypes())
            types.put(String.valueOf(type.id()), type.name() + " · " + price(type, locale));
        return new ModelAndView("waiting-list", status)
                .addObject("event", event)
                .addObject(
                        "time",
                        EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), locale))
                .addObject("list", list)
                .addObject("stock", stock)
                .addObject("types", types)
                .addObject("refusal", refusal);
    }

    private String price(WaitingList.Type type, Locale locale) {
        var price = Price.of(type.price(), type.currency(), locale);
        return price.free() ? messages.getMessage("free", null, locale) : price.text();
    }
}
