package dev.marquee.ticket.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The one place where amounts are rounded. All are in minor units. */
public final class Rounding {

    private Rounding() {}

    /** {@code amount × of ÷ per}, to the nearest unit; halves away from zero. */
    public static long nearest(long amount, long of, long per) {
        return share(amount, of, per, RoundingMode.HALF_UP);
    }

    /** The same, without the fraction: for what is kept of a buyer's money. */
    public static long down(long amount, long of, long per) {
        return share(amount, of, per, RoundingMode.DOWN);
    }

    private static long share(long amount, long of, long per, RoundingMode mode) {
        if (amount == 0 || of == 0) return 0;
        var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(of));
        return new BigDecimal(product).divide(BigDecimal.valueOf(per), 0, mode).longValueExact();
    }
}
