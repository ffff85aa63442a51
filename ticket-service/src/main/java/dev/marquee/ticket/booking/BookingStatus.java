package dev.marquee.ticket.booking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a booking stands. */
public enum BookingStatus {
    PENDING_PAYMENT,
    CONFIRMED,
    CANCELLED,
    EXPIRED,
    REFUND_REQUESTED,
    REFUNDED;

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BookingStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the tickets may still be given back; a refund is decided elsewhere. */
    boolean mayBecomeCancelled() {
        return this == PENDING_PAYMENT || this == CONFIRMED;
    }
}
