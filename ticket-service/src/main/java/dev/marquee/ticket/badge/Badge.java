package dev.marquee.ticket.badge;

import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.pdf.PrintText.Line;

/** What a badge says of who wears it. */
record Badge(Line name, Line ticketType) {

    static Badge of(String name, String ticketType) {
        return new Badge(PrintText.line(name), PrintText.line(ticketType));
    }

    /** How large the name is printed, so that a long one stays on its label. */
    public String size() {
        var length = name.words().length();
        return length > 60 ? "longest" : length > 22 ? "long" : "short";
    }
}
