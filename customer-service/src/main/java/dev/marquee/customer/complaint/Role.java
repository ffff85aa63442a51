package dev.marquee.customer.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** As what somebody deals with a complaint. */
public enum Role {
    REQUESTER,
    /** Support, and admins. */
    STAFF,
    /** Who runs the event that it is about. */
    ORGANIZER,
    /** Nobody: time, or another service. */
    SYSTEM;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
