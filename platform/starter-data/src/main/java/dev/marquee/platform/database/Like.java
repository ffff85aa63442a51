package dev.marquee.platform.database;

import java.util.Locale;

/** Patterns for {@code lower(column) like :pattern escape '!'}. */
public final class Like {

    private Like() {}

    /** Texts that contain these words, in any case. */
    public static String contains(String words) {
        return "%" + literal(words) + "%";
    }

    /** Texts that begin with these words, in any case: an index can find those. */
    public static String startsWith(String words) {
        return literal(words) + "%";
    }

    private static String literal(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
    }
}
