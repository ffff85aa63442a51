package dev.marquee.gateway.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Which events have a waiting room, at event-service. */
@HttpExchange("/internal/waiting-rooms")
public interface WaitingRooms {

    /**
     * What the organiser decided.
     *
     * @param byLoad whether it opens only when more come than {@code busyAt} says
     * @param opensAt from when on places are given; null for now
     * @param startsAt when the sale starts, and the lot is drawn; null where it has started: then
     *     all queue in order
     * @param endsAt when the event is over, and the room with it
     * @param perMinute how many are let in within a minute
     * @param inside how many may be inside at once
     * @param minutes how long somebody may stay inside
     * @param busyAt how many requests for tickets within ten seconds open a room by load
     * @param texts what it is called in other languages, by their tags; null where only one is
     *     known
     */
    record Terms(
            long eventId,
            String code,
            String name,
            ZoneId timeZone,
            boolean byLoad,
            @Nullable Instant opensAt,
            @Nullable Instant startsAt,
            Instant endsAt,
            int perMinute,
            int inside,
            int minutes,
            int busyAt,
            @Nullable Map<String, Texts> texts) {

        /**
         * What the event is called in a language.
         *
         * @param language its tag
         */
        public String name(String language) {
            var text = text(language);
            return text == null || text.name == null ? name : text.name;
        }

        /** What one of its ticket types is called in a language; null where that is not said. */
        public @Nullable String typeName(@Nullable Long type, String language) {
            var text = text(language);
            return type == null || text == null || text.ticketTypes == null
                    ? null
                    : text.ticketTypes.get(type);
        }

        private @Nullable Texts text(String language) {
            return texts == null ? null : texts.get(language);
        }
    }

    /**
     * What something is called in one other language.
     *
     * @param ticketTypes by their ids
     */
    record Texts(@Nullable String name, @Nullable Map<Long, String> ticketTypes) {}

    /**
     * How a room is doing, for its organiser.
     *
     * @param phase before, lot, line or idle
     * @param admitted how many have been called so far
     * @param drawn how many took part in the lot
     * @param seed null before the draw
     */
    record Figures(
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

    @GetExchange
    List<Terms> all();

    @PostExchange("/figures")
    void report(@RequestBody List<Figures> rooms);
}
