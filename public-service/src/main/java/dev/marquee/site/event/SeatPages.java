package dev.marquee.site.event;

import dev.marquee.platform.web.Problems;
import dev.marquee.site.client.Availability;
import dev.marquee.site.client.BestSeats;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.SeatState;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.event.EventPages.Shown;
import dev.marquee.site.wording.Price;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Fills the model of the page where buyers choose their seats. */
@Component
class SeatPages {

    private static final Logger log = LoggerFactory.getLogger(SeatPages.class);

    /** As many as the page lets one look for. */
    private static final int MOST_TOGETHER = 10;

    /**
     * A choice that would do instead, to take with one click.
     *
     * @param seats their ids, with blanks between them
     */
    record Instead(String words, String seats) {}

    /** A way in which seats look. */
    record Look(String shape, String price, String types) {}

    /**
     * What the page is about.
     *
     * @param chosen the ids of the seats that the buyer wants
     * @param open the id of the section that is shown of a large hall
     * @param sent the fields of the form, if it was sent
     */
    record Wish(List<String> chosen, @Nullable String open, Map<String, String> sent) {}

    private final EventPages pages;
    private final TicketClient tickets;
    private final SeatDrawing drawing;
    private final MessageSource messages;
    private final Clock clock;

    SeatPages(
            EventPages pages,
            TicketClient tickets,
            SeatDrawing drawing,
            MessageSource messages,
            Clock clock) {
        this.pages = pages;
        this.tickets = tickets;
        this.drawing = drawing;
        this.messages = messages;
        this.clock = clock;
    }

    /** The seats as they are now, with those that the code opens. */
    SeatState seats(Shown shown, @Nullable String offerCode) {
        var event = shown.event().id();
        var state = tickets.seats(event, null);
        if (state.plan() == null) throw Problems.notFound("seat map");
        if (offerCode == null || !mayOpen(state.plan(), shown.stock())) return state;
        try {
            return tickets.seats(event, offerCode);
        } catch (HttpClientErrorException e) { // as for what is left: too many wrong ones
            log.info("The seats of {} without a code: {}", shown.event().code(), e.getMessage());
            return state;
        }
    }

    /** A wrong code counts: it is not asked for where nothing is left to open. */
    private static boolean mayOpen(SeatState.Plan plan, @Nullable Availability stock) {
        var sold = plan.parts().stream().map(SeatState.Section::ticketTypeId).toList();
        return stock != null
                && sold.contains(null)
                && stock.ticketTypes().stream().anyMatch(type -> !sold.contains(type.id()));
    }

    /**
     * The best seats for what was asked.
     *
     * @return null, and a reason in the model, where there are not so many
     */
    @Nullable List<String> best(
            Shown shown,
            Map<String, String> sent,
            @Nullable String offerCode,
            Model model,
            Locale locale) {
        var where = sent.getOrDefault("where", "").split("/", 2);
        var many = sent.getOrDefault("together", "2");
        if (!where[0].matches("\\d{1,18}") || !many.matches("[1-9]\\d?")) return null;
        var wheelchair = sent.containsKey("wheelchair");
        var wish =
                new BestSeats.Wish(
                        Long.parseLong(where[0]),
                        Math.min(Integer.parseInt(many), MOST_TOGETHER),
                        where.length > 1 && !where[1].isEmpty() ? where[1] : null,
                        wheelchair ? 1 : null,
                        offerCode);
        try {
            var found = tickets.bestSeats(shown.event().id(), wish).found();
            if (!found.isEmpty()) return found;
        } catch (RestClientException e) {
            log.info("No best seats of {}: {}", shown.event().code(), e.getMessage());
        }
        model.addAttribute("notFound", text("seats.best.none", locale, wish.quantity()));
        return null;
    }

    /** Shows the page. */
    SeatHall fill(Model model, Shown shown, SeatState state, Wish wish, Locale locale) {
        pages.fill(model, shown, wish.sent(), locale);
        var stock = Objects.requireNonNull(shown.stock(), "asked before");
        var hall = SeatHall.of(state, stock, wish.chosen(), wish.open(), locale);
        var seated = hall.seatedTypes();
        var where = new TicketChoice.Where(clock.instant(), shown.event(), locale);
        var others =
                TicketChoice.of(stock, wish.sent(), where).stream()
                        .filter(choice -> !seated.contains(choice.id()))
                        .toList();
        var chosen = hall.chosen();
        var currency = shown.event().currency();
        model.addAttribute("hall", hall)
                .addAttribute("drawing", drawing.of(hall, locale))
                .addAttribute("looks", looks(hall))
                .addAttribute("others", others)
                .addAttribute("chosen", chosen)
                .addAttribute("elsewhere", elsewhere(hall, chosen))
                .addAttribute("sum", Price.of(hall.total().toPlainString(), currency, locale))
                .addAttribute("digits", Currency.getInstance(currency).getDefaultFractionDigits())
                .addAttribute("language", locale.toLanguageTag())
                .addAttribute("together", Math.clamp(stock.quota(), 1, MOST_TOGETHER))
                .addAttribute("wished", wish.sent())
                .addAttribute("bestIn", bestIn(hall));
        return hall;
    }

    /** Chosen seats that are in no list of the page, because their section is not open. */
    private static List<String> elsewhere(SeatHall hall, List<SeatHall.Chosen> chosen) {
        return chosen.stream()
                .filter(seat -> !seat.part().shown())
                .map(SeatHall.Chosen::id)
                .toList();
    }

    /** Where the best seats can be looked for, by the field's value. */
    private static Map<String, String> bestIn(SeatHall hall) {
        var all = new LinkedHashMap<String, String>();
        for (var part : hall.parts())
            if (part.forSale() && part.free() > 0)
                all.put(
                        Objects.requireNonNull(part.type()).id() + "/" + part.id(),
                        part.name() + " · " + Objects.requireNonNull(part.price()).text());
        return all;
    }

    private static List<Look> looks(SeatHall hall) {
        var names = new LinkedHashMap<String, Set<String>>();
        var prices = new LinkedHashMap<String, Set<String>>();
        for (var part : hall.parts()) {
            if (!part.forSale()) continue;
            names.computeIfAbsent(part.look(), look -> new LinkedHashSet<>())
                    .add(Objects.requireNonNull(part.type()).name());
            prices.computeIfAbsent(part.look(), look -> new LinkedHashSet<>())
                    .add(Objects.requireNonNull(part.price()).text());
        }
        var looks = new ArrayList<Look>();
        names.forEach((look, types) ->
                looks.add(
                        new Look(
                                look,
                                String.join(", ", prices.getOrDefault(look, Set.of())),
                                String.join(", ", types))));
        return looks;
    }

    /**
     * Says which seats somebody else was faster for, or which would be left alone, and what would
     * do instead. The rest of the choice stays.
     */
    List<String> refused(
            Model model,
            SeatState now,
            Refusal why,
            List<String> chosen,
            SeatHall hall,
            Locale locale) {
        var gone = why.type().equals("seat-taken");
        var about = why.seats().stream().map(id -> hall.label(id).orElse(id)).toList();
        model.addAttribute(
                "refusal",
                text(
                        gone ? "seats.refused.taken" : "seats.refused.alone",
                        locale,
                        about.size(),
                        String.join(", ", about)));
        var taken = new LinkedHashSet<>(now.gone());
        var kept =
                chosen.stream()
                        .filter(id -> !gone || !why.seats().contains(id) && !taken.contains(id))
                        .toList();
        model.addAttribute(
                "instead",
                why.suggested().stream()
                        .limit(2)
                        .map(seats -> instead(seats, kept, gone, hall, locale))
                        .toList());
        return kept;
    }

    private Instead instead(
            List<String> seats,
            Collection<String> kept,
            boolean gone,
            SeatHall hall,
            Locale locale) {
        var words =
                seats.stream()
                        .filter(id -> !gone || !kept.contains(id))
                        .map(id -> hall.label(id).orElse(id))
                        .toList();
        return new Instead(
                text("seats.take", locale, String.join(", ", words)), String.join(" ", seats));
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
