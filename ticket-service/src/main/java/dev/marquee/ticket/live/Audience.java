package dev.marquee.ticket.live;

/** Who watches: each sees what the sources for it say. */
public enum Audience {
    EVERYBODY,
    ORGANISERS,
    DOOR
}
