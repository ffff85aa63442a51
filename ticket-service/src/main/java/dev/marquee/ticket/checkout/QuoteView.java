package dev.marquee.ticket.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.AppliedOffer;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Pricing.Priced;
import dev.marquee.ticket.pricing.TicketAmount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What tickets would cost at this moment. Amounts are decimal, in {@code currency}.
 *
 * @param total what a booking may send as its expected total
 * @param offer what takes the discount off; absent if nothing does
 * @param holdMinutes how long a booking would keep the tickets until it is paid
 */
@Schema(name = "Quote")
public record QuoteView(
        long eventId,
        String currency,
        List<Line> lines,
        @Schema(example = "48.00") String subtotal,
        @Schema(example = "0.00") String discount,
        @Schema(example = "7.66") String tax,
        @Schema(example = "48.00") String total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AppliedOffer offer,
        @Schema(example = "10") int holdMinutes) {

    /**
     * So many tickets of one type.
     *
     * @param tax in the total
     */
    @Schema(name = "QuoteLine")
    public record Line(
            long ticketTypeId,
            @Schema(example = "Standing") String ticketType,
            int quantity,
            @Schema(example = "24.00") String unitPrice,
            @Schema(example = "48.00") String subtotal,
            @Schema(example = "0.00") String discount,
            @Schema(example = "7.66") String tax,
            @Schema(example = "48.00") String total) {}

    /**
     * Shows a price.
     *
     * @param types of the purchase's lines, in their order
     */
    static QuoteView of(
            Purchase purchase,
            Stock stock,
            List<TicketType> types,
            Priced priced,
            @Nullable OfferUse offer) {
        var currency = stock.terms().currency();
        var lines = new ArrayList<Line>();
        int first = 0;
        for (int n = 0; n < types.size(); n++) {
            var quantity = purchase.lines().get(n).quantity();
            var tickets = priced.tickets().subList(first, first + quantity);
            lines.add(line(types.get(n), tickets, currency));
            first += quantity;
        }
        var amounts = priced.amounts();
        return new QuoteView(
                stock.terms().eventId(),
                currency,
                lines,
                Money.text(amounts.subtotalMinor(), currency),
                Money.text(amounts.discountMinor(), currency),
                Money.text(amounts.taxMinor(), currency),
                Money.text(amounts.totalMinor(), currency),
                AppliedOffer.of(offer),
                stock.terms().payment().holdMinutes());
    }

    private static Line line(TicketType type, List<TicketAmount> tickets, String currency) {
        return new Line(
                type.id(),
                type.name(),
                tickets.size(),
                Money.text(tickets.getFirst().priceMinor(), currency),
                sum(tickets, TicketAmount::priceMinor, currency),
                sum(tickets, TicketAmount::discountMinor, currency),
                sum(tickets, TicketAmount::taxMinor, currency),
                sum(tickets, TicketAmount::paidMinor, currency));
    }

    private static String sum(
            List<TicketAmount> tickets, ToLongFunction<TicketAmount> part, String currency) {
        return Money.text(tickets.stream().mapToLong(part).sum(), currency);
    }
}
