package dev.marquee.platform.queue;

/** What goes first, whatever has waited longer; stored by its number where it is stored. */
public enum Priority {
    /** Somebody sits and waits for it. */
    URGENT,
    /** Tickets, and answers to one person. */
    NORMAL,
    /** What everybody of an event gets. */
    NEWS
}
