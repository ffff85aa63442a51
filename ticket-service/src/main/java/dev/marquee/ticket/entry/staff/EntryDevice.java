package dev.marquee.ticket.entry.staff;

import java.time.Instant;

/** A phone that was let in by a link, for one event. */
public record EntryDevice(long id, long eventId, String name, EntryRole role, Instant expiresAt) {}
