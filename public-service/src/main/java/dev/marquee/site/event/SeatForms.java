package dev.marquee.site.event;

import dev.marquee.platform.web.Problems;
import dev.marquee.site.booking.HeldTickets;
import dev.marquee.site.client.SeatState;
import dev.marquee.site.event.EventPages.Shown;
import dev.marquee.site.event.RefusalWords.Said;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.ModelAndView;

/** The page of an event's seats, as it was sent and as it is shown again. */
@Component
class SeatForms {

    static final String FORM = "bookingForm";
    private static final String PAGE = "seats";

    /** More than anybody can book at once. */
    static final int MOST = 100;

    private final EventPages events;
    private final SeatPages pages;
    private final HeldTickets holds;

    SeatForms(EventPages events, SeatPages pages, HeldTickets holds) {
        this.events = events;
        this.pages = pages;
        this.holds = holds;
    }

    /** What was sent, and where the answer goes. */
    record Sent(
            String code,
            BookingForm form,
            MultiValueMap<String, String> fields,
            Model model,
            Locale locale) {

        Sent with(BookingForm other) {
            return new Sent(code, other, fields, model, locale);
        }

        List<String> seats() {
            var all = fields.getOrDefault("seats", List.of());
            return List.copyOf(new LinkedHashSet<>(all.subList(0, Math.min(MOST, all.size()))));
        }

        SeatPages.Wish wish(List<String> chosen) {
            var open = fields.getFirst("open");
            return new SeatPages.Wish(
                    chosen,
                    open == null ? fields.getFirst("opened_section") : open,
                    fields.toSingleValueMap());
        }
    }

    Shown read(Sent sent) {
        var shown = events.read(sent.code, sent.form.offerCode());
        if (!shown.event().isSeated()) throw Problems.notFound("seat map");
        return shown;
    }

    /** Says on the page what the browser holds already; null where that is nothing. */
    @Nullable Long hold(@Nullable String cookie, Sent sent) {
        var held = holds.find(cookie).orElse(null);
        if (held == null) return null;
        events.hold(sent.model, held, sent.locale);
        return held.id();
    }

    /** Shows the page again with what is free by now. */
    ModelAndView said(Sent sent, Said why, HttpServletResponse response) {
        sent.model.addAttribute("refusal", why.text());
        if (why.status() == HttpStatus.SERVICE_UNAVAILABLE)
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        var form = why.retry() ? sent.form : sent.form.withNewKey();
        var again = sent.with(form);
        return shown(again, read(again), sent.seats(), why.status(), response);
    }

    ModelAndView shown(
            Sent sent,
            Shown shown,
            List<String> seats,
            HttpStatus status,
            HttpServletResponse response) {
        if (shown.stock() == null) return unavailable(sent, shown);
        return shown(
                sent, shown, pages.seats(shown, sent.form.offerCode()), seats, status, response);
    }

    ModelAndView shown(
            Sent sent,
            Shown shown,
            SeatState state,
            List<String> seats,
            HttpStatus status,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        pages.fill(sent.model, shown, state, sent.wish(seats), sent.locale);
        if (!hasErrors(sent.model)) sent.model.addAttribute(FORM, sent.form);
        return new ModelAndView(PAGE, sent.model.asMap(), status);
    }

    /** Errors would be forgotten with the form that they are about. */
    private static boolean hasErrors(Model model) {
        return model.getAttribute(BindingResult.MODEL_KEY_PREFIX + FORM) instanceof Errors errors
                && errors.hasErrors();
    }

    /** The event's page says that the box office does not answer. */
    private ModelAndView unavailable(Sent sent, Shown shown) {
        events.fill(sent.model, shown, null, sent.locale);
        sent.model.addAttribute(FORM, sent.form);
        return new ModelAndView("event", sent.model.asMap(), HttpStatus.SERVICE_UNAVAILABLE);
    }
}
