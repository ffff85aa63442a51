package dev.marquee.event.pricing;

import org.jspecify.annotations.Nullable;

/**
 * How a ticket type is priced, beside its price.
 *
 * @param minMinor the least that a buyer may choose to pay, in the smallest unit, and at most the
 *     type's price, which is what is suggested then; empty where the price is fixed
 * @param taxRateBp in hundredths of a percent: 1900 is 19 %
 * @param taxIncluded whether the price contains the tax; if not, the tax comes on top
 * @param minPerBooking how many of it a booking has at least, if it has any; empty for one
 * @param maxPerBooking how many of it a booking has at most; empty for no other limit than the
 *     quotas
 */
public record TypePricing(
        @Nullable Long minMinor,
        int taxRateBp,
        boolean taxIncluded,
        @Nullable Integer minPerBooking,
        @Nullable Integer maxPerBooking) {

    /** A fixed price without tax, in any number. */
    public static final TypePricing PLAIN = new TypePricing(null, 0, true, null, null);

    public TypePricing {
        if (minMinor != null && minMinor < 0)
            throw new IllegalArgumentException("a negative price");
        if (taxRateBp < 0 || taxRateBp > 10_000)
            throw new IllegalArgumentException("a tax rate is 0 to 100 percent");
        if (minPerBooking != null && maxPerBooking != null && minPerBooking > maxPerBooking)
            throw new IllegalArgumentException("more at least than at most");
    }
}
