package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.client.TicketClient;
import dev.marquee.event.editing.PayablePrices;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.ModelAndView;

/** Tries an event out, and ends that after a question. */
@Controller
@RequestMapping("/admin/events/{code}")
class TestModePageController {

    private static final Logger log = LoggerFactory.getLogger(TestModePageController.class);

    private final PublishEvents publish;
    private final EventViews views;
    private final OverviewPage overview;
    private final EventPageWords words;
    private final PayablePrices payablePrices;
    private final TicketClient tickets;

    TestModePageController(
            PublishEvents publish,
            EventViews views,
            OverviewPage overview,
            EventPageWords words,
            PayablePrices payablePrices,
            TicketClient tickets) {
        this.publish = publish;
        this.views = views;
        this.overview = overview;
        this.words = words;
        this.payablePrices = payablePrices;
        this.tickets = tickets;
    }

    /** The question, with how many bookings are deleted; null while nobody can say. */
    @GetMapping("/go-live")
    ModelAndView ask(@PathVariable String code, Caller caller) {
        var event = own(code, caller);
        return new ModelAndView("events/go-live")
                .addObject("event", event)
                .addObject("bookings", testBookings(event));
    }

    @PostMapping("/try-out")
    ModelAndView tryOut(@PathVariable String code, Caller caller, Locale locale, Model model) {
        return change(code, true, caller, locale, model);
    }

    @PostMapping("/go-live")
    ModelAndView goLive(@PathVariable String code, Caller caller, Locale locale, Model model) {
        return change(code, false, caller, locale, model);
    }

    private ModelAndView change(
            String code, boolean on, Caller caller, Locale locale, Model model) {
        var event = own(code, caller);
        try {
            if (on && !event.everPublished()) payablePrices.checkToPublish(event);
            publish.testMode(event.id(), caller, on, null);
            return new ModelAndView(
                    "redirect:/admin/events/"
                            + event.code()
                            + "?done="
                            + (on ? "try-out" : "go-live"));
        } catch (ErrorResponseException refusal) {
            var now = own(code, caller);
            model.addAttribute("refusal", words.refusal(refusal, now, locale));
            return overview.show(now, refusal.getStatusCode(), model);
        }
    }

    private @Nullable Integer testBookings(EventView event) {
        try {
            return tickets.sold(String.valueOf(event.id())).testBookings();
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("nobody says how many test bookings {} has: {}", event.code(), e.getMessage());
            return null;
        }
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
