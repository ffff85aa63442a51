package dev.marquee.ticket.inventory;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.listing.TicketType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an event, in the API.
 *
 * @param reason why it is not on sale: sold_out, ended, cancelled, going_live; not_yet or
 *     type_closed if that is so for all its types; null while it is on sale
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
                            "going_live",
                            "not_yet",
                            "type_closed"
                        },
                        example = "sold_out")
                @Nullable String reason,
        List<Type> ticketTypes) {

    /**
     * A kind of ticket.
     *
     * @param quantity how many there are of it, at most
     * @param left how many of it can still be booked
     * @param onSale whether one can be booked now
     * @param saleStartsAt null if it is sold as soon as its event is
     * @param saleEndsAt null if it is sold as long as its event is
     * @param quota how many of it one buyer may have; null if only the event's quota counts
     * @param minPrice the least that a buyer may choose to pay; null where the price is fixed
     * @param taxRate in percent
     * @param taxIncluded whether the price contains the tax; if not, the tax comes on top
     * @param minPerBooking how many of it a booking has at least, if it has any; null for one
     * @param maxPerBooking how many it has at most; null for no other limit than the quotas
     * @param pool whose places it shares with the other types that name it: {@code left} counts
     *     what is sold of them too; null if its places are its own
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
            @Schema(example = "4") @Nullable Integer quota,
            @Schema(example = "10.00") @Nullable String minPrice,
            @Schema(example = "19.00") String taxRate,
            @Schema(example = "true") boolean taxIncluded,
            @Schema(example = "2") @Nullable Integer minPerBooking,
            @Schema(example = "6") @Nullable Integer maxPerBooking,
            @Schema(example = "Hall") @Nullable String pool) {}

    /**
     * Shows what is left.
     *
     * @param opened whether a type that is sold by code alone is shown, and counted
     */
    static AvailabilityView of(Stock all, Instant now, Predicate<TicketType> opened) {
        var stock = all.only(type -> !type.needsCode() || opened.test(type));
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

    private static @Nullable String minPrice(TicketType type, String currency) {
        var least = type.pricing().minMinor();
        return least == null ? null : Money.text(least, currency);
    }

    private static @Nullable String reason(Stock stock, List<TicketType> types, Instant now) {
        var closed = stock.terms().closedBecause(now);
        if (closed != null) return closed.replace('-', '_');
        if (types.isEmpty()) return "not_yet"; // all need a code, which nobody has to know
        if (stock.left() == 0) return "sold_out";
        var open = types.stream().filter(type -> type.closedBecause(now) == null).toList();
        if (!open.isEmpty())
            return open.stream().anyMatch(type -> stock.left(type) > 0) ? null : "sold_out";
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
                stock.left(type),
                eventOnSale && stock.left(type) > 0 && type.closedBecause(now) == null,
                type.saleStartsAt(),
                type.saleEndsAt(),
                type.quota(),
                minPrice(type, currency),
                BigDecimal.valueOf(type.pricing().taxRateBp(), 2).toPlainString(),
                type.pricing().taxIncluded(),
                type.pricing().minPerBooking(),
                type.pricing().maxPerBooking(),
                type.pool() == null ? null : type.pool().name());
    }
}
