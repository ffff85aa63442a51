package dev.marquee.site.assistant.tool;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The waiting lists that somebody is on. */
public record WaitingPlaces(List<Place> items) {

    /**
     * One of them.
     *
     * @param place how many come first, and this one; null unless it waits
     * @param offer what it is offered; null where it was offered nothing
     */
    public record Place(
            String eventCode,
            String eventName,
            Instant eventStartsAt,
            ZoneId timeZone,
            int quantity,
            String state,
            @Nullable Integer place,
            @Nullable Offer offer) {

        public boolean isOffered() {
            return state.equals("offered") && offer != null;
        }
    }

    /**
     * Tickets that are kept.
     *
     * @param until when they have to be taken
     */
    public record Offer(Instant until) {}
}
