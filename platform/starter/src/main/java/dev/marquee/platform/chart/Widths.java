package dev.marquee.platform.chart;

import java.text.BreakIterator;
import java.util.Collection;
import java.util.Locale;

/**
 * How much room a text takes, about: who draws here does not know the reader's font. Two widths of
 * the page are drawn for: a telephone's, and one from which on there is more room.
 */
final class Widths {

    /** Of a chart on the narrowest telephone, 320 pixels, without its margins and its axis. */
    static final double NARROW = 215;

    /** Where the style sheet begins to show what is only for wide pages. */
    static final double WIDE = 370;

    private static final double LETTER = 7.2;

    private Widths() {}

    static double of(String text) {
        return LETTER * text.codePoints().mapToDouble(Widths::letters).sum();
    }

    static double widest(Collection<String> texts) {
        return texts.stream().mapToDouble(Widths::of).max().orElse(0);
    }

    /** Shortened, with an ellipsis, where it would be wider. */
    static String cut(String text, double width) {
        if (of(text) <= width) return text;
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int end = letters.last();
        while (end > 0 && of(text.substring(0, end)) > width - LETTER * 1.5)
            end = letters.previous();
        return text.substring(0, Math.max(end, 0)).stripTrailing() + "…";
    }

    /** Chinese, Japanese and Korean letters, and pictures, are twice as wide; marks have none. */
    private static double letters(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            case Character.UPPERCASE_LETTER -> 1.3;
            default -> letter >= 0x1100 && letter < 0x1e00 || letter >= 0x2e80 ? 2 : 1;
        };
    }
}
