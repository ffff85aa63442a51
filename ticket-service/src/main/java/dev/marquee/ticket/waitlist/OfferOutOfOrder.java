package dev.marquee.ticket.waitlist;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.inventory.Stocks;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Lets staff offer free tickets to somebody whose turn it is not. Who did it, and why, is kept. */
@Component
class OfferOutOfOrder {

    private final Stocks stocks;
    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final WaitlistSettings settings;
    private final OfferTickets offerTickets;
    private final Clock clock;

    OfferOutOfOrder(
            Stocks stocks,
            WaitingEntries entries,
            WaitingMoves moves,
            WaitlistSettings settings,
            OfferTickets offerTickets,
            Clock clock) {
        this.stocks = stocks;
        this.entries = entries;
        this.moves = moves;
        this.settings = settings;
        this.offerTickets = offerTickets;
        this.clock = clock;
    }

    /**
     * Offers what is free, at most what the entry wants.
     *
     * @throws ErrorResponseException 409 {@code invalid-state} if the entry does not wait; 409
     *     {@code sold-out} if nothing is free; 409 {@code quota-exceeded}; 409 {@code
     *     waiting-list-closed}
     */
    @Transactional
    WaitingEntry handle(WaitingEntry asked, Actor by, String reason) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        if (entry.state() != WaitingState.WAITING)
            throw Problems.problem(
                    CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.entry-does-not"),
                    Map.of("state", entry.state().word()));
        var now = clock.instant();
        var stock = stocks.find(String.valueOf(entry.eventId())).orElseThrow();
        if (WaitlistRules.isOver(stock.terms(), now))
            throw Problems.problem(
                    CONFLICT,
                    "waiting-list-closed",
                    Text.of("problem.waiting-list-closed.list-has-ended"));
        var rules = settings.of(entry.eventId());
        var lines = WaitlistPlan.alone(stock, entry, rules, now);
        if (lines.stream().mapToInt(Line::quantity).sum() == 0) throw refused(Refusal.soldOut(0));
        offerTickets
                .handle(entry, lines, stock, rules, new OfferTickets.OutOfOrder(by, reason), now)
                .ifPresent(refusal -> {
                    throw refused(refusal);
                });
        return entries.find(entry.id()).orElseThrow();
    }

    private static ErrorResponseException refused(Refusal refusal) {
        return switch (refusal.reason()) {
            case SOLD_OUT ->
                    Problems.problem(
                            CONFLICT,
                            "sold-out",
                            Text.of("problem.sold-out.nothing-that-this"),
                            Map.of("left", refusal.left()));
            case QUOTA_EXCEEDED ->
                    Problems.problem(
                            CONFLICT,
                            "quota-exceeded",
                            Text.of("problem.quota-exceeded.person-may-not"),
                            Map.of("quota", refusal.quota(), "held", refusal.held()));
            default ->
                    Problems.problem(
                            CONFLICT,
                            "event-not-on-sale",
                            Text.of("problem.event-not-on-sale.these-tickets-are"));
        };
    }
}
