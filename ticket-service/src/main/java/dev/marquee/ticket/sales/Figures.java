package dev.marquee.ticket.sales;

import dev.marquee.platform.value.Money;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was sold in some time. Tickets count on the day of their booking while they are valid or
 * used; those that are only reserved, or were cancelled, do not.
 *
 * @param bookings those with at least one ticket that counts
 * @param revenueMinor what was paid less what goes back, in minor units, by currency; it counts on
 *     the day of the booking
 * @param cancelled tickets of bookings of that time that were cancelled since
 */
record Figures(int tickets, int bookings, Map<String, Long> revenueMinor, int cancelled) {

    static final Figures NONE = new Figures(0, 0, Map.of(), 0);

    Figures plus(Figures other) {
        var revenue = new TreeMap<>(revenueMinor);
        other.revenueMinor.forEach((currency, minor) -> revenue.merge(currency, minor, Long::sum));
        return new Figures(
                tickets + other.tickets,
                bookings + other.bookings,
                revenue,
                cancelled + other.cancelled);
    }

    /**
     * Decimal amounts by currency, as the API spells them; no currency that nothing was paid in.
     */
    Map<String, String> revenue() {
        var revenue = new TreeMap<String, String>();
        revenueMinor.forEach((currency, minor) -> {
            if (minor != 0) revenue.put(currency, Money.text(minor, currency));
        });
        return revenue;
    }
}
