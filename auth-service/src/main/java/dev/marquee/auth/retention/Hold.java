package dev.marquee.auth.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rows that stay.
 *
 * @param person by address; null for those of an event
 * @param why for whoever comes later
 */
record Hold(
        long id,
        @Nullable String person,
        @Nullable Long eventId,
        String why,
        String madeBy,
        Instant madeAt) {}
