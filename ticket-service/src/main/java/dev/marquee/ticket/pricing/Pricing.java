package dev.marquee.ticket.pricing;

import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prices the tickets of one booking. Every amount is that of a ticket, and sums are sums of
 * tickets: so refunds of any of them add up to what was paid. The discount is computed on the sum
 * and spread over the tickets by largest remainder. Taxes are rounded for each ticket.
 */
public final class Pricing {

    /**
     * So many tickets at one price.
     *
     * @param priceMinor of one, as listed or as the buyer chose
     * @param discounted whether the discount is for them
     */
    public record Item(TicketType type, long priceMinor, int quantity, boolean discounted) {

        public Item(TicketType type, long priceMinor, int quantity) {
            this(type, priceMinor, quantity, true);
        }

        /** The same, discounted or not. */
        public Item discounted(boolean discounted) {
            return new Item(type, priceMinor, quantity, discounted);
        }
    }

    /**
     * What a booking costs.
     *
     * @param tickets in the order of the items
     */
    public record Priced(List<TicketAmount> tickets, Amounts amounts) {}

    private Pricing() {}

    /** Prices these items together. */
    public static Priced of(List<Item> items, Discount discount) {
        var units = units(items);
        long subtotal = units.stream().mapToLong(Unit::priceMinor).sum();
        long reduced = units.stream().mapToLong(Unit::reducible).sum();
        var shares = spread(discount.of(reduced), reduced, units);
        var tickets = new ArrayList<TicketAmount>(units.size());
        for (int n = 0; n < units.size(); n++) tickets.add(amount(units.get(n), shares[n]));
        return new Priced(
                tickets,
                Amounts.owed(
                        subtotal,
                        tickets.stream().mapToLong(TicketAmount::discountMinor).sum(),
                        tickets.stream().mapToLong(TicketAmount::taxMinor).sum(),
                        tickets.stream().mapToLong(TicketAmount::paidMinor).sum()));
    }

    private record Unit(long priceMinor, boolean discounted, TypePricing pricing) {

        /** What a discount is computed of. */
        long reducible() {
            return discounted ? priceMinor : 0;
        }
    }

    private static List<Unit> units(List<Item> items) {
        return items.stream()
                .flatMap(item ->
                        IntStream.range(0, item.quantity)
                                .mapToObj(n ->
                                        new Unit(
                                                item.priceMinor,
                                                item.discounted,
                                                item.type.pricing())))
                .toList();
    }

    private static TicketAmount amount(Unit unit, long discount) {
        var price = unit.priceMinor - discount;
        var rate = unit.pricing.taxRateBp();
        if (unit.pricing.taxIncluded())
            return new TicketAmount(
                    unit.priceMinor,
                    discount,
                    Rounding.nearest(price, rate, 10_000L + rate),
                    price);
        var tax = Rounding.nearest(price, rate, 10_000);
        return new TicketAmount(unit.priceMinor, discount, tax, price + tax);
    }

    private record Remainder(int unit, BigInteger rest) {}

    /** In proportion to the prices; the units that rounding down leaves go to the largest rests. */
    private static long[] spread(long discount, long subtotal, List<Unit> units) {
        var shares = new long[units.size()];
        if (discount == 0) return shares;
        var rests = new ArrayList<Remainder>(units.size());
        long left = discount;
        for (int n = 0; n < units.size(); n++) {
            var parts =
                    BigInteger.valueOf(discount)
                            .multiply(BigInteger.valueOf(units.get(n).reducible()))
                            .divideAndRemainder(BigInteger.valueOf(subtotal));
            shares[n] = parts[0].longValueExact();
            left -= shares[n];
            rests.add(new Remainder(n, parts[1]));
        }
        rests.sort(Comparator.comparing(Remainder::rest).reversed());
        for (int n = 0; n < left; n++) shares[rests.get(n).unit]++;
        return shares;
    }
}
