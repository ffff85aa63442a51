package dev.marquee.site.event;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.Markdown;
import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.EventClient;
import dev.marquee.site.client.PublicEvents;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.WaitingList;
import dev.marquee.site.client.WaitingListClient;
import dev.marquee.site.event.TicketChoice.Where;
import dev.marquee.site.proof.ShownProofs;
import dev.marquee.site.wording.EventTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Fills the model of an event's page, before and after an attempt to book. */
@Component
class EventPages {

    private static final Logger log = LoggerFactory.getLogger(EventPages.class);

    /** The code with which the page was opened, in the model. */
    static final String OPENED = "opened";

    /** In the model: the reader's turn has come, where the event has a waiting room. */
    static final String INSIDE = "inside";

    /**
     * What the page shows.
     *
     * @param stock what is left; null while ticket-service does not say
     */
    record Shown(Event event, @Nullable Availability stock) {}

    private final EventClient events;
    private final PublicEvents known;
    private final TicketClient tickets;
    private final WaitingListClient waiting;
    private final ShownProofs proofs;
    private final Markdown markdown;
    private final MarqueeSettings settings;
    private final Clock clock;

    EventPages(
            EventClient events,
            PublicEvents known,
            TicketClient tickets,
            WaitingListClient waiting,
            ShownProofs proofs,
            Markdown markdown,
            MarqueeSettings settings,
            Clock clock) {
        this.events = events;
        this.known = known;
        this.tickets = tickets;
        this.waiting = waiting;
        this.proofs = proofs;
        this.markdown = markdown;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The event, and what is left of it.
     *
     * @param offerCode opens what it opens; null for what everybody sees
     */
    Shown read(String code, @Nullable String offerCode) {
        var event = EventLanguage.found(code).orElseGet(() -> events.event(code));
        if (offerCode == null || offerCode.isBlank()) return new Shown(event, stock(event));
        try {
            return new Shown(event, tickets.availability(event.code(), offerCode));
        } catch (HttpClientErrorException e) { // a code that is none, or too many of them
            return new Shown(event, stock(event));
        }
    }

    private @Nullable Availability stock(Event event) {
        try {
            return tickets.availability(event.code());
        } catch (HttpClientErrorException.NotFound e) { // never on sale, or not yet heard of
            return new Availability(event.id(), 0, 0, 0, 0, false, "not_published", List.of());
        } catch (RestClientException e) {
            log.warn("No availability of {}", event.code(), e);
            return null;
        }
    }

    /**
     * Shows the event.
     *
     * @param chosen the quantities that were sent, if any
     */
    void fill(Model model, Shown shown, @Nullable Map<String, String> chosen, Locale locale) {
        var event = shown.event();
        var view = EventView.of(event, markdown, locale);
        var site = settings.publicUrl().toString();
        var address = site + "/e/" + event.code();
        var picture = event.picture() == null ? null : site + event.picture().url();
        model.addAttribute("event", view)
                .addAttribute("address", address)
                .addAttribute("picture", picture)
                .addAttribute("seated", event.isSeated())
                .addAttribute("running", event.isOnSale() && event.isRunning(clock.instant()));
        model.addAttribute(
                "line",
                Boolean.TRUE.equals(event.waitingRoom())
                        && !Boolean.TRUE.equals(model.getAttribute(INSIDE)));
        var stock = shown.stock();
        var organizer = organizer(event);
        model.addAttribute("organizer", organizer);
        if (!model.containsAttribute(OPENED)) // for search engines: nothing that needs a code
        model.addAttribute(
                    "structured",
                    StructuredEvent.of(
                            event,
                            view,
                            new StructuredEvent.Page(
                                    address, picture, stock, clock.instant(), organizer)));
        if (stock == null) return;
        var where = new Where(clock.instant(), event, locale);
        var choices = TicketChoice.of(stock, chosen, where);
        model.addAttribute("stock", stock)
                .addAttribute("choices", choices)
                .addAttribute("order", OrderTotal.of(stock, choices, locale))
                .addAttribute("refund", RefundWords.of(event, locale))
                .addAttribute("holdMinutes", Objects.requireNonNullElse(event.holdMinutes(), 10))
                .addAttribute("opens", opens(stock, where))
                .addAttribute("closed", closed(event, stock))
                .addAttribute("live", isLive(model, event, stock))
                .addAttribute("proof", proofs.has(event.code()))
                .addAttribute("waitingList", waitingList(event, stock));
    }

    /** Who makes it; null where they do not say what they are called. */
    private StructuredEvent.@Nullable Organizer organizer(Event event) {
        var page = settings.publicUrl() + "/o/" + event.organizerId();
        return known.organizerName(event.organizerId())
                .map(name -> new StructuredEvent.Organizer(name, page))
                .orElse(null);
    }

    /** Whether the numbers of the page change while it is open; what a code opens is not told. */
    private static boolean isLive(Model model, Event event, Availability stock) {
        var over = Set.of("cancelled", "completed", "draft").contains(event.status());
        return !over && !"not_published".equals(stock.reason()) && !model.containsAttribute(OPENED);
    }

    /** The list of what is sold out; null where nothing is, or nobody can wait for it. */
    private @Nullable WaitingList waitingList(Event event, Availability stock) {
        var soldOut =
                "sold_out".equals(stock.reason())
                        || stock.onSale()
                                && stock.ticketTypes().stream().anyMatch(type -> type.left() == 0);
        if (!soldOut) return null;
        try {
            var list = waiting.waitingList(event.code());
            return list.open() ? list : null;
        } catch (RestClientException e) {
            log.warn("No waiting list of {}", event.code(), e);
            return null;
        }
    }

    /** Says that the reader's browser holds tickets of the event. */
    void hold(Model model, Booking booking, Locale locale) {
        model.addAttribute("held", Held.of(booking, clock.instant(), locale));
    }

    /** When the first kind of ticket goes on sale, if none is yet. */
    private static @Nullable EventTime opens(Availability stock, Where where) {
        if (!"not_yet".equals(stock.reason())) return null;
        return stock.ticketTypes().stream()
                .map(Availability.TicketType::saleStartsAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(where::time)
                .orElse(null);
    }

    /** Why nothing can be booked, as the end of a message's name; null if it can. */
    private static @Nullable String closed(Event event, Availability stock) {
        if (stock.onSale() && stock.left() > 0) return null;
        if (event.status().equals("draft")) return "draft";
        return Optional.ofNullable(stock.reason())
                .orElse(stock.left() == 0 ? "sold_out" : "not_published");
    }
}
