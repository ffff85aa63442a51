package dev.marquee.ticket.entry.sale;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a sale that was not finished. */
enum SaleEnd {
    /** It was paid in cash: the tickets are good. */
    CASH,
    /** It was paid on the organiser's own terminal: the tickets are good. */
    CARD,
    /** It was not paid: the tickets are on sale again. */
    RELEASE;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
