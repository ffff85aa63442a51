package dev.marquee.site.payment;

import dev.marquee.site.client.Payment;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a payment was declined.
 *
 * @param why the end of a message's name
 * @param card the last four digits of the card, if it was one
 */
record Declined(String why, @Nullable String card) {

    private static final Set<String> KNOWN =
            Set.of(
                    "card-declined",
                    "insufficient-funds",
                    "cancelled",
                    "not-approved",
                    "page-expired",
                    "provider-refused",
                    "currency-not-taken",
                    "amount-not-payable",
                    "amount-too-small");

    static Declined of(Payment payment) {
        String card = null;
        for (var attempt : payment.payments())
            if (attempt.state().equals("failed")) card = attempt.card();
        var why = Objects.requireNonNullElse(payment.reason(), "");
        return new Declined(KNOWN.contains(why) ? why : "other", card);
    }
}
