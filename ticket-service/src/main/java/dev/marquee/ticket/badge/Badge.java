package dev.marquee.ticket.badge;

import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.pdf.PrintText.Line;
import dev.marquee.ticket.seating.Seat;
import org.jspecify.annotations.Nullable;

/**
 * What a badge says of who wears it.
 *
 * @param ticketType with the seat, if there is one
 */
record Badge(Line name, Line ticketType) {

    static Badge of(String name, String ticketType, @Nullable String seat) {
        return new Badge(PrintText.line(name), PrintText.line(Seat.shown(ticketType, seat)));
    }

    /** How large the name is printed, so that a long one stays on its label. */
    public String size() {
        var length = name.words().length();
        return length > 60 ? "longest" : length > 22 ? "long" : "short";
    }
}
