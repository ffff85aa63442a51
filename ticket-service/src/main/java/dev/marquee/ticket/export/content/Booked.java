package dev.marquee.ticket.export.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came or went, with the receipt that says so. Amounts are in minor units; those that
 * went back are negative.
 *
 * @param key a payment's id, or a refund's below 0
 * @param receipt what it says, as it is stored; null where there is none
 */
record Booked(
        long key,
        Instant at,
        String kind,
        long bookingId,
        String method,
        long amountMinor,
        long feeMinor,
        String currency,
        @Nullable String receiptNumber,
        @Nullable String receipt,
        long eventId,
        String eventCode,
        String eventName,
        String timeZone) {}
