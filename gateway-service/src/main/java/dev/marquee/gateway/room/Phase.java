package dev.marquee.gateway.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a room is. */
enum Phase {
    /** It gives no places yet. */
    BEFORE,
    /** It gives places; their order is drawn when the sale starts. */
    LOT,
    /** People are let in by their numbers. */
    LINE,
    /** It opens when many come at once; until then everybody may book. */
    IDLE;

    /** The word for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
