package dev.marquee.ticket.pricing;

/** What is taken off the prices of a booking. */
public sealed interface Discount {

    Discount NONE = new Amount(0);

    /** How much that is of a sum of prices; never more than the sum. */
    long of(long subtotal);

    /**
     * A part of the prices.
     *
     * @param basisPoints in hundredths of a percent, at most 10,000
     */
    record Percent(int basisPoints) implements Discount {
        @Override
        public long of(long subtotal) {
            return Rounding.nearest(subtotal, basisPoints, 10_000);
        }
    }

    /**
     * A sum of money.
     *
     * @param minor in minor units, not negative
     */
    record Amount(long minor) implements Discount {
        @Override
        public long of(long subtotal) {
            return Math.min(minor, subtotal);
        }
    }
}
