package dev.marquee.ticket.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why money came or went. */
enum MovementKind {
    /** A booking was paid. */
    PAYMENT,
    /** Money of a booking's payment went back. */
    REFUND,
    /** Money came that no booking needed. */
    SURPLUS,
    /** Such money went back. */
    SURPLUS_RETURNED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static MovementKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
