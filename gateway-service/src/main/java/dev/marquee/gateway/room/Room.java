package dev.marquee.gateway.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.gateway.client.Availability;
import dev.marquee.gateway.client.WaitingRooms.Figures;
import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The waiting room of one event, as this gateway sees it. */
class Room {

    private static final Duration HITS = Duration.ofSeconds(10);
    private static final Duration SHORTEST_RUSH = Duration.ofMinutes(1);

    private final RoomTable rooms;
    private final PlaceTable places;
    private final JoinQueue joins;
    private final Pace pace = new Pace();

    /** A number, once given, stays. */
    private final Cache<String, Long> numbers = Caffeine.newBuilder().maximumSize(200_000).build();

    /** Those who wait for the draw. */
    private final Cache<String, Boolean> early =
            Caffeine.newBuilder()
                    .maximumSize(200_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    private final AtomicInteger hits = new AtomicInteger();
    private volatile Instant hitsSince = Instant.EPOCH;
    private volatile int hitsBefore;
    private volatile Terms terms;
    private volatile Snapshot snapshot = Snapshot.NONE;
    private volatile Availability.@Nullable Stock stock;

    Room(Terms terms, RoomTable rooms, PlaceTable places, int placesPerAddress, Clock clock) {
        this.terms = terms;
        this.rooms = rooms;
        this.places = places;
        this.joins =
                new JoinQueue(arrivals ->
                        places.join(
                                this.terms.eventId(), arrivals, placesPerAddress, clock.instant()));
    }

    Terms terms() {
        return terms;
    }

    void decide(Terms terms) {
        this.terms = terms;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Availability.@Nullable Stock stock() {
        return stock;
    }

    void sells(Availability.Stock stock) {
        this.stock = stock;
    }

    Phase phase(Instant now) {
        if (!guards()) return Phase.IDLE;
        if (snapshot.isDrawn()) return Phase.LINE;
        var opens = terms.opensAt();
        return opens != null && now.isBefore(opens) ? Phase.BEFORE : Phase.LOT;
    }

    /**
     * Whether it can be said who may book: of a room by load, the database has to be asked first.
     */
    boolean isKnown() {
        return !terms.byLoad() || snapshot.room() != null;
    }

    /** Whether only those with a place may book. */
    boolean guards() {
        var room = snapshot.room();
        return !terms.byLoad() || room != null && room.busySince() != null;
    }

    /** Somebody wants to book; of a room by load, so many of them open it. */
    void knock(Instant now) {
        if (!terms.byLoad()) return;
        if (Duration.between(hitsSince, now).compareTo(HITS) > 0) {
            hitsBefore = hits.getAndSet(0);
            hitsSince = now;
        }
        if (hits.incrementAndGet() < terms.busyAt() || guards()) return;
        rooms.setBusy(terms.eventId(), now);
        look(now);
    }

    /** Lets in whom it can, and looks how things are. */
    void step(Instant now) {
        if (guards()) rooms.step(terms, now);
        look(now);
        var room = snapshot.room();
        if (terms.byLoad() && room != null && room.busySince() != null && isCalm(room, now))
            rooms.setBusy(terms.eventId(), null);
    }

    private boolean isCalm(RoomTable.Row room, Instant now) {
        var since = room.busySince();
        if (since == null || Duration.between(since, now).compareTo(SHORTEST_RUSH) < 0)
            return false;
        var recent =
                Duration.between(hitsSince, now).compareTo(HITS.multipliedBy(2)) > 0
                        ? 0
                        : Math.max(hitsBefore, hits.get());
        return snapshot.counts().of(PlaceState.WAITING) == 0
                && snapshot.inside() < terms.inside()
                && recent < terms.busyAt() / 2;
    }

    /** Another gateway may have done what this one has not. */
    void look(Instant now) {
        var room = rooms.find(terms.eventId()).orElse(null);
        if (room == null) return;
        var before = snapshot;
        var drawnNow = room.drawnAt() != null && before.room() != null && !before.isDrawn();
        if (drawnNow) // all of them ask for their numbers next
        for (var place : places.drawn(terms.eventId(), room.lotSize()))
                numbers.put(place.place(), place.number());
        snapshot =
                new Snapshot(room, places.waiting(terms.eventId()), places.counts(terms.eventId()));
        if (room.drawnAt() != null) pace.sample(now, room.admitted());
    }

    /** How many are let in within a minute, as far as it was seen. */
    long perMinute() {
        return pace.perMinute(terms.perMinute());
    }

    /** Gives a new place; false where this network has as many as it may. */
    boolean join(String id, String network) {
        return joins.join(new Arrival(id, network));
    }

    /**
     * The place as it is now; of one that waits, without a statement. That somebody has left at
     * another gateway before the draw is seen a minute later at most.
     */
    Optional<Place> find(String id) {
        var seen = snapshot;
        var known = numbers.getIfPresent(id);
        if (known != null && seen.isWaiting(known))
            return Optional.of(new Place(id, known, PlaceState.WAITING, null));
        if (!seen.isDrawn() && early.getIfPresent(id) != null)
            return Optional.of(new Place(id, null, PlaceState.WAITING, null));
        return read(id);
    }

    /** The place as the database has it. */
    Optional<Place> read(String id) {
        var found = places.find(terms.eventId(), id);
        found.filter(place -> place.state() == PlaceState.WAITING).ifPresent(this::remember);
        return found;
    }

    private void remember(Place place) {
        var number = place.number();
        if (number == null) early.put(place.id(), true);
        else numbers.put(place.id(), number);
    }

    /** Lets in whoever was called, for as long as the organiser says. */
    Place enter(Place place, Instant now) {
        if (place.state() != PlaceState.CALLED) return place;
        var until = now.plus(Duration.ofMinutes(terms.minutes()));
        places.enter(terms.eventId(), place.id(), now, until);
        return places.find(terms.eventId(), place.id()).orElse(place);
    }

    boolean begin(String id, String attempt, Instant now) {
        return places.begin(terms.eventId(), id, attempt, now);
    }

    void end(String id, String attempt, boolean booked, Instant begun, Instant now) {
        places.end(terms.eventId(), id, attempt, booked, begun, now);
    }

    boolean leave(String id) {
        numbers.invalidate(id);
        var left = places.leave(terms.eventId(), id);
        early.invalidate(id);
        return left;
    }

    /** How it is doing; empty before the database was asked. */
    Optional<Figures> figures(Instant now) {
        var seen = snapshot;
        var room = seen.room();
        if (room == null) return Optional.empty();
        var counts = seen.counts();
        return Optional.of(
                new Figures(
                        terms.eventId(),
                        phase(now).word(),
                        counts.of(PlaceState.WAITING),
                        counts.of(PlaceState.CALLED),
                        counts.of(PlaceState.INSIDE),
                        counts.of(PlaceState.BOOKED),
                        counts.of(PlaceState.MISSED),
                        counts.of(PlaceState.EXPIRED),
                        counts.of(PlaceState.LEFT),
                        room.admitted(),
                        seen.isDrawn() ? perMinute() : 0,
                        room.lotSize(),
                        Draw.commitment(room.seed()),
                        seen.isDrawn() ? room.seed() : null));
    }
}
