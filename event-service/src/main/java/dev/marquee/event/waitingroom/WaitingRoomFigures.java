package dev.marquee.event.waitingroom;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an event's waiting room is doing, as the gateway said last.
 *
 * @param reportedAt null where there was never a room
 * @param phase closed where everybody books as usual; the other figures are then the last ones
 * @param waiting how many have a place whose turn is to come
 * @param called how many have been called and not come yet
 * @param inside how many may choose now
 * @param missed how many did not come when they were called
 * @param expired how many ran out of time inside
 * @param left how many gave their place back
 * @param admitted how many have been called so far
 * @param perMinute how many were let in within the last minute
 * @param drawn how many took part in the lot; 0 before it
 * @param seedHash SHA-256 of the seed, published before the draw
 * @param seed null before the draw
 */
record WaitingRoomFigures(
        @Nullable Instant reportedAt,
        @Schema(
                        example = "line",
                        allowableValues = {"closed", "before", "lot", "line", "idle"})
                String phase,
        @Schema(example = "1203") long waiting,
        @Schema(example = "8") long called,
        @Schema(example = "112") long inside,
        @Schema(example = "2950") long booked,
        @Schema(example = "81") long missed,
        @Schema(example = "203") long expired,
        @Schema(example = "46") long left,
        @Schema(example = "3400") long admitted,
        @Schema(example = "118") long perMinute,
        @Schema(example = "4200") long drawn,
        @Schema(example = "9f2c41d05e8b7a6c1f3e2d4b5a69788796a5b4c3d2e1f00112233445566778ab")
                @Nullable String seedHash,
        @Schema(example = "41d09a8b7c6d5e4f30213243546576879809a1b2c3d4e5f60718293a4b5c6d7e")
                @Nullable String seed) {

    /** After that, what was said no longer counts as the present. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final WaitingRoomFigures NONE =
            new WaitingRoomFigures(null, "closed", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

    /** Of an event without a room, with what was said before. */
    static WaitingRoomFigures closed(Optional<WaitingRoomFigures> last) {
        return last.map(figures -> figures.in("closed")).orElse(NONE);
    }

    private WaitingRoomFigures in(String otherPhase) {
        return new WaitingRoomFigures(
                reportedAt,
                otherPhase,
                waiting,
                called,
                inside,
                booked,
                missed,
                expired,
                left,
                admitted,
                perMinute,
                drawn,
                seedHash,
                seed);
    }

    boolean isFreshAt(Instant now) {
        return reportedAt != null && reportedAt.plus(FRESH).isAfter(now);
    }
}
