package dev.marquee.platform.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in its one spelling: Unicode NFKC, lower case, without spaces around it and
 * without invisible characters, the domain as {@link DomainName} has it. Two addresses are the same
 * mailbox if, and only if, they are equal.
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
        var plain = isPlain(spelling);
        var typed = plain ? spelling : stripped(nfkc(spelling));
        var at = typed.lastIndexOf('@');
        if (at < 1) throw notAnAddress();
        var lower = typed.substring(0, at).toLowerCase(Locale.ROOT);
        var local = plain ? lower : nfkc(visible(lower, false));
        var domain =
                DomainName.ascii(
                                plain
                                        ? typed.substring(at + 1)
                                        : visible(typed.substring(at + 1), true))
                        .orElseThrow(EmailAddress::notAnAddress);
        if (local.length() > LONGEST_LOCAL_PART
                || !LOCAL_PART.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()
                || local.length() + 1 + domain.length() > LONGEST) throw notAnAddress();
        return local + "@" + domain;
    }

    /** Whether it is of visible ASCII alone, as nearly all are: there is nothing to fold. */
    private static boolean isPlain(String text) {
        for (var n = 0; n < text.length(); n++)
            if (text.charAt(n) <= ' ' || text.charAt(n) >= 0x7f) return false;
        return true;
    }

    /** Without spaces of any kind, and invisible characters, around it. */
    private static String stripped(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isNothing(text.charAt(start))) start++;
        while (start < end && isNothing(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }

    private static boolean isNothing(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c != 0x200C && c != 0x200D && CleanText.isInvisible(c);
    }

    /**
     * @param joiners whether those stay that a name of the DNS may have
     */
    private static String visible(String text, boolean joiners) {
        if (text.codePoints().noneMatch(CleanText::isInvisible)) return text;
        return text.codePoints()
                .filter(c -> joiners && (c == 0x200C || c == 0x200D) || !CleanText.isInvisible(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
