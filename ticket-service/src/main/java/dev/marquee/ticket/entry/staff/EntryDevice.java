package dev.marquee.ticket.entry.staff;

import java.time.Instant;

/**
 * A phone that was let in by a link, for one event.
 *
 * @param maySell whether tickets may be sold with it
 */
public record EntryDevice(
        long id, long eventId, String name, EntryRole role, boolean maySell, Instant expiresAt) {}
