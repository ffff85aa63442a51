package dev.marquee.gateway.room;

import dev.marquee.gateway.client.WaitingRooms;
import dev.marquee.gateway.client.WaitingRooms.Terms;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What organisers decided about waiting rooms: heard from event-service, and stored for a start.
 */
@Component
class RoomDecisions {

    private static final Logger log = LoggerFactory.getLogger(RoomDecisions.class);

    private static final String EVENTS = "event-service";
    private static final String DATABASE = "the database";

    private final WaitingRooms decided;
    private final Rooms rooms;
    private final StoredRooms table;
    private final RoomSettings settings;
    private final Outages outages;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<Long, Terms> stored = new HashMap<>();
    private @Nullable Set<Long> alive;

    RoomDecisions(
            WaitingRooms decided,
            Rooms rooms,
            StoredRooms table,
            RoomSettings settings,
            Outages outages,
            JsonMapper json,
            Clock clock) {
        this.decided = decided;
        this.rooms = rooms;
        this.table = table;
        this.settings = settings;
        this.outages = outages;
        this.json = json;
        this.clock = clock;
    }

    /**
     * After a start: what was decided when a gateway heard of it last. While the database is away,
     * it stays unknown, and no door opens.
     */
    synchronized void remember() {
        if (rooms.isKnown()) return;
        try {
            var now = clock.instant();
            rooms.replace(
                    table.terms().stream()
                            .map(text -> json.readValue(text, Terms.class))
                            .filter(room -> room.endsAt().isAfter(now))
                            .toList());
            outages.works(DATABASE);
        } catch (DataAccessException | TransactionException | JacksonException e) {
            outages.failed(DATABASE, e);
        }
    }

    /**
     * Hears from event-service which rooms there are, and says how they are doing; what is known
     * stays while it is away.
     */
    void listen() {
        remember();
        try {
            var now = decided.all(); // may take long: nothing is held meanwhile
            decide(now);
            outages.works(EVENTS);
            report();
        } catch (RestClientException | OAuth2AuthorizationException e) {
            outages.failed(EVENTS, e);
        }
    }

    /** For organisers' pages; nobody waits for it. */
    private void report() {
        var figures = rooms.figures();
        if (figures.isEmpty()) return;
        try {
            decided.report(figures);
        } catch (RestClientException e) {
            log.debug("organisers are not told how waiting rooms are doing: {}", e.toString());
        }
    }

    /** These rooms hold from now on, even if they cannot be stored: then nobody is let in. */
    private synchronized void decide(List<Terms> now) {
        try {
            for (var terms : now) store(terms);
            endOthers(now);
        } catch (DataAccessException | TransactionException e) {
            outages.failed(DATABASE, e);
        }
        rooms.replace(now);
    }

    private void store(Terms terms) {
        var event = terms.eventId();
        if (terms.equals(stored.get(event))) return;
        table.store(
                event,
                terms.code().toUpperCase(Locale.ROOT),
                json.writeValueAsString(terms),
                clock.instant());
        stored.put(event, terms);
    }

    private void endOthers(List<Terms> now) {
        var events = now.stream().map(Terms::eventId).collect(Collectors.toSet());
        stored.keySet().retainAll(events); // who begins again is stored again
        if (events.equals(alive)) return;
        table.endAllBut(events, clock.instant());
        alive = events;
    }

    /** Deletes what has been kept of ended rooms for long enough. */
    void purge() {
        table.purge(settings, clock.instant());
    }
}
