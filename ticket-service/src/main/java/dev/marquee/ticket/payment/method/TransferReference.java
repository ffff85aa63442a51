package dev.marquee.ticket.payment.method;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What payers write on a bank transfer: a creditor reference of ISO 11649, such as {@code RF71 0000
 * 1184}. Many banks check it as it is typed. Its digits are the payment's number; case, blanks and
 * hyphens do not matter.
 */
public final class TransferReference {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 12;
    private static final int PREFIX = 4;
    private static final int GROUP = 4;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final Pattern BEGINNING = Pattern.compile("RF(?=[0-9]{10})");

    private TransferReference() {}

    /** Of the payment with that number, without blanks. */
    public static String of(long paymentId) {
        var digits = "%0" + SHORTEST + "d";
        var number = digits.formatted(paymentId);
        var check = 98 - remainder(number + "RF00");
        return "RF%02d%s".formatted(check, number);
    }

    /** In groups of four, as people read and type it. */
    public static String spaced(String reference) {
        return reference.replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    /**
     * All references that a text may contain, without blanks and with the right check digits. A
     * text of a bank may have blanks anywhere, and go on with digits of its own.
     */
    public static List<String> in(String text) {
        var plain = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        var found = new ArrayList<String>();
        var beginnings = BEGINNING.matcher(plain);
        while (beginnings.find()) {
            int from = beginnings.start();
            for (int length = SHORTEST; length <= LONGEST; length++) {
                int to = from + PREFIX + length;
                if (to > plain.length()) break;
                var reference = plain.substring(from, to);
                if (!reference.matches("RF[0-9]+")) break;
                var isPadded = reference.charAt(PREFIX) == '0';
                if (isRight(reference) && (length == SHORTEST || !isPadded)) found.add(reference);
            }
        }
        return found;
    }

    private static boolean isRight(String reference) {
        return remainder(reference.substring(PREFIX) + reference.substring(0, PREFIX)) == 1;
    }

    /** Letters count from 10, as in an IBAN. */
    private static int remainder(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }
}
