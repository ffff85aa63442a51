package dev.marquee.ticket.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of an attempt to pay, in the words that others read. */
public enum PaymentState {
    PENDING,
    SUCCEEDED,
    FAILED,
    /** All of it went back, or is on its way. */
    REFUNDED;

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
