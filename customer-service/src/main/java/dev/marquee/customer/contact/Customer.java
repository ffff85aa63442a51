package dev.marquee.customer.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the organisers deal with: a client that commissions events, or a buyer.
 *
 * @param email as it was typed; the first of the addresses by which the customer is known
 * @param phone empty where nobody told it; so are address and feedback
 * @param addedBy the account that added it; null where nobody is known
 * @param version rises with every change
 */
public record Customer(
        long id,
        String name,
        String email,
        String phone,
        String address,
        String feedback,
        Origin origin,
        @Nullable Long addedBy,
        Instant createdAt,
        long version) {

    /** What is known of the customer. */
    public Details details() {
        return new Details(name, email, phone, address, feedback);
    }
}
