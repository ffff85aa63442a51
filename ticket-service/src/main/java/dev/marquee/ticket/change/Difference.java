package dev.marquee.ticket.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of the difference between the tickets' old price and their new one. */
enum Difference {
    /** There is none. */
    NONE,
    /** They become dearer: the buyer pays it first, and they are changed then. */
    ASK,
    /** They become dearer, and the buyer need not pay it. */
    WAIVE,
    /** They become cheaper, and it goes back to the buyer. */
    GIVE_BACK,
    /** They become cheaper, and the organiser keeps it. */
    KEEP;

    /** As the database and the API spell it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Difference of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the tickets cost afterwards what their new type costs. */
    boolean reprices() {
        return this == NONE || this == ASK || this == GIVE_BACK;
    }

    /** Whether it can be chosen for that difference, in minor units; positive is dearer. */
    boolean fits(long minor) {
        return switch (this) {
            case NONE -> minor == 0;
            case ASK, WAIVE -> minor > 0;
            case GIVE_BACK, KEEP -> minor < 0;
        };
    }
}
