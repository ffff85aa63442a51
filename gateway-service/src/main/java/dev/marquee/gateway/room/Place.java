package dev.marquee.gateway.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place as it is stored.
 *
 * @param number null until the draw
 * @param expiresAt until when it lets in, or is expected to be used
 */
record Place(String id, @Nullable Long number, PlaceState state, @Nullable Instant expiresAt) {

    boolean letsInAt(Instant now) {
        return state.letsIn() && expiresAt != null && now.isBefore(expiresAt);
    }
}
