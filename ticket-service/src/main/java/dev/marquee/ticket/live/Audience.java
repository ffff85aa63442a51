package dev.marquee.ticket.live;

/** Who watches an event: each sees what the sources for it say. */
public enum Audience implements dev.marquee.platform.live.Audience {
    EVERYBODY,
    ORGANISERS,
    DOOR
}
