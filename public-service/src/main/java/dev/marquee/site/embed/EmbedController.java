package dev.marquee.site.embed;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.EventClient;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.embed.FrameRules.Allowed;
import dev.marquee.site.wording.EventTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * An event in a frame of another site: what it is, and how many tickets somebody wants. It knows
 * nobody and changes nothing; the rest happens at the event's own page, in the window around it.
 */
@Controller
class EmbedController {

    private static final Logger log = LoggerFactory.getLogger(EmbedController.class);

    private final EventClient events;
    private final TicketClient tickets;
    private final FrameRules rules;
    private final Clock clock;

    EmbedController(EventClient events, TicketClient tickets, FrameRules rules, Clock clock) {
        this.events = events;
        this.tickets = tickets;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The frame.
     *
     * @param via the link by which somebody came, for the organiser's figures
     * @param open blank where the site around it lets nothing change its window
     * @param preview whether our own page shows it
     */
    @GetMapping("/embed/e/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String via,
            @RequestParam(required = false) @Nullable String open,
            @RequestParam(defaultValue = "false") String preview,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var event = events.event(code);
        var allowed = preview.equals("true") ? Allowed.PREVIEW : rules.of(event.organizerId());
        FrameRules.apply(allowed, response);
        var stock = stock(event);
        if (stock == null) response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("event", event)
                .addAttribute(
                        "time",
                        EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), locale))
                .addAttribute("nameLang", event.langOf("name", locale))
                .addAttribute("via", via != null && via.matches("[A-Za-z0-9_-]{1,64}") ? via : null)
                .addAttribute("target", "blank".equals(open) ? "_blank" : "_top")
                .addAttribute("origins", String.join(" ", allowed.origins()))
                .addAttribute("listed", !allowed.origins().isEmpty() || allowed == Allowed.PREVIEW)
                .addAttribute("choices", choices(event, stock, locale))
                .addAttribute("open", stock != null && stock.onSale() && stock.left() > 0);
        return "embed";
    }

    private List<EmbedChoice> choices(Event event, @Nullable Availability stock, Locale locale) {
        return stock == null ? List.of() : EmbedChoice.of(event, stock, clock.instant(), locale);
    }

    private @Nullable Availability stock(Event event) {
        try {
            return tickets.availability(event.code());
        } catch (HttpClientErrorException.NotFound e) {
            return new Availability(event.id(), 0, 0, 0, 0, false, "not_published", List.of());
        } catch (RestClientException e) {
            log.warn("No availability of {}", event.code(), e);
            return null;
        }
    }
}
