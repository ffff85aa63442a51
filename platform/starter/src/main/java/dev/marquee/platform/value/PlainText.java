package dev.marquee.platform.value;

/** What texts may consist of, as patterns for {@code @Pattern}. */
public final class PlainText {

    /** No control characters, no halves of characters. */
    public static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    /** The same, with line ends and tabs. */
    public static final String LINES = "[[^\\p{Cc}\\p{Cs}]\\r\\n\\t]*";

    /** What a text that is not so gets told. */
    public static final String MESSAGE = "{invalid.control-characters}";

    private PlainText() {}
}
