package dev.marquee.gateway.room;

import dev.marquee.gateway.client.Availability;
import dev.marquee.gateway.client.WaitingRooms;
import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.platform.client.ServiceClients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events that have a waiting room, by id and by code. Where none has, that is an empty map, and
 * no database is opened.
 */
@Component
class Rooms {

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private final WaitingRooms decided;
    private final Availability stock;
    private final RoomDatabase database;
    private final RoomTable rooms;
    private final PlaceTable places;
    private final RoomSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private volatile Map<String, Room> all = Map.of();
    private boolean heard;
    private @Nullable String trouble;

    Rooms(
            ServiceClients clients,
            RoomDatabase database,
            RoomTable rooms,
            PlaceTable places,
            RoomSettings settings,
            JsonMapper json,
            Clock clock) {
        this.decided = clients.asService(WaitingRooms.class, "event");
        this.stock = clients.asNobody(Availability.class, "ticket");
        this.database = database;
        this.rooms = rooms;
        this.places = places;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** By the event's id or its code, however that is spelled. */
    Optional<Room> find(String idOrCode) {
        if (all.isEmpty()) return Optional.empty();
        return Optional.ofNullable(all.get(key(idOrCode)));
    }

    private static String key(String idOrCode) {
        var text = idOrCode.strip();
        return text.matches("\\d{1,18}")
                ? String.valueOf(Long.parseLong(text))
                : text.toUpperCase(Locale.ROOT);
    }

    Collection<Room> all() {
        return new LinkedHashSet<>(all.values());
    }

    /** Hears from event-service which rooms there are; what is known stays while it is away. */
    synchronized void listen() {
        try {
            decide(decided.all());
            heard = true;
            clear("event-service");
        } catch (RestClientException | OAuth2AuthorizationException e) {
            complain("event-service", e);
            remember();
        } catch (DataAccessException | TransactionException e) {
            complain("the database", e);
        }
    }

    /** After a start without event-service: what was decided when a gateway heard of it last. */
    private void remember() {
        if (heard || !all.isEmpty() || !database.exists()) return;
        try {
            var now = clock.instant();
            decide(
                    rooms.terms().stream()
                            .map(terms -> json.readValue(terms, Terms.class))
                            .filter(terms -> terms.endsAt().isAfter(now))
                            .toList());
        } catch (DataAccessException | TransactionException e) {
            complain("the database", e);
        }
    }

    /** From now on there are these rooms and no others. */
    synchronized void decide(List<Terms> now) {
        var next = new HashMap<String, Room>();
        for (var terms : now) {
            var before = all.get(String.valueOf(terms.eventId()));
            if (before == null || !before.terms().equals(terms))
                rooms.store(terms.eventId(), json.writeValueAsString(terms), clock.instant());
            var room =
                    before == null
                            ? new Room(terms, rooms, places, settings.placesPerAddress(), clock)
                            : before;
            room.decide(terms);
            next.put(String.valueOf(terms.eventId()), room);
            next.put(terms.code().toUpperCase(Locale.ROOT), room);
        }
        all = Map.copyOf(next);
    }

    /** One step of every room. */
    synchronized void step() {
        for (var room : all())
            try {
                room.step(clock.instant());
                clear("the database");
            } catch (DataAccessException | TransactionException e) {
                complain("the database", e);
            }
    }

    /** What is left, where somebody waits. */
    void count() {
        for (var room : new ArrayList<>(all()))
            try {
                if (room.guards()) room.sells(stock.of(room.terms().eventId()));
            } catch (RestClientException e) {
                log.debug("what is left is not known: {}", e.toString());
            }
    }

    private void complain(String whom, Exception e) {
        if (whom.equals(trouble)) return;
        trouble = whom;
        log.warn("waiting rooms stand still without {}: {}", whom, e.toString());
    }

    private void clear(String whom) {
        if (!whom.equals(trouble)) return;
        trouble = null;
        log.info("waiting rooms go on with {}", whom);
    }
}
