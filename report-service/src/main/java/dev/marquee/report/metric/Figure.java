package dev.marquee.report.metric;

/**
 * A sum of facts of one kind. Amounts are in the smallest unit of {@code currency}; amounts of
 * different currencies are never added, so each currency has its own.
 *
 * @param currency such as EUR; empty where the facts are not about money
 * @param n how many things happened: bookings, payments, views
 * @param qty how many tickets, where it is about tickets; otherwise the same as n
 * @param amount of confirmed: gross; of paid and refunded: what was
 */
public record Figure(
        String currency, long n, long qty, long amount, long discount, long fee, long tax) {}
