package dev.marquee.ticket.ledger;

import dev.marquee.platform.value.MoneyFormat;
import java.text.NumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Numbers and amounts of a check as pages write them; for templates it is {@code @ledgerWords}. */
@Component
class LedgerWords {

    /**
     * @param value decimal
     * @param currency null for a number of things
     */
    public String text(String value, @Nullable String currency) {
        var locale = LocaleContextHolder.getLocale();
        return currency == null
                ? NumberFormat.getIntegerInstance(locale).format(Long.parseLong(value))
                : MoneyFormat.of(currency, locale, List.of(value)).text(value);
    }
}
