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
 * @param actionUrl where the missing step is done
 * @param reason why the last attempt was declined, in a word
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
        @Nullable String actionUrl,
        @Nullable String reason,
        boolean retryable,
        List<Attempt> payments) {

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
