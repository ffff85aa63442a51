package dev.marquee.ticket.refund;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a refund, in the words that others read. */
public enum RefundState {
    REQUESTED,
    COMPLETED,
    REJECTED;

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
