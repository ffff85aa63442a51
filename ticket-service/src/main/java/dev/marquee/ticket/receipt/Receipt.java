package dev.marquee.ticket.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that was made.
 *
 * @param number as it is printed
 * @param totalMinor what was paid, or what went back, in minor units of {@code currency}
 * @param taxMinor the tax in it
 * @param buyerName null once the buyer is erased
 */
public record Receipt(
        long id,
        long organizerId,
        String number,
        ReceiptKind kind,
        long bookingId,
        String currency,
        long totalMinor,
        long taxMinor,
        @Nullable String buyerName,
        ReceiptContent content,
        Instant issuedAt) {

    /** Of a file that is kept: receipt-2026-000123.pdf. */
    public String fileName() {
        return kind.word() + "-" + number.replaceAll("[^A-Za-z0-9-]", "-") + ".pdf";
    }
}
