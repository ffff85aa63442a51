package dev.marquee.venue;

import dev.marquee.platform.value.Money;
import jakarta.persistence.Embeddable;

/**
 * An amount of money.
 *
 * @param minor in the currency's smallest unit
 * @param currency ISO 4217
 */
@Embeddable
public record Price(long minor, String currency) {

    /** "140.00". */
    public String amount() {
        return Money.text(minor, currency);
    }

    /** "140.00 EUR". */
    public String text() {
        return amount() + " " + currency;
    }
}
