package dev.marquee.platform.web;

import dev.marquee.platform.value.MoneyFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Amounts as whoever reads a page writes them: €24.00, Rp 388,500. For pages it is the bean {@code
 * @money}; files for programs keep plain decimals.
 */
public final class MoneyText {

    MoneyText() {}

    /**
     * @param amount decimal; nothing is read as an empty text
     * @param currency ISO 4217
     */
    public String text(@Nullable String amount, String currency) {
        return amount == null || amount.isEmpty()
                ? ""
                : MoneyFormat.text(amount, currency, LocaleContextHolder.getLocale());
    }
}
