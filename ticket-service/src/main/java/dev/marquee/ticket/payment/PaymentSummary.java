package dev.marquee.ticket.payment;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment in the words of an older system.
 *
 * @param userId the account that booked; null for a guest
 * @param transactionId the provider's reference
 * @param refunded what of it goes back, or has gone back
 */
record PaymentSummary(
        @Schema(example = "31") long id,
        @Schema(example = "3") @Nullable Long userId,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "48.00") String amount,
        @Schema(example = "EUR") String currency,
        @Schema(example = "2026-11-28T18:32:00Z") Instant date,
        PaymentState status,
        @Schema(example = "sim-4fQx0PzL-4242") @Nullable String transactionId,
        @Schema(example = "0.00") String refunded) {

    static PaymentSummary of(Payment payment, Booking booking) {
        return new PaymentSummary(
                payment.id(),
                booking.accountId(),
                booking.id(),
                Money.text(payment.amountMinor(), payment.currency()),
                payment.currency(),
                payment.createdAt(),
                payment.state(),
                payment.providerRef(),
                Money.text(payment.refundedMinor(), payment.currency()));
    }
}
