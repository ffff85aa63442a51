package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.pricing.Discount;
import dev.marquee.ticket.pricing.Pricing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;

/**
 * A ticket type that can be sold at the door.
 *
 * @param price what one costs with its tax and without a discount, decimal, in {@code currency}
 * @param available how many are left
 */
@Schema(name = "BoxOfficeType")
record SaleTypeView(
        @Schema(example = "3") long id,
        @Schema(example = "Standing") String name,
        @Schema(example = "24.00") String price,
        @Schema(example = "EUR") String currency,
        @Schema(example = "112") int available) {

    /** Those of an event in their order; what is withdrawn is not there. */
    static List<SaleTypeView> of(Stock stock) {
        return stock.types().stream()
                .filter(type -> type.quantity() > 0)
                .sorted(Comparator.comparing(TicketType::position).thenComparing(TicketType::id))
                .map(type -> of(type, stock))
                .toList();
    }

    private static SaleTypeView of(TicketType type, Stock stock) {
        var one = List.of(new Pricing.Item(type, type.priceMinor(), 1));
        var currency = stock.terms().currency();
        return new SaleTypeView(
                type.id(),
                type.name(),
                Money.text(Pricing.of(one, Discount.NONE).amounts().totalMinor(), currency),
                currency,
                Math.max(0, stock.left(type)));
    }
}
