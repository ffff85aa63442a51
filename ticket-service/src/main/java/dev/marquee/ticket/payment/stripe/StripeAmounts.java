package dev.marquee.ticket.payment.stripe;

import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How Stripe counts money. Its decimals are not those of ISO 4217: Java's {@link Currency} says how
 * Marquee counts, and these lists say what to send.
 *
 * <p>The lists are those of docs.stripe.com/currencies as they were known on 29 November 2026.
 * Copies of that page disagree about UGX; the special cases of the page itself say two decimals
 * that are always 00, as for ISK.
 */
final class StripeAmounts {

    private static final Set<String> ZERO_DECIMALS =
            codes("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");

    /** Sent in hundredths, although there are none. */
    private static final Set<String> WHOLE = codes("ISK UGX");

    /** The last digit must be 0. */
    private static final Set<String> THREE_DECIMALS = codes("BHD JOD KWD OMR TND");

    private static final Set<String> TWO_DECIMALS =
            codes(
                    """
                    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY \
                    COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR \
                    JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN \
                    NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD SAR SBD SCR SEK SGD SHP SLE SOS SRD STN SZL THB \
                    TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW\
                    """);

    /** The published minimums, as Stripe counts them. Where it converts, more may be asked for. */
    private static final Map<String, Integer> MINIMUMS =
            Map.ofEntries(
                    Map.entry("AED", 200),
                    Map.entry("AUD", 50),
                    Map.entry("BRL", 50),
                    Map.entry("CAD", 50),
                    Map.entry("CHF", 50),
                    Map.entry("CZK", 15_00),
                    Map.entry("DKK", 250),
                    Map.entry("EUR", 50),
                    Map.entry("GBP", 30),
                    Map.entry("HKD", 400),
                    Map.entry("HUF", 175_00),
                    Map.entry("INR", 50),
                    Map.entry("JPY", 50),
                    Map.entry("MXN", 10_00),
                    Map.entry("MYR", 200),
                    Map.entry("NOK", 300),
                    Map.entry("NZD", 50),
                    Map.entry("PLN", 200),
                    Map.entry("RON", 200),
                    Map.entry("SEK", 300),
                    Map.entry("SGD", 50),
                    Map.entry("THB", 10_00),
                    Map.entry("USD", 50));

    private StripeAmounts() {}

    private static Set<String> codes(String list) {
        return Set.of(list.split(" "));
    }

    /**
     * The least that can be charged, in Marquee's minor units; empty if Stripe does not take it.
     */
    static OptionalLong minimum(String currency) {
        if (!isTaken(currency)) return OptionalLong.empty();
        var sent = Math.max(step(currency), MINIMUMS.getOrDefault(currency, 1));
        return OptionalLong.of(Math.max(1, convert(sent, decimals(currency), digits(currency))));
    }

    /**
     * What to send for an amount; empty if it cannot be sent exactly. Nothing is rounded.
     *
     * @param minor in Marquee's minor units of {@code currency}
     */
    static OptionalLong toStripe(long minor, String currency) {
        if (!isTaken(currency)) return OptionalLong.empty();
        var sent = exact(minor, digits(currency), decimals(currency));
        return sent.isPresent() && sent.getAsLong() % step(currency) == 0
                ? sent
                : OptionalLong.empty();
    }

    /** An amount that Stripe names, in Marquee's minor units; empty if it is not one exactly. */
    static OptionalLong fromStripe(long amount, String currency) {
        return isTaken(currency)
                ? exact(amount, decimals(currency), digits(currency))
                : OptionalLong.empty();
    }

    private static OptionalLong exact(long amount, int from, int to) {
        var converted = convert(amount, from, to);
        return convert(converted, to, from) == amount
                ? OptionalLong.of(converted)
                : OptionalLong.empty();
    }

    /**
     * @throws ArithmeticException past a long
     */
    private static long convert(long amount, int from, int to) {
        var converted = amount;
        for (var n = from; n < to; n++) converted = Math.multiplyExact(converted, 10L);
        for (var n = to; n < from; n++) converted /= 10;
        return converted;
    }

    private static boolean isTaken(String currency) {
        return TWO_DECIMALS.contains(currency)
                || ZERO_DECIMALS.contains(currency)
                || THREE_DECIMALS.contains(currency)
                || WHOLE.contains(currency);
    }

    private static int decimals(String currency) {
        if (ZERO_DECIMALS.contains(currency)) return 0;
        return THREE_DECIMALS.contains(currency) ? 3 : 2;
    }

    private static int step(String currency) {
        if (WHOLE.contains(currency)) return 100;
        return THREE_DECIMALS.contains(currency) ? 10 : 1;
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
