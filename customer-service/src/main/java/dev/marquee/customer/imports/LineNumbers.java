package dev.marquee.customer.imports;

/** On which line of a text something begins; asked from the front to the back. */
final class LineNumbers {

    private final String text;
    private int at;
    private int line = 1;

    LineNumbers(String text) {
        this.text = text;
    }

    /** The line, from 1, of what stands at this position, or after the line ends there. */
    int at(long position) {
        while (at < text.length() && (at < position || isLineEnd(text.charAt(at)))) {
            if (endsLine()) line++;
            at++;
        }
        return line;
    }

    /** A carriage return and a line feed are one end together. */
    private boolean endsLine() {
        var sign = text.charAt(at);
        return sign == '\n'
                || sign == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
    }

    private static boolean isLineEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }
}
