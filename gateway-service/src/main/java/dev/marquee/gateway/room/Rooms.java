package dev.marquee.gateway.room;

import dev.marquee.gateway.client.Availability;
import dev.marquee.gateway.client.WaitingRooms.Figures;
import dev.marquee.gateway.client.WaitingRooms.Terms;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientException;

/**
 * The events that have a waiting room, by id and by code. Where none has, that is an empty map, and
 * nothing else is looked at.
 */
@Component
class Rooms {

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private final Availability stock;
    private final RoomTable rooms;
    private final PlaceTable places;
    private final RoomSettings settings;
    private final Outages outages;
    private final Clock clock;
    private volatile Map<String, Room> all = Map.of();
    private volatile boolean known;

    Rooms(
            Availability stock,
            RoomTable rooms,
            PlaceTable places,
            RoomSettings settings,
            Outages outages,
            Clock clock) {
        this.stock = stock;
        this.rooms = rooms;
        this.places = places;
        this.settings = settings;
        this.outages = outages;
        this.clock = clock;
    }

    /** Whether no event has one. */
    boolean isOff() {
        return known && all.isEmpty();
    }

    /** False after a start, until somebody has said which rooms there are. */
    boolean isKnown() {
        return known;
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

    /** From now on there are these rooms and no others. */
    synchronized void replace(List<Terms> now) {
        var next = new HashMap<String, Room>();
        for (var terms : now) {
            var before = all.get(String.valueOf(terms.eventId()));
            var room = before == null ? open(terms) : before;
            room.decide(terms);
            next.put(String.valueOf(terms.eventId()), room);
            next.put(terms.code().toUpperCase(Locale.ROOT), room);
        }
        all = Map.copyOf(next);
        known = true;
    }

    /** It is looked at before anybody comes: whether one by load is open stands in the database. */
    private Room open(Terms terms) {
        var room = new Room(terms, rooms, places, settings.placesPerAddress(), clock);
        try {
            room.look(clock.instant());
        } catch (DataAccessException | TransactionException e) {
            outages.failed("the database", e);
        }
        return room;
    }

    /** One step of every room. Holds nothing that whoever asks another service holds. */
    void step() {
        for (var room : all())
            try {
                room.step(clock.instant());
                outages.works("the database");
            } catch (DataAccessException | TransactionException e) {
                outages.failed("the database", e);
            }
    }

    /** What is left, where somebody waits. */
    void count() {
        for (var room : all())
            try {
                if (room.guards()) room.sells(stock.of(room.terms().eventId()));
            } catch (RestClientException e) {
                log.debug("what is left is not known: {}", e.toString());
            }
    }

    /** How all are doing, as far as the database was asked. */
    List<Figures> figures() {
        var now = clock.instant();
        return all().stream().flatMap(room -> room.figures(now).stream()).toList();
    }
}
