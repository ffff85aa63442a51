package dev.marquee.notification.content;

import dev.marquee.notification.content.BookingMail.Payment;
import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.platform.value.MoneyFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/** What a letter says of money. */
final class MoneyWords {

    private MoneyWords() {}

    /**
     * Sets {@code paid}, {@code discount}, {@code offer}, {@code refund}, {@code kept}, {@code
     * reason} and {@code instructions} with the lines of its {@code payee}; null for what is not
     * said.
     */
    static void describe(@Nullable Payment payment, Context page, MessageSource messages) {
        if (payment == null) return;
        var locale = page.getLocale();
        page.setVariable("paid", text(payment.total(), payment.currency(), locale));
        page.setVariable("discount", text(payment.discount(), payment.currency(), locale));
        if (payment.offer() != null) page.setVariable("offer", PlainLine.of(payment.offer()));
        page.setVariable("refund", text(payment.refund(), payment.currency(), locale));
        var kept = payment.feeKept();
        if (kept != null && kept.signum() > 0)
            page.setVariable("kept", text(kept, payment.currency(), locale));
        var instructions = payment.instructions();
        page.setVariable("instructions", instructions);
        if (instructions != null)
            page.setVariable(
                    "payee",
                    instructions.payee() == null
                            ? List.of()
                            : instructions.payee().lines().map(PlainLine::of).toList());
        var reason = payment.reason();
        if (reason != null)
            page.setVariable(
                    "reason",
                    messages.getMessage(
                            "mail.payment.reason." + reason, null, PlainLine.of(reason), locale));
    }

    private static @Nullable String text(
            @Nullable BigDecimal amount, String currency, Locale locale) {
        return amount == null ? null : MoneyFormat.text(amount.toPlainString(), currency, locale);
    }
}
