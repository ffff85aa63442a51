package dev.marquee.gateway.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.gateway.room.Views.Proof;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** What is published of draws. It stays as it is, so it is read once for all who ask. */
@Component
class Proofs {

    private static final String ALGORITHM =
            "places ordered by HMAC-SHA256(key = seed, message = list_hash + ':' + place), in hexadecimal; list_hash = SHA-256 of all places in alphabetical order, joined by line feeds";

    private final RoomTable table;
    private final PlaceTable places;
    private final StoredRooms stored;
    private final Cache<Long, Proof> kept =
            Caffeine.newBuilder()
                    .maximumWeight(500_000)
                    .weigher((Long event, Proof proof) -> proof.places().size())
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .build();

    Proofs(RoomTable table, PlaceTable places, StoredRooms stored) {
        this.table = table;
        this.places = places;
        this.stored = stored;
    }

    /** 409 before the draw. */
    Proof of(Room room) {
        var seen = room.snapshot();
        if (seen.room() != null && !seen.isDrawn()) throw notYet();
        return kept(room.terms().eventId());
    }

    /** Of a room that has ended, while it is kept; 404 else. */
    Proof ofEnded(String idOrCode) {
        var event = stored.ended(idOrCode).orElseThrow(() -> Problems.notFound("waiting room"));
        return kept(event);
    }

    private Proof kept(long event) {
        var before = kept.getIfPresent(event);
        if (before != null) return before;
        var proof = read(event);
        // Where nobody was drawn, the start may still be put off, and the seed be another one.
        if (!proof.places().isEmpty()) kept.put(event, proof);
        return proof;
    }

    private Proof read(long event) {
        var row = table.find(event).orElseThrow(() -> Problems.notFound("waiting room"));
        var drawnAt = row.drawnAt();
        if (drawnAt == null) throw notYet();
        var drawn = places.drawn(event, row.lotSize());
        return new Proof(
                ALGORITHM,
                event,
                Draw.commitment(row.seed()),
                row.seed(),
                drawnAt,
                Draw.listHash(drawn.stream().map(PlaceTable.Drawn::place).toList()),
                drawn);
    }

    private static ErrorResponseException notYet() {
        return Problems.problem(
                HttpStatus.CONFLICT, "not-drawn-yet", Text.of("problem.not-drawn-yet"));
    }
}
