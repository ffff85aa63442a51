package dev.marquee.platform.pdf;

import java.text.Bidi;
import java.util.List;

/** Helps templates with text that people typed. */
public final class PrintText {

    private PrintText() {}

    /** A text as a template prints it, line by line: each line runs its own way. */
    public record Line(String words, String direction) {}

    /** One line. */
    public static Line line(String text) {
        var words = plain(text);
        return new Line(words, rightToLeft(words) ? "rtl" : "ltr");
    }

    /** The lines of a text; empty ones are left out. */
    public static List<Line> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(PrintText::line).toList();
    }

    /** As browsers decide it ({@code dir="auto"}): by the first letter that has a direction. */
    private static boolean rightToLeft(String text) {
        return !text.isEmpty()
                && !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /**
     * Without what XML does not take, and the invisible characters that choose or join the pictures
     * of emoji: no font here draws those.
     */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t]]", "")
                .replaceAll("[\\uFE00-\\uFE0F\\x{E0020}-\\x{E007F}]", "")
                .replaceAll("([\\p{So}\\p{Sk}])\\u200D", "$1");
    }
}
