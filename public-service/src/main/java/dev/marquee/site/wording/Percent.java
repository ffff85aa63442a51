package dev.marquee.site.wording;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Rates in the reader's spelling, such as 19% or 7.5%. */
public final class Percent {

    private Percent() {}

    /** The text of a rate in percent. */
    public static String text(BigDecimal rate, Locale locale) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(rate.movePointLeft(2));
    }
}
