package dev.marquee.platform.value;

import com.ibm.icu.util.Currency.CurrencyUsage;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the amounts of one page are shown: €24.00, ₫150,000. Where cash has no smaller unit any more,
 * as in Indonesia, decimals are shown only if an amount of the page has some; all amounts of a page
 * have equally many.
 *
 * @param currency ISO 4217
 * @param decimals that every amount has at least
 */
public record MoneyFormat(String currency, Locale locale, int decimals) {

    /**
     * Between a currency in letters and its digits: Java leaves out the space that CLDR asks for.
     */
    private static final Pattern UNSPACED =
            Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

    /** For a page that shows these decimal amounts. */
    public static MoneyFormat of(String currency, Locale locale, Collection<String> amounts) {
        var unit = Currency.getInstance(currency);
        var most =
                amounts.stream()
                        .mapToInt(amount -> decimals(new BigDecimal(amount), unit))
                        .max()
                        .orElseGet(() -> decimals(BigDecimal.ZERO, unit));
        return new MoneyFormat(currency, locale, most);
    }

    /** One amount that stands alone. */
    public static String text(String amount, String currency, Locale locale) {
        return of(currency, locale, List.of(amount)).text(amount);
    }

    /** A decimal amount in the reader's spelling, never rounded. */
    public String text(String amount) {
        var value = new BigDecimal(amount);
        var unit = Currency.getInstance(currency);
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(Math.max(decimals, decimals(value, unit)));
        format.setMaximumFractionDigits(Math.max(value.scale(), unit.getDefaultFractionDigits()));
        var text = format.format(value);
        return isWrittenTogether() ? text : UNSPACED.matcher(text).replaceAll("\u00A0");
    }

    /** Indonesians write Rp150.000, whatever CLDR asks for. */
    private boolean isWrittenTogether() {
        return locale.getLanguage().equals("id") && currency.equals("IDR");
    }

    /** As many as cash has (Unicode CLDR), or else as many as the currency has. */
    static int decimals(BigDecimal amount, Currency currency) {
        var cash =
                com.ibm.icu.util.Currency.getInstance(currency.getCurrencyCode())
                        .getDefaultFractionDigits(CurrencyUsage.CASH);
        var all = currency.getDefaultFractionDigits();
        return amount.stripTrailingZeros().scale() <= cash ? Math.min(cash, all) : all;
    }
}
