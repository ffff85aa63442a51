package dev.marquee.ticket.booking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a ticket stands. */
public enum TicketStatus {
    RESERVED,
    ISSUED,
    USED,
    CANCELLED;

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its code is one to show at the door: a reserved ticket has none yet. */
    public boolean hasCode() {
        return this == ISSUED || this == USED;
    }

    /** Whether it is still good for something: neither used nor void. */
    public boolean mayBecomeCancelled() {
        return this == RESERVED || this == ISSUED;
    }

    static TicketStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
