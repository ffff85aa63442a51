package dev.marquee.ticket.checkout;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal.Reason;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.Offer;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Discount;
import dev.marquee.ticket.pricing.Pricing;
import dev.marquee.ticket.pricing.Pricing.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules about prices: what a purchase costs, or why it cannot be had at that price. */
public sealed interface Prices {

    /**
     * @param offer the one that counts; null if none does
     */
    record Known(Pricing.Priced priced, @Nullable OfferUse offer) implements Prices {}

    record Refused(Refusal refusal) implements Prices {}

    /**
     * Prices a purchase whose types are all on sale.
     *
     * @param stock as it was before the purchase
     * @param offers have not refused its code
     */
    static Prices of(Purchase purchase, Stock stock, Instant now, OfferDecisions offers) {
        var currency = stock.terms().currency();
        var items = new ArrayList<Item>(purchase.lines().size());
        for (var line : purchase.lines()) {
            var type = stock.type(line.ticketTypeId(), now).orElseThrow();
            var refusal = purchase.staff() == null ? refusal(line, type, currency) : null;
            if (refusal != null) return new Refused(refusal);
            var price = purchase.isComplimentary() ? 0 : price(line, type, currency);
            items.add(new Item(type, price, line.quantity()));
        }
        var refused = offers.refusal(purchase, items, stock.types());
        if (refused != null) return new Refused(refused);
        var best = best(purchase, stock, items, now, offers);
        var refusal = unexpected(purchase.expectedTotal(), best.priced, currency);
        return refusal == null ? best : new Refused(refusal);
    }

    /**
     * With the offer that is best for the buyer: never two. A code that takes nothing more off than
     * an automatic discount is not used up, unless it is what opens a ticket type.
     */
    private static Known best(
            Purchase purchase, Stock stock, List<Item> items, Instant now, OfferDecisions offers) {
        var best = new Known(Pricing.of(items, Discount.NONE), null);
        for (var use : offers.candidates(purchase, stock.terms(), items, now)) {
            var next = new Known(discounted(items, offers.offer(purchase, use)), use);
            if (best.offer == null || isBetter(next, best, items)) best = next;
        }
        return best;
    }

    private static boolean isBetter(Known next, Known best, List<Item> items) {
        var opens = Objects.requireNonNull(best.offer).isCounted() && anyHidden(items);
        var saved = next.priced.amounts().discountMinor() - best.priced.amounts().discountMinor();
        return !opens && (saved > 0 || saved == 0 && best.offer.isCounted());
    }

    private static boolean anyHidden(List<Item> items) {
        return items.stream().anyMatch(item -> item.type().needsCode());
    }

    private static Pricing.Priced discounted(List<Item> items, @Nullable Offer offer) {
        if (offer == null) return Pricing.of(items, Discount.NONE);
        return Pricing.of(
                items.stream()
                        .map(item -> item.discounted(offer.covers(item.type().id())))
                        .toList(),
                offer.discount());
    }

    private static @Nullable Refusal refusal(Line line, TicketType type, String currency) {
        var pricing = type.pricing();
        if (!pricing.allows(line.quantity())) {
            var least = pricing.minPerBooking();
            return least != null && line.quantity() < least
                    ? Refusal.perBooking(Reason.TOO_FEW, type.name(), least)
                    : Refusal.perBooking(
                            Reason.TOO_MANY,
                            type.name(),
                            Objects.requireNonNull(pricing.maxPerBooking()));
        }
        if (line.price() == null) return null;
        if (hasMoreDecimals(line.price(), currency))
            return Refusal.price(Reason.PRICE_DECIMALS, type.name(), null, currency);
        var chosen = price(line, type, currency);
        var least = pricing.minMinor();
        if (least == null)
            return chosen == type.priceMinor()
                    ? null
                    : price(Reason.PRICE_NOT_CHOSEN, type, type.priceMinor(), currency);
        return chosen < least ? price(Reason.PRICE_TOO_LOW, type, least, currency) : null;
    }

    private static @Nullable Refusal unexpected(
            @Nullable BigDecimal expected, Pricing.Priced priced, String currency) {
        if (expected == null) return null;
        if (hasMoreDecimals(expected, currency))
            return Refusal.price(Reason.PRICE_DECIMALS, null, null, currency);
        var total = priced.amounts().totalMinor();
        return Money.minor(expected, Currency.getInstance(currency)) == total
                ? null
                : Refusal.price(Reason.PRICE_CHANGED, null, Money.text(total, currency), currency);
    }

    /** Zeros count: 150.000 is a hundred and fifty thousand to many who write it. */
    private static boolean hasMoreDecimals(BigDecimal amount, String currency) {
        return amount.scale() > Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static long price(Line line, TicketType type, String currency) {
        return line.price() == null
                ? type.priceMinor()
                : Money.minor(line.price(), Currency.getInstance(currency));
    }

    private static Refusal price(Reason reason, TicketType type, long minor, String currency) {
        return Refusal.price(reason, type.name(), Money.text(minor, currency), currency);
    }
}
