package dev.marquee.site.client;

import org.jspecify.annotations.Nullable;

/**
 * How a booking is to be paid.
 *
 * @param cardNumber for the simulated provider only
 * @param returnUrl where another site sends the buyer back to
 */
public record PayRequest(String method, @Nullable String cardNumber, String returnUrl) {

    /** Without the number: it stands in no log. */
    @Override
    public String toString() {
        return "PayRequest[" + method + "]";
    }
}
