package dev.marquee.notification.content;

/** Words that other people typed, made fit for one line of a header or a text. */
final class PlainLine {

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
}
