package dev.marquee.ticket.live;

import dev.marquee.platform.live.Audience;

/** Who watches an event: each sees what the sources for it say. */
public enum Watchers implements Audience {
    EVERYBODY,
    ORGANISERS,
    DOOR
}
