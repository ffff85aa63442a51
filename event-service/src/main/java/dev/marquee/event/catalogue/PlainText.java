package dev.marquee.event.catalogue;

/** What texts may consist of: no control characters, no halves of characters. */
final class PlainText {

    static final String LINE = "[^\\p{Cc}\\p{Cs}]*";
    static final String LINES = "[[^\\p{Cc}\\p{Cs}]\\r\\n\\t]*";
    static final String MESSAGE = "must not contain control characters";

    private PlainText() {}
}
