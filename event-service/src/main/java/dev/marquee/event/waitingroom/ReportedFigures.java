package dev.marquee.event.waitingroom;

import org.jspecify.annotations.Nullable;

/** The same, as the gateway says it of each room. */
record ReportedFigures(
        long eventId,
        String phase,
        long waiting,
        long called,
        long inside,
        long booked,
        long missed,
        long expired,
        long left,
        long admitted,
        long perMinute,
        long drawn,
        String seedHash,
        @Nullable String seed) {}
