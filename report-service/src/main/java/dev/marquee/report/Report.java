package dev.marquee.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser wrote after an event.
 *
 * @param organizerId the account that wrote it
 * @param feedback empty where there was none
 * @param figures those at completion, where they were given
 */
record Report(
        long id,
        long eventId,
        long organizerId,
        String summary,
        String feedback,
        @Nullable Figures figures,
        Instant createdAt) {

    /**
     * How the event went.
     *
     * @param capacity how many tickets there were
     * @param sold how many of them were taken
     */
    record Figures(int capacity, int sold) {}
}
