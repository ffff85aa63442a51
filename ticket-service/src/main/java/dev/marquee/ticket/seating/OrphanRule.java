package dev.marquee.ticket.seating;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a choice that leaves a single seat between others. */
public enum OrphanRule {
    /** Nothing. */
    OFF,
    /** Buyers are told, and may have it all the same. */
    ADVISE,
    /** It is refused, if as many could sit together in that section without leaving one. */
    ENFORCE;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OrphanRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
