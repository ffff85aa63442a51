package dev.marquee.ticket.waitlist;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of an entry of the waiting list. */
public enum WaitingState {
    /** Its address is not confirmed, so it does not count. */
    UNCONFIRMED,
    WAITING,
    /** Tickets are held for it. */
    OFFERED,
    TAKEN,
    /** It did not want what it was offered, or let two offers run out. */
    PASSED,
    LEFT,
    /** The list ended before it was its turn. */
    CLOSED;

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WaitingState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether more may become of it. */
    boolean isOpen() {
        return this == UNCONFIRMED || this == WAITING || this == OFFERED;
    }
}
