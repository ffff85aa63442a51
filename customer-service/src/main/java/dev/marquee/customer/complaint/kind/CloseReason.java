package dev.marquee.customer.complaint.kind;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a complaint is closed. */
public enum CloseReason {
    /** Its requester said so, or said nothing for as long as an answer would have reopened it. */
    SOLVED,
    /** It goes on in another one. */
    MERGED,
    SPAM,
    /** Whoever complained takes it back, or it needs no answer. */
    WITHDRAWN;

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
    public static CloseReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
