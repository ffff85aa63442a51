package dev.marquee.ticket.waitlist;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows and changes what an organiser says of a list. */
@Component
public class SaveRules {

    private final Stocks stocks;
    private final WaitlistSettings settings;
    private final WaitlistCounts counts;
    private final WaitlistSignal signal;
    private final Clock clock;

    SaveRules(
            Stocks stocks,
            WaitlistSettings settings,
            WaitlistCounts counts,
            WaitlistSignal signal,
            Clock clock) {
        this.stocks = stocks;
        this.settings = settings;
        this.counts = counts;
        this.signal = signal;
        this.clock = clock;
    }

    RulesView view(long event) {
        var rules = settings.of(event);
        var without = withoutSuccessor(event).stream().mapToInt(TicketType::wanted).sum();
        return RulesView.of(rules, counts.of(event), without);
    }

    /** Those types are no longer sold, people wait for them, and no type follows them. */
    List<TicketType> withoutSuccessor(long event) {
        var followed = settings.of(event).successors().keySet();
        return types(event, true).stream()
                .filter(type -> type.wanted() > 0 && !followed.contains(type.id()))
                .toList();
    }

    /** Those types can follow another one. */
    List<TicketType> onSale(long event) {
        return types(event, false).stream().filter(type -> !type.needsCode()).toList();
    }

    private List<TicketType> types(long event, boolean over) {
        var now = clock.instant();
        var stock = stocks.find(String.valueOf(event)).orElseThrow();
        return stock.types().stream()
                .filter(type -> WaitlistRules.isOver(type, stock.terms(), now) == over)
                .sorted(Comparator.comparingInt(TicketType::position).thenComparing(TicketType::id))
                .toList();
    }

    /** The same while the list is open; afterwards nobody is offered anything. */
    public List<TicketType> stuck(long event) {
        var terms = stocks.find(String.valueOf(event)).orElseThrow().terms();
        return WaitlistRules.isOver(terms, clock.instant()) ? List.of() : withoutSuccessor(event);
    }

    /** Lets one type follow another. */
    void follow(long event, long type, long successor) {
        var rules = settings.of(event);
        var successors = new HashMap<>(rules.successors());
        successors.put(type, successor);
        save(
                event,
                new WaitlistRules(
                        rules.enabled(), rules.offerHours(), rules.patienceHours(), successors));
    }

    /**
     * @throws org.springframework.web.ErrorResponseException 422 if a type is not the event's
     */
    void save(long event, WaitlistRules rules) {
        var types =
                stocks.find(String.valueOf(event)).orElseThrow().types().stream()
                        .map(TicketType::id)
                        .collect(Collectors.toSet());
        rules.successors()
                .forEach((type, next) -> {
                    if (!types.contains(type) || !types.contains(next) || type.equals(next))
                        throw Problems.invalid(
                                "successors", Text.of("invalid.must-name-two-different"));
                });
        settings.save(event, rules, clock.instant());
        signal.stockChanged();
    }
}
