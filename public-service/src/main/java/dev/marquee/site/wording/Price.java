package dev.marquee.site.wording;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in the reader's spelling.
 *
 * @param text such as €24.00
 */
public record Price(boolean free, String text) {

    /** The price of a decimal amount. */
    public static Price of(String amount, String currency, Locale locale) {
        var value = new BigDecimal(amount);
        var unit = Currency.getInstance(currency);
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return new Price(value.signum() == 0, format.format(value));
    }
}
