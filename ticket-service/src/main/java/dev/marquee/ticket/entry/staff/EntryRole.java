package dev.marquee.ticket.entry.staff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do at a door. */
public enum EntryRole {
    /** Scans and types codes. */
    STEWARD,
    /** Also undoes, lets in in spite of an answer, blocks tickets and finds people by name. */
    SUPERVISOR;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
