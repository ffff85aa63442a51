package dev.marquee.ticket.entry.list;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How often a list lets in the same ticket. */
public enum EntryMode {
    ONCE,
    /** Once a day; a day ends at five in the morning. */
    ONCE_PER_DAY,
    /** As often as somebody comes. */
    FREE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
