package dev.marquee.ticket.offer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Codes as they are compared: whoever reads one aloud says neither case nor hyphens. */
public final class OfferCode {

    /** Characters that are left of the longest code. */
    static final int MOST = 40;

    /** Spaces, hyphens and dashes of all kinds, and what cannot be seen. */
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}\\p{Cc}]+");

    private OfferCode() {}

    /**
     * NFKC, upper case, without spaces and hyphens; empty if nothing or more than {@value #MOST}
     * characters are left, which no code has.
     */
    public static Optional<String> fold(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        var upper = IGNORED.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
        var folded = Normalizer.normalize(upper, Normalizer.Form.NFKC);
        return folded.isEmpty() || folded.length() > MOST ? Optional.empty() : Optional.of(folded);
    }
}
