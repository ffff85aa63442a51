package dev.marquee.ticket.booking;

import dev.marquee.platform.value.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an event, in the API.
 *
 * @param reason why it is not on sale: sold_out, ended, cancelled; null while it is
 */
record AvailabilityView(
        long eventId,
        int capacity,
        int sold,
        int left,
        int quota,
        boolean onSale,
        @Nullable String reason,
        List<Type> ticketTypes) {

    record Type(long id, String name, String price, String currency, int quantity, int left) {}

    static AvailabilityView of(Stock stock, Instant now) {
        var closed = stock.terms().closedBecause(now);
        var reason = closed == null && stock.left() == 0 ? "sold_out" : closed;
        return new AvailabilityView(
                stock.terms().eventId(),
                stock.capacity(),
                stock.sold(),
                stock.left(),
                stock.terms().quota(),
                reason == null,
                reason,
                stock.types().stream()
                        .filter(type -> type.quantity() > 0)
                        .sorted(
                                Comparator.comparingInt(TicketType::position)
                                        .thenComparing(TicketType::id))
                        .map(type -> type(type, stock.terms().currency()))
                        .toList());
    }

    private static Type type(TicketType type, String currency) {
        return new Type(
                type.id(),
                type.name(),
                Money.text(type.priceMinor(), currency),
                currency,
                type.quantity(),
                type.left());
    }
}
