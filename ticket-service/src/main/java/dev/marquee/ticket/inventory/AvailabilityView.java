package dev.marquee.ticket.inventory;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.listing.TicketType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an event, in the API.
 *
 * @param reason why it is not on sale: sold_out, ended, cancelled; not_yet or type_closed if that
 *     is so for all its types; null while it is on sale
 */
record AvailabilityView(
        long eventId,
        int capacity,
        @Schema(example = "163") int sold,
        @Schema(example = "37") int left,
        @Schema(example = "4") int quota,
        boolean onSale,
        @Schema(
                        allowableValues = {
                            "sold_out",
                            "ended",
                            "cancelled",
                            "not_yet",
                            "type_closed"
                        },
                        example = "sold_out")
                @Nullable String reason,
        List<Type> ticketTypes) {

    /**
     * A kind of ticket.
     *
     * @param onSale whether one can be booked now
     * @param saleStartsAt null if it is sold as soon as its event is
     * @param saleEndsAt null if it is sold as long as its event is
     * @param quota how many of it one buyer may have; null if only the event's quota counts
     */
    record Type(
            long id,
            @Schema(example = "Standing") String name,
            String price,
            String currency,
            int quantity,
            @Schema(example = "37") int left,
            boolean onSale,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Schema(example = "4") @Nullable Integer quota) {}

    static AvailabilityView of(Stock stock, Instant now) {
        var types =
                stock.types().stream()
                        .filter(type -> type.quantity() > 0)
                        .sorted(
                                Comparator.comparingInt(TicketType::position)
                                        .thenComparing(TicketType::id))
                        .toList();
        var reason = reason(stock, types, now);
        return new AvailabilityView(
                stock.terms().eventId(),
                stock.capacity(),
                stock.sold(),
                stock.left(),
                stock.terms().quota(),
                reason == null,
                reason,
                types.stream().map(type -> type(type, stock, reason == null, now)).toList());
    }

    private static @Nullable String reason(Stock stock, List<TicketType> types, Instant now) {
        var closed = stock.terms().closedBecause(now);
        if (closed != null) return closed;
        if (stock.left() == 0) return "sold_out";
        var open = types.stream().filter(type -> type.closedBecause(now) == null).toList();
        if (!open.isEmpty())
            return open.stream().anyMatch(type -> type.left() > 0) ? null : "sold_out";
        return types.stream().anyMatch(type -> TicketType.NOT_YET.equals(type.closedBecause(now)))
                ? "not_yet"
                : "type_closed";
    }

    private static Type type(TicketType type, Stock stock, boolean eventOnSale, Instant now) {
        var currency = stock.terms().currency();
        return new Type(
                type.id(),
                type.name(),
                Money.text(type.priceMinor(), currency),
                currency,
                type.quantity(),
                type.left(),
                eventOnSale && type.left() > 0 && type.closedBecause(now) == null,
                type.saleStartsAt(),
                type.saleEndsAt(),
                type.quota());
    }
}
