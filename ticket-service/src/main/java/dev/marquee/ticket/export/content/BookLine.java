package dev.marquee.ticket.export.content;

import org.jspecify.annotations.Nullable;

/**
 * A line of the books: the part of a movement that has one tax rate. Amounts are in minor units.
 *
 * @param rateBp in hundredths of a percent; null where no receipt says one
 * @param taxMinor null with it
 * @param feeMinor what was kept; on the first line of a movement only
 */
record BookLine(
        Booked booked,
        long grossMinor,
        @Nullable Integer rateBp,
        @Nullable Long taxMinor,
        long feeMinor) {

    long taxOr0() {
        return taxMinor == null ? 0 : taxMinor;
    }

    /** Without the tax. */
    long netMinor() {
        return grossMinor - taxOr0();
    }
}
