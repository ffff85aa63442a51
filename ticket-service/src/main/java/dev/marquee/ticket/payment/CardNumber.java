package dev.marquee.ticket.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a card, as people type it: with spaces or hyphens between its digits. */
final class CardNumber {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");

    private CardNumber() {}

    /** Its digits, if they can be a card's number: 12 to 19 with the right check digit. */
    static Optional<String> parse(String typed) {
        var digits = typed.replaceAll("[\\s\\u00a0-]", "");
        return DIGITS.matcher(digits).matches() && isChecked(digits)
                ? Optional.of(digits)
                : Optional.empty();
    }

    /** Luhn: every second digit from the right counts twice. */
    private static boolean isChecked(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
