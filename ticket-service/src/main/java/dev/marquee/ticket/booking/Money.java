package dev.marquee.ticket.booking;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as the API spells them. */
final class Money {

    private Money() {}

    /** Minor units as a decimal with as many places as the currency has: 2400 EUR is 24.00. */
    static String decimal(long minor, String currency) {
        var places = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, Math.max(places, 0)).toPlainString();
    }
}
