package dev.marquee.notification.content;

import dev.marquee.notification.content.BookingMail.Payment;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/** What a letter says of money. */
final class MoneyWords {

    private MoneyWords() {}

    /**
     * Sets {@code paid}, {@code refund}, {@code kept} and {@code reason}; null for what is not
     * said.
     */
    static void describe(@Nullable Payment payment, Context page, MessageSource messages) {
        if (payment == null) return;
        var locale = page.getLocale();
        page.setVariable("paid", text(payment.total(), payment.currency(), locale));
        page.setVariable("refund", text(payment.refund(), payment.currency(), locale));
        var kept = payment.feeKept();
        if (kept != null && kept.signum() > 0)
            page.setVariable("kept", text(kept, payment.currency(), locale));
        var reason = payment.reason();
        if (reason != null)
            page.setVariable(
                    "reason",
                    messages.getMessage(
                            "mail.payment.reason." + reason, null, PlainLine.of(reason), locale));
    }

    private static @Nullable String text(
            @Nullable BigDecimal amount, String currency, Locale locale) {
        if (amount == null) return null;
        var unit = Currency.getInstance(currency);
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(amount);
    }
}
