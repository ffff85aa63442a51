package dev.marquee.platform.value;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes texts findable however they are typed. Text and search words are folded the same way: lower
 * case, no accents, no quotes and apostrophes, a space for every dash, and the letters that keep
 * their form in Unicode as people without them type them (ß is ss, æ is ae, ø is o, ı is i).
 */
public final class Folding {

    /** More words than any search needs. */
    public static final int MOST_WORDS = 8;

    private Folding() {}

    /** "Rock ’n’ Roll – Işık" is "rock n roll isik". */
    public static String fold(String text) {
        var folded = new StringBuilder(text.length() + 8);
        var unquoted = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isQuote(c)).forEach(unquoted::appendCodePoint);
        Normalizer.normalize(unquoted, Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> add(c, folded));
        var end = folded.length();
        if (end > 0 && folded.charAt(end - 1) == ' ') folded.setLength(end - 1);
        return folded.toString();
    }

    /** The folded words of a search, {@value #MOST_WORDS} at most. */
    public static List<String> words(String search) {
        return Arrays.stream(fold(search).split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    private static void add(int c, StringBuilder folded) {
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'þ' -> folded.append("th");
            case 'đ', 'ð' -> folded.append('d');
            case 'ħ' -> folded.append('h');
            case 'ı' -> folded.append('i');
            case 'ł' -> folded.append('l');
            case 'ŋ' -> folded.append('n');
            case 'ø' -> folded.append('o');
            case 'ŧ' -> folded.append('t');
            case 'ς' -> folded.append('σ');
            default -> {
                if (isAccent(c) || isQuote(c) || CleanText.isInvisible(c)) return;
                if (isSpace(c)) {
                    var end = folded.length();
                    if (end > 0 && folded.charAt(end - 1) != ' ') folded.append(' ');
                } else folded.appendCodePoint(CleanText.digit(c));
            }
        }
    }

    /** The marks that people leave out: not the vowels of India's scripts. */
    static boolean isAccent(int c) {
        return c >= 0x300 && c <= 0x36F
                || c >= 0x591 && c <= 0x5BD
                || c == 0x5BF
                || c == 0x5C1
                || c == 0x5C2
                || c == 0x5C4
                || c == 0x5C5
                || c == 0x5C7
                || c >= 0x64B && c <= 0x65F
                || c == 0x640
                || c == 0x670
                || c >= 0x1AB0 && c <= 0x1AFF
                || c >= 0x1DC0 && c <= 0x1DFF
                || c >= 0x20D0 && c <= 0x20FF
                || c >= 0xFE20 && c <= 0xFE2F;
    }

    static boolean isQuote(int c) {
        if (c == '"' || CleanText.isApostrophe(c) || c >= 0x2032 && c <= 0x2037 || c == 0x5F4)
            return true;
        var type = Character.getType(c);
        return type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || c == 0x201A
                || c == 0x201E;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == 0x2800
                || CleanText.isDash(c);
    }
}
