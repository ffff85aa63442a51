package dev.marquee.platform.language;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A language that people may choose, as its file describes it. */
public final class Language {

    /** Of what a file says of the language itself. */
    static final String ABOUT = "language.";

    private final String tag;
    private final String name;
    private final Locale locale;
    private final Map<String, String> texts;

    /**
     * @param tag as in the name of its file
     * @param texts all keys and texts of its file
     */
    Language(String tag, Map<String, String> texts) {
        this.tag = tag;
        this.texts = Map.copyOf(texts);
        this.name = texts.getOrDefault(ABOUT + "name", tag);
        this.locale = Locale.forLanguageTag(texts.getOrDefault(ABOUT + "locale", tag));
    }

    /** Such as {@code vi}. */
    public String tag() {
        return tag;
    }

    /** What it is called in itself, such as Tiếng Việt. */
    public String name() {
        return name;
    }

    /** With its region, such as {@code vi-VN}: without one, Java knows too little of some. */
    public Locale locale() {
        return locale;
    }

    /** What its file says under {@code language.} and this key; null if it says nothing. */
    public @Nullable String about(String key) {
        return texts.get(ABOUT + key);
    }

    /** The text of a key, which begins with a service's name; null if there is none. */
    @Nullable String text(String key) {
        return texts.get(key);
    }

    @Override
    public String toString() {
        return tag;
    }
}
