package dev.marquee.event.pricing;

import java.math.BigDecimal;

/** Percentages: in hundredths of a percent inside, as a decimal text outside. */
public final class Percent {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Percent() {}

    /** 1900 is "19.00". */
    public static String text(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).toPlainString();
    }

    /** Whether it is 0 to 100, with at most two decimals. */
    public static boolean isOne(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(ALL) <= 0 && percent.scale() <= 2;
    }

    /** "19", "19.0" and "19.00" are 1900. */
    public static int basisPoints(BigDecimal percent) {
        return percent.movePointRight(2).intValueExact();
    }
}
