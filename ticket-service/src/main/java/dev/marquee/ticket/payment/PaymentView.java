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
 * @param methods the ways to pay that it has just now
 * @param instructions how to pay what waits for a transfer or for cash
 * @param takesCardNumber whether a card's number is sent with the method card: a test number
 * @param actionUrl where the buyer goes on
 * @param reason why the last attempt failed, or why its money goes back
 * @param due the difference that the buyer of a confirmed booking is asked for, so that tickets of
 *     it are changed; absent if there is none
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
        @Schema(example = "[\"card\",\"bank-transfer\"]") List<String> methods,
        @Nullable Instructions instructions,
        boolean takesCardNumber,
        @Schema(example = "/payments/simulated/sim-4fQx-3155") @Nullable String actionUrl,
        @Schema(example = "card-declined") @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Difference due,
        boolean retryable,
        List<Line> payments) {

    /**
     * A difference to pay.
     *
     * @param ticketType what the tickets become when it is paid
     * @param reason what the organiser said of it
     */
    @Schema(name = "PaymentDifference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            @Schema(example = "10.00") String amount,
            @Schema(example = "[\"EV07-160\"]") List<String> tickets,
            @Schema(example = "Seated") String ticketType,
            @Schema(example = "As we said on the telephone") @Nullable String reason) {}

    /**
     * How to pay later.
     *
     * @param reference what to write on the transfer, or to say at the door
     * @param payee the organiser's bank details; absent for cash
     * @param deadline until when the money has to be here
     */
    @Schema(name = "PaymentInstructions")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Instructions(
            @Schema(example = "bank-transfer") String method,
            @Schema(example = "48.00") String amount,
            @Schema(example = "EUR") String currency,
            @Schema(example = "RF71 0000 1184") @Nullable String reference,
            @Schema(example = "Cais Vivo Association, IBAN DE02 1203 0000 0000 2020 51")
                    @Nullable String payee,
            @Schema(example = "2026-12-06T22:59:00Z") @Nullable Instant deadline) {}

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
