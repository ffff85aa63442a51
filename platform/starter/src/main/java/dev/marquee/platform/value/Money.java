package dev.marquee.platform.value;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Amounts: in the currency's smallest unit inside, as a decimal text outside. */
public final class Money {

    private Money() {}

    /** A currency by its ISO 4217 code, if money can be counted in it. */
    public static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equalsIgnoreCase(code.strip()))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    /** 2400 of EUR is "24.00". */
    public static String text(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }

    /** The decimal text as an amount; nothing is nothing in any currency, and has no decimals. */
    public static BigDecimal amount(String text) {
        var amount = new BigDecimal(text);
        return amount.signum() == 0 ? BigDecimal.ZERO : amount;
    }

    /**
     * "24" and "24.00" of EUR are 2400. A program that writes "150.000" of VND may mean a thousand
     * times as much: zeros count as decimals.
     *
     * @throws ArithmeticException if the amount has more decimals than the currency, or is past a
     *     long
     */
    public static long minor(BigDecimal amount, Currency currency) {
        if (amount.scale() > currency.getDefaultFractionDigits())
            throw new ArithmeticException("more decimals than " + currency + " has");
        return amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    }
}
