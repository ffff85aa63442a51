package dev.marquee.ticket.entry.sale;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody pays at the door. */
enum SalePayment {
    /** Not at all: only for what costs nothing. */
    FREE,
    CASH,
    /** On a terminal of the organiser's own, which this system does not know. */
    CARD;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
