package dev.marquee.platform.chain;

/** Text that every UTF-8 writer writes alike. */
public final class WellFormed {

    private WellFormed() {}

    /** Halves of surrogate pairs, which are no characters, become U+FFFD. */
    public static String of(String text) {
        for (var i = 0; i < text.length(); i++)
            if (Character.isSurrogate(text.charAt(i))) return replaced(text);
        return text;
    }

    private static String replaced(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point <= Character.MAX_VALUE && Character.isSurrogate((char) point)
                                ? 0xFFFD
                                : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
