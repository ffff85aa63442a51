package dev.marquee.gateway.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.gateway.room.PlaceTable.Drawn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs, and the room's own page, are told. */
final class Views {

    /**
     * A room, the same for everybody.
     *
     * @param waiting how many have a place whose turn is to come
     * @param inside how many may book now
     * @param perMinute how many were let in within the last minute
     * @param seedHash SHA-256 of the seed, published before the draw
     * @param seed null before the draw
     */
    record RoomView(
            @Schema(example = "7") long eventId,
            @Schema(example = "EV07") String eventCode,
            Phase phase,
            @Nullable Instant opensAt,
            @Nullable Instant startsAt,
            Instant now,
            @Schema(example = "1203") long waiting,
            @Schema(example = "120") long inside,
            @Schema(example = "228") long perMinute,
            @Schema(example = "3400") long admitted,
            boolean soldOut,
            @Nullable String seedHash,
            @Nullable String seed) {}

    /**
     * A place, for who has it.
     *
     * @param number in the order of the lot, or of arrival; null before the draw
     * @param ahead how many come first; null where nobody waits for it
     * @param waitSeconds about how long that takes at the present pace; null where it cannot be
     *     said
     * @param expiresAt until when it may be used, once its turn has come
     * @param pollSeconds when to ask again
     */
    record PlaceView(
            @Schema(example = "0f3b6c1d2e4a5b6978f0a1b2c3d4e5f6") String place,
            PlaceState state,
            @Nullable Long number,
            @Nullable Integer ahead,
            @Nullable Long waitSeconds,
            @Nullable Instant expiresAt,
            Instant now,
            int pollSeconds,
            boolean soldOut,
            RoomView room) {}

    /** A new place: its token goes into the header Waiting-Room-Token. */
    record Given(String token, PlaceView place) {}

    /**
     * All that is needed to draw again.
     *
     * @param listHash SHA-256 of the ids in alphabetical order, one a line
     */
    record Proof(
            @JsonProperty("algorithm") String algorithm,
            long eventId,
            String seedHash,
            String seed,
            Instant drawnAt,
            String listHash,
            List<Drawn> places) {}

    private Views() {}
}
