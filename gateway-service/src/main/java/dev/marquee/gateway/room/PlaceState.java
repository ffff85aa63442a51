package dev.marquee.gateway.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of a place. */
enum PlaceState {
    /** Its turn is to come. */
    WAITING,
    /** Its turn has come; whoever has it is expected for a short while. */
    CALLED,
    /** Whoever has it may book. */
    INSIDE,
    /** It was used for a booking. */
    BOOKED,
    /** It was given back. */
    LEFT,
    /** Nobody came when it was called. */
    MISSED,
    /** The time inside ran out. */
    EXPIRED;

    /** The word for it in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether tickets can be booked with it. */
    boolean letsIn() {
        return this == CALLED || this == INSIDE;
    }

    /** Whether nothing comes of it any more: its holder may queue again. */
    public boolean isOver() {
        return !letsIn() && this != WAITING;
    }
}
