package dev.marquee.site.assistant.model;

import org.jspecify.annotations.Nullable;

/** Makes harmless what strangers wrote, before a model reads it. It is data all the same. */
final class Strangers {

    private static final int LONGEST = 600;

    private Strangers() {}

    /** Visible, on one line, and not too long; empty for null. */
    static String clean(@Nullable String text) {
        if (text == null) return "";
        var visible = visible(text);
        if (visible.length() <= LONGEST) return visible;
        var inPair = Character.isHighSurrogate(visible.charAt(LONGEST - 1));
        return visible.substring(0, inPair ? LONGEST - 1 : LONGEST);
    }

    /** On one line, without signs that nobody sees: controls, directions, tags. */
    static String visible(String text) {
        return text.replaceAll("[\\r\\n\\t]+", " ")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]", "")
                .strip();
    }
}
