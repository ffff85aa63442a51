package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.engine.OfferPlaces;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers tickets to somebody who waits: a booking is held for them, and they are written to. */
@Component
class OfferTickets {

    private final OfferPlaces places;
    private final WaitingMoves moves;
    private final BookingHistory history;
    private final WaitlistNews news;

    OfferTickets(
            OfferPlaces places, WaitingMoves moves, BookingHistory history, WaitlistNews news) {
        this.places = places;
        this.moves = moves;
        this.history = history;
        this.news = news;
    }

    /** Who offers out of order, and why. */
    record OutOfOrder(Actor by, String reason) {}

    /**
     * Offers them, or does nothing.
     *
     * @param entry waits; its event's inventory is locked in the caller's transaction
     * @param lines what it is offered
     * @param outOfOrder null for whose turn it is
     * @return why not; empty if it is offered
     */
    Optional<Refusal> handle(
            WaitingEntry entry,
            List<Line> lines,
            Stock stock,
            WaitlistRules rules,
            @Nullable OutOfOrder outOfOrder,
            Instant now) {
        var until = rules.offeredUntil(stock.terms(), firstEnd(stock, lines), now);
        var verdict = places.handle(purchase(entry, lines, Duration.between(now, until)));
        if (!(verdict instanceof Verdict.Booked(var booking)))
            return Optional.of(((Verdict.Refused) verdict).refusal());
        var by = outOfOrder == null ? null : outOfOrder.by.name();
        var reason = outOfOrder == null ? null : outOfOrder.reason;
        moves.offered(
                entry,
                booking.id(),
                booking.quantity(),
                Objects.requireNonNull(booking.expiresAt()),
                by,
                reason,
                now);
        history.add(
                booking.id(),
                now,
                outOfOrder == null ? Actor.TIME : outOfOrder.by,
                What.OFFERED_FROM_LIST,
                reason);
        news.offered(entry, booking.id());
        return Optional.empty();
    }

    private static @Nullable Instant firstEnd(Stock stock, List<Line> lines) {
        return stock.types().stream()
                .filter(type ->
                        lines.stream()
                                .anyMatch(line ->
                                        Objects.requireNonNull(line.ticketTypeId()) == type.id()))
                .map(TicketType::saleEndsAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Purchase purchase(WaitingEntry entry, List<Line> lines, Duration holdFor) {
        return new Purchase(
                        entry.eventId(),
                        lines,
                        new Buyer(entry.name(), entry.email(), null, null),
                        entry.quotaEmail(),
                        null,
                        true,
                        holdFor)
                .in(entry.locale());
    }
}
