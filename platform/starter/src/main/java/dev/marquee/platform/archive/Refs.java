package dev.marquee.platform.archive;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What names a row wherever it goes: {@code origin:id}, with the installation where it was made and
 * its number there. Where a row is known by what it belongs to, further parts follow, with slashes
 * between.
 */
public final class Refs {

    private static final Pattern ONE =
            Pattern.compile(
                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:.{1,2000}",
                    Pattern.DOTALL);

    private static final int ORIGIN = 36;

    /**
     * The order of rows: by origin; by number, which the longer text has the higher of; by text.
     */
    static final Comparator<String> ORDER =
            Comparator.comparing((String ref) -> ref.substring(0, ORIGIN))
                    .thenComparing(String::length)
                    .thenComparing(Comparator.naturalOrder());

    private Refs() {}

    static boolean isOne(String text) {
        return ONE.matcher(text).matches();
    }

    /** Of a row with a number or a name of its own. */
    public static String of(String origin, String id) {
        return origin + ":" + escaped(id);
    }

    /** Of a row that is known by another and something more. */
    public static String within(String ref, String part) {
        return ref + "/" + escaped(part);
    }

    /** Where the row was made. */
    public static String origin(String ref) {
        return ref.substring(0, ORIGIN);
    }

    /** What the row was called there. */
    public static String local(String ref) {
        return ref.substring(ORIGIN + 1);
    }

    /** What the row was called there, of one that is known by nothing else. */
    public static String unescaped(String ref) {
        return local(ref).replace("%2F", "/").replace("%25", "%");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("/", "%2F");
    }
}
