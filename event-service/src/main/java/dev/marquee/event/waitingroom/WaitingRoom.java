package dev.marquee.event.waitingroom;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser decided.
 *
 * @param mode off, on, or load: only when many come at once
 * @param openBefore how many minutes before the sale starts places are given
 * @param perMinute how many are let in within a minute
 * @param inside how many may be inside at once
 * @param minutes how long somebody may stay inside
 * @param busyAt how many requests for tickets within ten seconds open it, in mode load
 */
record WaitingRoom(
        @Schema(
                        example = "on",
                        allowableValues = {"off", "on", "load"})
                String mode,
        @Schema(example = "30") int openBefore,
        @Schema(example = "120") int perMinute,
        @Schema(example = "200") int inside,
        @Schema(example = "10") int minutes,
        @Schema(example = "300") int busyAt) {

    static final WaitingRoom USUAL = new WaitingRoom("off", 30, 120, 200, 10, 300);

    /** As many minutes before the sale a room may open: a week. */
    static final int LONGEST_BEFORE = 10_080;

    /** The same in another mode, and opening earlier or later if that is said. */
    WaitingRoom with(String otherMode, @Nullable Integer otherOpenBefore) {
        return new WaitingRoom(
                otherMode,
                otherOpenBefore == null ? openBefore : otherOpenBefore,
                perMinute,
                inside,
                minutes,
                busyAt);
    }
}
