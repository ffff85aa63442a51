package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Says who is offered what. The one who joined first comes first. Whoever wants more than there are
 * keeps what is free until the patience is over, and is offered it then; those behind who want the
 * same wait as long. There is no database here.
 */
final class WaitlistPlan {

    /** What is to be done with an entry. */
    sealed interface Step {

        WaitingEntry entry();

        /** It is offered these. */
        record Offer(WaitingEntry entry, List<Line> lines) implements Step {}

        /** Something is free for it, but not enough: its patience begins. */
        record Begin(WaitingEntry entry) implements Step {}

        /** Its type is no longer sold: it waits for that one. */
        record Change(WaitingEntry entry, long type) implements Step {}
    }

    private final WaitlistRules rules;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Long> kept = new HashSet<>();
    private Stock rest;

    private WaitlistPlan(Stock stock, WaitlistRules rules, Instant now) {
        this.rest = stock.withoutList();
        this.rules = rules;
        this.now = now;
    }

    /**
     * The steps, in order.
     *
     * @param waiting in the order of their places
     */
    static List<Step> of(
            Stock stock, List<WaitingEntry> waiting, WaitlistRules rules, Instant now) {
        var plan = new WaitlistPlan(stock, rules, now);
        waiting.forEach(plan::serve);
        return plan.steps;
    }

    /** The tickets that an entry could have now if it were the first. */
    static List<Line> alone(Stock stock, WaitingEntry entry, WaitlistRules rules, Instant now) {
        return new WaitlistPlan(stock, rules, now).lines(entry);
    }

    private void serve(WaitingEntry entry) {
        var wanted = entry.ticketTypeId();
        if (wanted != null && isOver(wanted)) {
            var successor = rules.successors().get(wanted);
            if (successor != null && !isOver(successor))
                steps.add(new Step.Change(entry, successor));
            return;
        }
        if (rest.free() == 0) return;
        var lines = lines(entry);
        var free = lines.stream().mapToInt(Line::quantity).sum();
        if (free == 0 || entry.together() && free < entry.quantity()) return;
        if (free < entry.quantity() && !isPatienceOver(entry)) {
            if (entry.shortSince() == null) steps.add(new Step.Begin(entry));
            lines.forEach(line -> kept.add(Objects.requireNonNull(line.ticketTypeId())));
        } else {
            steps.add(new Step.Offer(entry, lines));
        }
        for (var line : lines) rest = rest.sell(type(line), line.quantity());
    }

    private boolean isPatienceOver(WaitingEntry entry) {
        var patience = Duration.ofHours(rules.patienceHours());
        if (patience.isZero()) return true;
        var since = entry.shortSince();
        return since != null && !now.isBefore(since.plus(patience));
    }

    private boolean isOver(long id) {
        return rest.types().stream()
                .noneMatch(
                        type -> type.id() == id && !WaitlistRules.isOver(type, rest.terms(), now));
    }

    private TicketType type(Line line) {
        return rest.type(line.ticketTypeId(), now).orElseThrow();
    }

    /** The cheapest first, where any will do. */
    private List<Line> lines(WaitingEntry entry) {
        var wanted = entry.ticketTypeId();
        var lines = new ArrayList<Line>();
        var left = entry.quantity();
        for (var type : rest.types().stream().sorted(CHEAPEST).toList()) {
            if (wanted == null ? type.needsCode() : type.id() != wanted) continue;
            var n = Math.min(left, available(type));
            if (n < least(type)) continue;
            lines.add(new Line(type.id(), n));
            left -= n;
        }
        return lines;
    }

    private static final Comparator<TicketType> CHEAPEST =
            Comparator.comparingLong(TicketType::priceMinor)
                    .thenComparing(TicketType::position)
                    .thenComparing(TicketType::id);

    private int available(TicketType type) {
        if (kept.contains(type.id())
                || WaitlistRules.isOver(type, rest.terms(), now)
                || type.closedBecause(now) != null) return 0;
        var free = Math.max(0, rest.free(type));
        return Math.min(free, Objects.requireNonNullElse(type.pricing().maxPerBooking(), free));
    }

    private static int least(TicketType type) {
        return Objects.requireNonNullElse(type.pricing().minPerBooking(), 1);
    }
}
