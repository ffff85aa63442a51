package dev.marquee.platform.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in its one spelling: trimmed, Unicode NFKC, lower case, the domain in IDNA
 * ASCII without the dot at its end. Two addresses are the same mailbox if, and only if, they are
 * equal.
 */
public record EmailAddress(@JsonValue String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** Letters, digits and marks of any script, and the signs that need no quoting. */
    private static final Pattern LOCAL_PART = atoms("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Reads any spelling of an address.
     *
     * @throws IllegalArgumentException if it is none, or is too long to be delivered to
     */
    public EmailAddress {
        value = normalise(value);
    }

    /** The address that the text spells; empty if it is none. */
    public static Optional<EmailAddress> parse(String spelling) {
        try {
            return Optional.of(new EmailAddress(spelling));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address that a mailbox with {@code name+tag@…} really is: without its tag. */
    public EmailAddress withoutTag() {
        var plus = value.indexOf('+');
        return plus <= 0 || value.charAt(plus - 1) == '.'
                ? this
                : new EmailAddress(value.substring(0, plus) + value.substring(value.indexOf('@')));
    }

    private static String normalise(String spelling) {
        if (spelling.length() > 2 * LONGEST) throw notAnAddress();
        var folded = nfkc(nfkc(spelling.strip()).toLowerCase(Locale.ROOT));
        var at = folded.lastIndexOf('@');
        if (at < 1) throw notAnAddress();
        var local = folded.substring(0, at);
        var domain = ascii(folded.substring(at + 1));
        if (local.length() > LONGEST_LOCAL_PART
                || !LOCAL_PART.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()
                || local.length() + 1 + domain.length() > LONGEST) throw notAnAddress();
        return local + "@" + domain;
    }

    private static String ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static Pattern atoms(String atom) {
        return Pattern.compile(atom + "(\\." + atom + ")*");
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException("not an e-mail address");
    }

    @Override
    public String toString() {
        return value;
    }
}
