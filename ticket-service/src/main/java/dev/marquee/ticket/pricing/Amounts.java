package dev.marquee.ticket.pricing;

/**
 * What a booking costs and what was paid of it, in minor units. The first four never change once
 * the booking is made.
 *
 * @param subtotalMinor the prices of its tickets
 * @param discountMinor what is taken off
 * @param taxMinor the tax in the total, whether the prices contain it or not
 * @param totalMinor what is to be paid
 * @param paidMinor what was paid, surplus payments left out
 * @param refundedMinor what of that is going back or has gone back
 */
public record Amounts(
        long subtotalMinor,
        long discountMinor,
        long taxMinor,
        long totalMinor,
        long paidMinor,
        long refundedMinor) {

    /** Of a booking that costs nothing. */
    public static final Amounts NOTHING = new Amounts(0, 0, 0, 0, 0, 0);

    /** A booking that nobody has paid yet. */
    static Amounts owed(long subtotal, long discount, long tax, long total) {
        return new Amounts(subtotal, discount, tax, total, 0, 0);
    }

    /** Whether there is anything to pay. */
    public boolean costs() {
        return totalMinor > 0;
    }
}
