package dev.marquee.system.words;

/**
 * Words that stand where no translation reaches them.
 *
 * @param file its path inside of the project, with slashes
 * @param place what they are part of: an attribute, a call, an annotation
 */
record Literal(String file, long line, String place, String text) {

    @Override
    public String toString() {
        return "%s:%d %s “%s”".formatted(file, line, place, text.strip().replace("\n", "\\n"));
    }
}
