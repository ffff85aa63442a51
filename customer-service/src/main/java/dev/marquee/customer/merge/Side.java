package dev.marquee.customer.merge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose value is kept when two become one. */
enum Side {
    /** That of the customer who stays. */
    THIS,
    /** That of the other one. */
    OTHER;

    /** As it is sent. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
