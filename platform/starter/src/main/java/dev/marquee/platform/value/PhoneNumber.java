package dev.marquee.platform.value;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers as people write them. Nothing is refused that may be one; what they look like
 * is kept as far as it fits.
 */
public final class PhoneNumber {

    /** The longest that is kept. */
    public static final int LONGEST = 20;

    private static final int LONGEST_TYPED = 100;
    private static final int FEWEST_DIGITS = 3;
    private static final int WHOLE_NUMBER = 7;

    private static final String USUAL = "0123456789+()./- ";

    private static final Pattern LABEL =
            Pattern.compile("(?i)^(tel|telephone|phone|mobile|mob|cell)\\s*[.:]+\\s*");

    /** What RFC 3966 puts behind a number, but for the extension. */
    private static final Pattern PARAMETER = Pattern.compile("(?i);(?!ext=)[a-z-]+=[^;]*");

    private static final Pattern EXTENSION =
            Pattern.compile("(?i)[\\s,;.-]*(?:ext(?:ension|n)?|x|#)[\\s.:=]*(\\d{1,7})$");

    private static final Pattern NO_SIGN = Pattern.compile("[^\\p{L}0-9+()./#*,; -]+");

    /** The zero that is not dialled from abroad: +49 (0) 30. */
    private static final Pattern TRUNK_ZERO = Pattern.compile("^(\\+[\\d ]+)\\(0\\)");

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[/,;]|\\sor\\s");

    private PhoneNumber() {}

    /**
     * The number without labels and invisible characters, with plain spaces, hyphens and digits, an
     * extension as "x12". Where it is longer than {@value #LONGEST} characters, only its digits
     * remain, and of several numbers the first.
     *
     * @return empty if it cannot be a telephone number; an empty text for one without digits and
     *     letters, such as "-"
     */
    public static Optional<String> read(String typed) {
        if (isUsual(typed)) return Optional.of(typed.strip());
        if (typed.length() > LONGEST_TYPED) return Optional.empty();
        var text = CleanText.plain(typed);
        if (!text.matches(PlainText.LINE)) return Optional.empty();
        text = PARAMETER.matcher(LABEL.matcher(text).replaceFirst("")).replaceAll("");
        var found = EXTENSION.matcher(text);
        var extension = "";
        if (found.find() && digits(text.substring(0, found.start())) >= FEWEST_DIGITS) {
            extension = "x" + found.group(1);
            text = text.substring(0, found.start());
        }
        text = NO_SIGN.matcher(text).replaceAll("").strip();
        var letters = text.chars().anyMatch(Character::isLetter);
        if (digits(text) == 0 && !letters) return Optional.of("");
        if (digits(text) < (letters ? FEWEST_DIGITS : 1)) return Optional.empty();
        return Optional.of(fitting(text, extension)).filter(number -> number.length() <= LONGEST);
    }

    /** The same, or what was typed if it cannot be a number. */
    public static @Nullable String cleaned(@Nullable String typed) {
        return typed == null || typed.isEmpty() ? typed : read(typed).orElse(typed);
    }

    private static String fitting(String number, String extension) {
        var whole = extension.isEmpty() ? number : number + " " + extension;
        if (whole.length() <= LONGEST) return whole;
        for (var parts = BETWEEN_NUMBERS.matcher(number); parts.find(); ) {
            var first = number.substring(0, parts.start());
            if (digits(first) >= WHOLE_NUMBER
                    && digits(number.substring(parts.end())) >= WHOLE_NUMBER)
                return fitting(first.strip(), extension);
        }
        var dialled = TRUNK_ZERO.matcher(number).replaceFirst("$1");
        var kept = digits(dialled) >= WHOLE_NUMBER ? "[^0-9]" : "[^\\p{L}0-9]";
        return (dialled.startsWith("+") ? "+" : "") + dialled.replaceAll(kept, "") + extension;
    }

    private static boolean isUsual(String typed) {
        var digits = false;
        if (typed.length() > LONGEST) return false;
        for (var i = 0; i < typed.length(); i++) {
            var c = typed.charAt(i);
            if (USUAL.indexOf(c) < 0) return false;
            digits |= c >= '0' && c <= '9';
        }
        return digits;
    }

    private static long digits(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
