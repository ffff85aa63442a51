package dev.marquee.customer;

import java.time.Instant;

/**
 * Somebody the organisers deal with: a client that commissions events, or a buyer.
 *
 * @param email as it was typed
 * @param phone empty where nobody told it; so are address and feedback
 */
record Customer(
        long id,
        String name,
        String email,
        String phone,
        String address,
        String feedback,
        Instant createdAt) {}
