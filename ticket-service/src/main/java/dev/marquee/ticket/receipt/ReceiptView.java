package dev.marquee.ticket.receipt;

import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A receipt in a list.
 *
 * @param total decimal, in {@code currency}; of a credit note what went back
 */
@Schema(name = "Receipt")
record ReceiptView(
        @Schema(example = "9") long id,
        @Schema(example = "LN-2026-000123") String number,
        @Schema(allowableValues = {"receipt", "invoice", "credit-note"}) ReceiptKind kind,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "48.00") String total,
        @Schema(example = "7.66") String tax,
        @Schema(example = "EUR") String currency,
        Instant issuedAt) {

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.number(),
                receipt.kind(),
                receipt.bookingId(),
                Money.text(receipt.totalMinor(), receipt.currency()),
                Money.text(receipt.taxMinor(), receipt.currency()),
                receipt.currency(),
                receipt.issuedAt());
    }
}
