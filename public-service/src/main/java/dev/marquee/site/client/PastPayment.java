package dev.marquee.site.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment in a person's history.
 *
 * @param amount decimal
 * @param status pending, succeeded, failed or refunded
 * @param refunded what of it went back, decimal
 */
public record PastPayment(
        long id,
        long bookingId,
        String amount,
        String currency,
        Instant date,
        String status,
        @Nullable String refunded) {}
