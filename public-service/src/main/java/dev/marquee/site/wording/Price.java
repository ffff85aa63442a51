package dev.marquee.site.wording;

import dev.marquee.platform.value.MoneyFormat;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * An amount in the reader's spelling.
 *
 * @param text such as €24.00
 */
public record Price(boolean free, String text) {

    /** The price of a decimal amount. */
    public static Price of(String amount, String currency, Locale locale) {
        return new Price(
                new BigDecimal(amount).signum() == 0, MoneyFormat.text(amount, currency, locale));
    }
}
