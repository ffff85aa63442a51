package dev.marquee.platform.queue;

/** What goes first, whatever has waited longer; stored by its number where it is stored. */
public enum Priority {
    /** Somebody sits and waits for it. */
    URGENT,
    /** Tickets, money, and what happens to an event that somebody has tickets of. */
    NORMAL,
    /** Answers, notifications and reports. */
    LATER,
    /** What an organiser writes to many. */
    BULK
}
