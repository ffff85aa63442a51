package dev.marquee.ticket.payment.bank;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A line and what it leads to.
 *
 * @param payment whose reference it has; null if it has none
 */
public record MatchedLine(BankLine line, LineOutcome outcome, @Nullable Awaited payment) {

    /**
     * A payment that a reference leads to.
     *
     * @param expected in minor units of {@code currency}
     */
    record Awaited(
            long id,
            String ref,
            long expected,
            String currency,
            boolean paid,
            long bookingId,
            String bookingStatus,
            String buyerName) {}

    /** What its payment waits for, in words. */
    public String expected() {
        return payment == null
                ? ""
                : MoneyFormat.text(
                        Money.text(payment.expected, payment.currency),
                        payment.currency,
                        LocaleContextHolder.getLocale());
    }

    public boolean bookable() {
        return outcome.bookable();
    }
}
