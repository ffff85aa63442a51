package dev.marquee.venue;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import jakarta.persistence.Embeddable;
import org.springframework.context.i18n.LocaleContextHolder;

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

    /** "€140.00", in the language of the request. */
    public String shown() {
        return MoneyFormat.text(amount(), currency, LocaleContextHolder.getLocale());
    }

    /** "140.00 EUR", whoever reads it. */
    public String text() {
        return amount() + " " + currency;
    }
}
