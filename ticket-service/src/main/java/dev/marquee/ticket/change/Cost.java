package dev.marquee.ticket.change;

/**
 * What one ticket costs, in minor units.
 *
 * @param priceMinor before any discount
 * @param paidMinor what comes back if it is refunded whole
 * @param taxMinor the tax in that
 * @param rateBp its tax, in hundredths of a percent
 */
record Cost(long priceMinor, long discountMinor, long paidMinor, long taxMinor, int rateBp) {}
