package dev.marquee.customer;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in its one spelling, for comparing: NFKC, lower case, the domain in ASCII and
 * without a dot at its end.
 */
record EmailKey(String value) {

    private static final int LONGEST = 320;
    private static final Pattern LOCAL = Pattern.compile("[^\\p{C}\\s@<>,;:\"()\\[\\]\\\\]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /** Empty where the words are no e-mail address. */
    static Optional<EmailKey> of(String words) {
        if (words.length() > LONGEST) return Optional.empty();
        var address = Normalizer.normalize(words.strip(), Normalizer.Form.NFKC);
        address = address.strip().toLowerCase(Locale.ROOT);
        var at = address.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(address.substring(0, at)).matches()) return Optional.empty();
        var domain = ascii(address.substring(at + 1));
        return DOMAIN.matcher(domain).matches() && domain.length() <= 190
                ? Optional.of(new EmailKey(address.substring(0, at) + "@" + domain))
                : Optional.empty();
    }

    private static String ascii(String domain) {
        var bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ""; // no domain, as the caller will see
        }
    }
}
