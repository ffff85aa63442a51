package dev.marquee.notification.content.text;

import java.util.regex.Pattern;

/** Words that other people typed, made fit for one line of a header or a text. */
public final class PlainLine {

    /** Enough to know oneself by, and too short for a message of somebody else's. */
    private static final int LONGEST_NAME = 40;

    /** As long as a name of an event gets, but for a few. */
    private static final int LONGEST_TITLE = 80;

    /** {@code https://} and {@code www.}, by which mail programs know what to make a link of. */
    private static final Pattern LINK =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]*+://+|\\bwww\\.(?=\\S)");

    /** {@code host.example/path}, of which they make one too. */
    private static final Pattern HOST_AND_PATH =
            Pattern.compile("([\\p{L}\\p{N}-]\\.\\p{L}{2,63}(:\\d+)?)/");

    private PlainLine() {}

    /**
     * The same words without line breaks, control characters, and the invisible marks that reorder
     * the text around them; each run of these becomes one space. Letters of all scripts and emoji
     * stay as they are.
     */
    public static String of(String words) {
        return words.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    /** The same for a person's name: strangers choose it, and a mail is not theirs to fill. */
    public static String name(String words) {
        return shortened(words, LONGEST_NAME);
    }

    /** The same for what organisers call their events, tickets and webhooks. */
    public static String title(String words) {
        return shortened(words, LONGEST_TITLE);
    }

    private static String shortened(String words, int longest) {
        var line = HOST_AND_PATH.matcher(LINK.matcher(of(words)).replaceAll("")).replaceAll("$1 /");
        if (line.codePointCount(0, line.length()) <= longest) return line;
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
