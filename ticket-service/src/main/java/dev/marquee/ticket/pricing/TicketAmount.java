package dev.marquee.ticket.pricing;

/**
 * One ticket's part of its booking, in minor units.
 *
 * @param priceMinor as listed or chosen, before any discount
 * @param discountMinor its share of the booking's discount
 * @param taxMinor the tax in {@code paidMinor}
 * @param paidMinor its share of the total: what comes back if it is refunded whole
 */
public record TicketAmount(long priceMinor, long discountMinor, long taxMinor, long paidMinor) {}
