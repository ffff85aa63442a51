package dev.marquee.ticket.figures;

import org.jspecify.annotations.Nullable;

/**
 * A line of a table of money, as it reads.
 *
 * @param label null where a page has words of its own, and for what is not named
 * @param detail what stands below the label
 * @param href where the label leads
 * @param uses of an offer; null in other tables
 * @param discount that an offer gave
 */
public record MoneyRow(
        @Nullable String label,
        @Nullable String detail,
        @Nullable String href,
        @Nullable Long uses,
        @Nullable String discount,
        MoneySum money) {}
