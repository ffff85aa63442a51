package dev.marquee.ticket.inventory;

import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an event.
 *
 * @param sold live tickets
 * @param issued the last ticket number given; only rises
 */
public record Stock(SaleTerms terms, int capacity, int sold, int issued, List<TicketType> types) {

    public int left() {
        return capacity - sold;
    }

    /**
     * The type with that id, or the first one that is on sale at that time, or the first one of
     * all; empty if the event sells no such type.
     */
    public Optional<TicketType> type(@Nullable Long id, Instant now) {
        return types.stream()
                .filter(type -> type.quantity() > 0 && (id == null || type.id() == id))
                .min(
                        Comparator.comparing((TicketType type) -> type.closedBecause(now) != null)
                                .thenComparing(TicketType::position)
                                .thenComparing(TicketType::id));
    }

    public Stock sell(TicketType type, int n) {
        return new Stock(
                terms,
                capacity,
                sold + n,
                issued + n,
                types.stream().map(t -> t.id() == type.id() ? t.sell(n) : t).toList());
    }
}
