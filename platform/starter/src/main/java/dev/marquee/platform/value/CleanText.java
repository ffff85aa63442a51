package dev.marquee.platform.value;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Cleans what people type, paste, or have in their files. Every field of a request and of a form
 * passes {@link #of}, except passwords and secrets; imports call it for each cell.
 *
 * <p>Control characters and halves of characters stay: they are refused in words, see {@link
 * PlainText}.
 */
public final class CleanText {

    private static final int ENGLAND_WALES_SCOTLAND = 0x1F3F4;
    private static final int KEYCAP = 0x20E3;

    /** Two are enough for all that is known; a bound, whatever comes. */
    private static final int MOST_PASSES = 8;

    private CleanText() {}

    /**
     * The text in Unicode NFC, without what cannot be seen. All kinds of spaces become the plain
     * one, line separators become {@code \n}. Joiners and variation selectors stay where they shape
     * what is seen: in emoji, Persian, the scripts of India. Not NFKC, so that ½, m² and ™ stay.
     *
     * @return empty if nothing visible is left; the same instance for plain ASCII
     */
    public static String of(String typed) {
        if (isPlain(typed)) return typed;
        var text = settled(typed, some -> withoutInvisible(Normalizer.normalize(some, Form.NFC)));
        return text.codePoints().anyMatch(c -> isVisible(c) || isControl(c)) ? text : "";
    }

    /**
     * The name of a person: as {@link #of}, in NFKC, so that full-width and half-width letters are
     * what they are elsewhere; no spaces at the ends or doubled.
     */
    public static String name(String typed) {
        if (isPlain(typed)) return squeezed(typed);
        return settled(typed, some -> squeezed(of(Normalizer.normalize(some, Form.NFKC))));
    }

    /**
     * A code as it is compared: letters and digits only, upper case, the digits of all scripts as 0
     * to 9. "１２３–456" is "123456".
     */
    public static String code(String typed) {
        return settled(typed, CleanText::lettersAndDigits);
    }

    private static String lettersAndDigits(String typed) {
        var code = new StringBuilder(typed.length());
        Normalizer.normalize(typed, Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) && !isInvisible(c))
                .forEach(c -> code.appendCodePoint(digit(c)));
        return code.toString();
    }

    /**
     * One line in NFKC, for what is no prose: numbers, dates, e-mail addresses, search words. The
     * digits of all scripts are 0 to 9, all dashes are "-", all apostrophes "'".
     */
    public static String plain(String typed) {
        return isPlain(typed) ? squeezed(typed) : settled(typed, CleanText::withPlainSigns);
    }

    private static String withPlainSigns(String typed) {
        var plain = new StringBuilder(typed.length());
        of(Normalizer.normalize(typed, Form.NFKC))
                .codePoints()
                .forEach(c ->
                        plain.appendCodePoint(isDash(c) ? '-' : isApostrophe(c) ? '\'' : digit(c)));
        return squeezed(plain.toString());
    }

    /**
     * Cleans until nothing changes any more: what stood on both sides of something that is gone may
     * be one character now.
     */
    private static String settled(String text, UnaryOperator<String> cleaning) {
        for (var n = 0; n < MOST_PASSES; n++) {
            var cleaned = cleaning.apply(text);
            if (cleaned.equals(text)) break;
            text = cleaned;
        }
        return text;
    }

    /** Whether any of it can be seen. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(CleanText::isVisible);
    }

    static boolean isVisible(int c) {
        if (isInvisible(c)) return false;
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    false;
            default -> !isBlank(c);
        };
    }

    static boolean isDash(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212 || c == 0x2043;
    }

    static boolean isApostrophe(int c) {
        return c == '\''
                || c == '`'
                || c == 0xB4
                || c >= 0x2018 && c <= 0x201B
                || c >= 0x2B9 && c <= 0x2BF
                || c == 0x2C8
                || c == 0x2032
                || c == 0x5F3;
    }

    /** The ASCII digit that any script's digit is; any other character as it is. */
    static int digit(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                ? '0' + Character.digit(c, 10)
                : c;
    }

    /** Unicode's Default_Ignorable_Code_Point, format characters, and fillers. */
    static boolean isInvisible(int c) {
        if (c < 0xAD) return false;
        if (Character.getType(c) == Character.FORMAT) return !isFormatThatShows(c);
        return c == 0x34F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x2065
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFFA0
                || c >= 0xFFF0 && c <= 0xFFFC
                || c >= 0xE0000 && c <= 0xE0FFF;
    }

    /** Arabic, Syriac and Kaithi number signs, and what arranges hieroglyphs. */
    private static boolean isFormatThatShows(int c) {
        return c >= 0x600 && c <= 0x605
                || c == 0x6DD
                || c == 0x70F
                || c == 0x890
                || c == 0x891
                || c == 0x8E2
                || c == 0x110BD
                || c == 0x110CD
                || c >= 0x13430 && c <= 0x1343F;
    }

    private static String withoutInvisible(String text) {
        var clean = new StringBuilder(text.length());
        var before = -1;
        var flag = false;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029) c = '\n';
            else if (isBlank(c)) c = ' ';
            else if (c >= 0xE0020 && c <= 0xE007F) {
                if (!flag) continue;
            } else if (isInvisible(c)) {
                if (!shapes(c, before, i < text.length() ? text.codePointAt(i) : -1)) continue;
            }
            flag = c == ENGLAND_WALES_SCOTLAND || flag && c >= 0xE0020;
            clean.appendCodePoint(c);
            before = c;
        }
        return clean.toString();
    }

    /** Whether an invisible character changes how its neighbours look. */
    private static boolean shapes(int c, int before, int after) {
        if (before < 0) return false;
        return switch (c) {
            case 0x200C, 0x200D -> joins(before) && after >= 0 && joins(after);
            case 0xFE0E, 0xFE0F -> isSymbol(before) || after == KEYCAP;
            default ->
                    (c >= 0xFE00 && c <= 0xFE0D || c >= 0xE0100 && c <= 0xE01EF)
                                    && Character.isIdeographic(before)
                            || c >= 0x180B && c <= 0x180F && c != 0x180E && isMongolian(before);
        };
    }

    private static boolean joins(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL ->
                    true;
            default -> false;
        };
    }

    private static boolean isSymbol(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> c == 0x3030;
        };
    }

    private static boolean isMongolian(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.MONGOLIAN;
    }

    /** All of Unicode's spaces, and the braille cell without dots. */
    private static boolean isBlank(int c) {
        return c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x2800;
    }

    private static boolean isControl(int c) {
        var type = Character.getType(c);
        return (type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t')
                || type == Character.SURROGATE;
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c > 0x7E || c == 0x0B || c == 0x0C) return false;
        }
        return true;
    }

    /** Without spaces at the ends, and one where there are several. */
    private static String squeezed(String text) {
        var stripped = text.strip();
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }
}
