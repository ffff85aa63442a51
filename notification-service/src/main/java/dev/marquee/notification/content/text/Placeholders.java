package dev.marquee.notification.content.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in braces that stand for something of the reader's: {@code {name}}. */
public final class Placeholders {

    /** All there are, in the order in which they are offered. */
    public static final List<String> ALL =
            List.of(
                    "name",
                    "event",
                    "date",
                    "time",
                    "place",
                    "tickets",
                    "seats",
                    "booking",
                    "link",
                    "organizer");

    public static final String LINK = "link";

    public static final Pattern PATTERN = Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{N}_]{0,30})\\}");

    private Placeholders() {}

    /** A word in braces that is none, and the one that was most likely meant. */
    public record Unknown(String word, String nearest) {}

    /** The first that does not exist. */
    public static Optional<Unknown> unknownIn(String text) {
        return PATTERN.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> !ALL.contains(word))
                .findFirst()
                .map(word -> new Unknown(word, nearest(word)));
    }

    /** The text with values in it, put in once: what is in braces in a value stays. */
    public static String fill(String text, Map<String, String> values) {
        return PATTERN.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(found.group(1), found.group())));
    }

    private static String nearest(String word) {
        return ALL.stream()
                .min(Comparator.comparingInt(known -> distance(word, known)))
                .orElseThrow();
    }

    /** How many letters are to be changed, added or taken away. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
