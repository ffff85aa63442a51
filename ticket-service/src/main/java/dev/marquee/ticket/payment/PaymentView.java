package dev.marquee.ticket.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.BookingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the paying of a booking goes.
 *
 * @param total what is to be paid, decimal, in {@code currency}; so are the other amounts
 * @param paid what was paid of it
 * @param refunded what of that is going back, or has gone back
 * @param expiresAt until when it is kept; absent where that has no end
 * @param now the time by the server's clock, so that the time left can be counted by any clock
 * @param attempt the number of the last attempt, from 1; 0 if there is none
 * @param testMode whether no real money is moved
 * @param actionUrl where the buyer goes on
 * @param reason why the last attempt failed, or why its money goes back
 * @param retryable whether the booking can be paid by another attempt
 */
record PaymentView(
        long bookingId,
        BookingStatus bookingStatus,
        @Schema(example = "48.00") String total,
        @Schema(example = "EUR") String currency,
        @Schema(example = "0.00") String paid,
        @Schema(example = "0.00") String refunded,
        @Schema(example = "2026-11-28T18:42:00Z") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Instant expiresAt,
        Instant now,
        Progress state,
        @Schema(example = "1") int attempt,
        @Schema(example = "simulated") String provider,
        boolean testMode,
        List<String> methods,
        @Schema(example = "/payments/simulated/sim-4fQx-3155") @Nullable String actionUrl,
        @Schema(example = "card-declined") @Nullable String reason,
        boolean retryable,
        List<Line> payments) {

    /** Where the last attempt stands. */
    enum Progress {
        /** There was no attempt. */
        NONE,
        /** It waits for the buyer. */
        PENDING,
        /** Nobody knows yet: ask again soon. */
        LOOKING,
        SUCCEEDED,
        FAILED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One attempt.
     *
     * @param purpose {@code booking}, or {@code surplus} for money that goes back
     * @param card the last four digits
     */
    @Schema(name = "PaymentAttempt")
    record Line(
            long id,
            @Schema(example = "1") int attempt,
            @Schema(example = "simulated") String provider,
            @Schema(example = "card") String method,
            @Schema(example = "48.00") String amount,
            @Schema(example = "EUR") String currency,
            PaymentState state,
            @Schema(
                            example = "booking",
                            allowableValues = {"booking", "surplus"})
                    String purpose,
            @Schema(example = "card-declined") @Nullable String reason,
            @Schema(example = "0002") @Nullable String card,
            Instant createdAt,
            @Schema(example = "0.00") String refunded) {

        static Line of(Payment payment) {
            return new Line(
                    payment.id(),
                    payment.attempt(),
                    payment.provider(),
                    payment.method(),
                    Money.text(payment.amountMinor(), payment.currency()),
                    payment.currency(),
                    payment.state(),
                    payment.surplus() ? "surplus" : "booking",
                    payment.reason(),
                    payment.card(),
                    payment.createdAt(),
                    Money.text(payment.refundedMinor(), payment.currency()));
        }
    }
}
