package dev.marquee.customer.complaint.kind;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose turn it is. */
public enum WaitingOn {
    STAFF,
    REQUESTER,
    NOBODY;

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
    public static WaitingOn of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
