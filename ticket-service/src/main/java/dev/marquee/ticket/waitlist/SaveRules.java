package dev.marquee.ticket.waitlist;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows and changes what an organiser says of a list. */
@Component
class SaveRules {

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
        var now = clock.instant();
        var without =
                stocks.find(String.valueOf(event)).orElseThrow().types().stream()
                        .filter(type ->
                                WaitlistRules.isOver(type, now)
                                        && !rules.successors().containsKey(type.id()))
                        .mapToInt(TicketType::wanted)
                        .sum();
        return RulesView.of(rules, counts.of(event), without);
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
                                "successors", "must name two different types of the event");
                });
        settings.save(event, rules, clock.instant());
        signal.stockChanged();
    }
}
