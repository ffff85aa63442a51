package dev.marquee.notification.content;

/** Words that other people typed, made fit for one line of a header or a text. */
final class PlainLine {

    private static final int LONGEST_NAME = 60;

    private PlainLine() {}

    /**
     * The same words without line breaks, control characters, and the invisible marks that reorder
     * the text around them; each run of these becomes one space. Letters of all scripts and emoji
     * stay as they are.
     */
    static String of(String words) {
        return words.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    /** The same for a person's name: strangers choose it, and a mail is not theirs to fill. */
    static String name(String words) {
        var line = of(words);
        if (line.codePointCount(0, line.length()) <= LONGEST_NAME) return line;
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)).strip() + "…";
    }
}
