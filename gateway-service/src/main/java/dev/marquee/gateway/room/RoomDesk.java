package dev.marquee.gateway.room;

import dev.marquee.gateway.room.Views.PlaceView;
import dev.marquee.gateway.room.Views.RoomView;
import dev.marquee.gateway.web.Clients;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the room's page and its API have in common. */
@Component
class RoomDesk {

    private final Rooms rooms;
    private final PlaceTokens tokens;
    private final Clients clients;
    private final Clock clock;

    RoomDesk(Rooms rooms, PlaceTokens tokens, Clients clients, Clock clock) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.clients = clients;
        this.clock = clock;
    }

    /** 404 where the event has none; 503 while that is not known. */
    Room room(String idOrCode) {
        return find(idOrCode).orElseThrow(() -> Problems.notFound("waiting room"));
    }

    /** Empty where the event has none; 503 while that is not known. */
    Optional<Room> find(String idOrCode) {
        if (!rooms.isKnown())
            throw new DataAccessResourceFailureException("no room has been read since the start");
        return rooms.find(idOrCode);
    }

    /** The place whose token the request brings. */
    Optional<Place> place(Room room, HttpServletRequest request) {
        return id(room, request).flatMap(room::find);
    }

    private Optional<String> id(Room room, HttpServletRequest request) {
        var event = room.terms().eventId();
        return Optional.ofNullable(request.getHeader(PlaceTokens.HEADER))
                .or(() ->
                        tokens.in(event, Collections.list(request.getHeaders(HttpHeaders.COOKIE))))
                .flatMap(token -> tokens.idOf(event, token));
    }

    /**
     * Gives a place to who has none that still counts.
     *
     * @return its token; null where the request's own place stays
     */
    @Nullable String join(Room room, HttpServletRequest request) {
        var own = id(room, request).flatMap(room::read);
        if (own.isPresent() && !own.get().state().isOver()) return null;
        return join(room, clients.networkOf(request));
    }

    /** The same for somebody at this address who has no place. */
    String join(Room room, String address) {
        var now = clock.instant();
        switch (room.phase(now)) {
            case BEFORE -> throw notYet(room);
            case IDLE ->
                    throw Problems.problem(
                            HttpStatus.CONFLICT, "no-line", Text.of("problem.no-line"));
            case LOT, LINE -> {}
        }
        var event = room.terms().eventId();
        var token = tokens.create(event);
        var id = tokens.idOf(event, token).orElseThrow();
        if (!room.join(id, tokens.network(event, address)))
            throw Problems.problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-places",
                    Text.of("problem.too-many-places"));
        return token;
    }

    private static RuntimeException notYet(Room room) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "not-open-yet",
                Text.of("problem.not-open-yet"),
                Map.of("opens_at", String.valueOf(room.terms().opensAt())));
    }

    RoomView view(Room room) {
        var now = clock.instant();
        var snapshot = room.snapshot();
        var row = snapshot.room();
        var stock = room.stock();
        return new RoomView(
                room.terms().eventId(),
                room.terms().code(),
                room.phase(now),
                room.terms().opensAt(),
                room.terms().startsAt(),
                now,
                snapshot.counts().of(PlaceState.WAITING),
                snapshot.inside(),
                room.perMinute(),
                row == null ? 0 : row.admitted(),
                stock != null && stock.soldOut(),
                row == null ? null : Draw.commitment(row.seed()),
                row == null || row.drawnAt() == null ? null : row.seed());
    }

    PlaceView view(Room room, Place place) {
        var now = clock.instant();
        var waits = place.state() == PlaceState.WAITING;
        var number = place.number();
        var ahead = waits && number != null ? room.snapshot().ahead(number) : null;
        var pace = room.perMinute();
        var wait = ahead == null || pace <= 0 ? null : (ahead + 1) * 60L / pace;
        var view = view(room);
        return new PlaceView(
                place.id(),
                place.state(),
                number,
                ahead,
                wait,
                place.expiresAt(),
                now,
                poll(room, ahead, waits, now),
                view.soldOut(),
                view);
    }

    /** Who comes soon asks often; the others need not. */
    private static int poll(Room room, @Nullable Integer ahead, boolean waits, Instant now) {
        if (!waits) return 30;
        if (ahead != null) return ahead < 50 ? 3 : ahead < 1_000 ? 10 : 20;
        var starts = room.terms().startsAt();
        if (starts == null) return 3;
        return (int) Math.clamp(Duration.between(now, starts).toSeconds() + 2, 3, 20);
    }
}
