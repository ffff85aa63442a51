package dev.marquee.site.visit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a visitor did.
 *
 * @param fact the id of what is counted; null if only how far somebody came
 * @param kind viewed, searched, chose or visitor_booked
 * @param event by id or code; null for a page that is about none
 * @param visitor a hash of the day; null for who is not told apart
 * @param furthest how far it is; 0 for no step
 */
record Visit(
        @Nullable String fact,
        String kind,
        Instant at,
        @Nullable String event,
        Map<String, String> dims,
        @Nullable String visitor,
        int furthest) {

    static final int LOOKED = 1;
    static final int CHOSE = 2;
    static final int HELD = 3;
    static final int BOOKED = 4;

    boolean isStep() {
        return visitor != null && furthest > 0;
    }
}
