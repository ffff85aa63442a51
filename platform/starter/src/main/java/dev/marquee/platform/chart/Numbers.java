package dev.marquee.platform.chart;

import dev.marquee.platform.value.MoneyFormat;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How figures read in the reader's language: beside a bar and in the table, and at an axis. */
final class Numbers {

    /** From here on an axis says 12K, 1.5M. */
    private static final double LONG = 10_000;

    private final MessageSource messages;
    private final Locale locale;
    private final @Nullable String currency;
    private final boolean percent;

    Numbers(MessageSource messages, Locale locale) {
        this(messages, locale, null, false);
    }

    private Numbers(
            MessageSource messages, Locale locale, @Nullable String currency, boolean percent) {
        this.messages = messages;
        this.locale = locale;
        this.currency = currency;
        this.percent = percent;
    }

    Numbers money(String code) {
        return new Numbers(messages, locale, code, false);
    }

    Numbers percent() {
        return new Numbers(messages, locale, null, true);
    }

    String text(BigDecimal value) {
        if (currency != null) return MoneyFormat.text(value.toPlainString(), currency, locale);
        return percent ? ofHundred(value) : plain(value);
    }

    /** Short; the currency of money is said by the chart's title. */
    String tick(double value) {
        if (percent) return ofHundred(BigDecimal.valueOf(value));
        if (Math.abs(value) < LONG) return plain(BigDecimal.valueOf(value));
        var format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    private String ofHundred(BigDecimal value) {
        return messages.getMessage("platform.chart.percent", new Object[] {value}, locale);
    }

    private String plain(BigDecimal value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(value);
    }
}
