package dev.marquee.site.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the payment of a booking stands.
 *
 * @param total decimal; so are the other amounts
 * @param expiresAt until when the tickets are held
 * @param now the time of the service that decides when that is
 * @param state none; pending: a step of the buyer's is missing; looking: nobody knows yet; failed:
 *     declined; succeeded
 * @param methods the ways to pay that are offered now
 * @param instructions how to pay what waits for a bank transfer or for cash
 * @param takesCardNumber whether a card's number is typed on our page: a test number
 * @param actionUrl where the missing step is done
 * @param reason why the last attempt was declined, in a word
 * @param due the difference that is to be paid before tickets are changed; null if there is none
 */
public record Payment(
        String bookingStatus,
        String total,
        String currency,
        @Nullable Instant expiresAt,
        Instant now,
        String state,
        String provider,
        boolean testMode,
        List<String> methods,
        @Nullable Instructions instructions,
        @Nullable Boolean takesCardNumber,
        @Nullable String actionUrl,
        @Nullable String reason,
        @Nullable Difference due,
        boolean retryable,
        List<Attempt> payments) {

    /**
     * What is to be paid before tickets of a confirmed booking are changed.
     *
     * @param tickets their codes
     * @param ticketType what they become
     * @param reason what the organiser said of it
     */
    public record Difference(
            String amount, List<String> tickets, String ticketType, @Nullable String reason) {}

    /**
     * How to pay later.
     *
     * @param method bank-transfer or cash
     * @param payee the account, in the organiser's words
     * @param deadline until when the money has to be here
     */
    public record Instructions(
            String method,
            String amount,
            String currency,
            @Nullable String reference,
            @Nullable String payee,
            @Nullable Instant deadline) {}

    /**
     * One attempt to pay.
     *
     * @param purpose booking; surplus if the money goes back
     * @param card the last four digits
     */
    public record Attempt(
            @Nullable String method,
            String amount,
            String currency,
            String state,
            @Nullable String purpose,
            @Nullable String card,
            @Nullable String refunded) {}
}
