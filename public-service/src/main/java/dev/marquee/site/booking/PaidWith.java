package dev.marquee.site.booking;

import dev.marquee.site.client.Payment;
import org.jspecify.annotations.Nullable;

/**
 * What a booking was paid with.
 *
 * @param card the last four digits; null if it was no card, or they are not known
 */
record PaidWith(@Nullable String card, boolean testMode) {

    static PaidWith of(Payment payment) {
        String card = null;
        for (var attempt : payment.payments())
            if (!"surplus".equals(attempt.purpose())
                    && attempt.state().matches("succeeded|refunded")) card = attempt.card();
        return new PaidWith(card, payment.testMode());
    }
}
