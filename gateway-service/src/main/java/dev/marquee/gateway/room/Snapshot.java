package dev.marquee.gateway.room;

import dev.marquee.gateway.room.PlaceTable.Counts;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A room as it was a second ago: what all who wait are answered from, without a statement.
 *
 * @param room null until the first look at the database
 * @param waiting the numbers of all who wait, in order
 */
record Snapshot(RoomTable.@Nullable Row room, long[] waiting, Counts counts) {

    static final Snapshot NONE = new Snapshot(null, new long[0], new Counts(Map.of()));

    boolean isDrawn() {
        return room != null && room.drawnAt() != null;
    }

    /** How many who wait come before this number. */
    int ahead(long number) {
        var found = Arrays.binarySearch(waiting, number);
        return found >= 0 ? found : -found - 1;
    }

    /** Whether the place of this number still waits. */
    boolean isWaiting(long number) {
        return Arrays.binarySearch(waiting, number) >= 0;
    }

    long inside() {
        return counts.of(PlaceState.CALLED) + counts.of(PlaceState.INSIDE);
    }
}
