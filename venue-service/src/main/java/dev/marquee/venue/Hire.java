package dev.marquee.venue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A venue taken for a time. The end is not part of it: the next hire may begin right then.
 *
 * @param eventId the event it is for, if there is one yet
 */
record Hire(
        @Id @Nullable Long id,
        long venueId,
        @Nullable Long eventId,
        Instant startsAt,
        Instant endsAt) {

    Hire {
        if (!endsAt.isAfter(startsAt))
            throw new IllegalArgumentException("a hire ends after it starts");
    }
}
