package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan, as it is kept.
 *
 * @param ticket null if none was known, or it is not the door's to know
 * @param day the day it counts for, see {@link Admissions.Key}
 * @param passed whether somebody went through the door
 * @param shown what the phone showed without network; null if it was answered here
 * @param seenAt when the ticket was admitted, as the answer said
 * @param forcedBy who let in in spite of the answer
 */
record Scan(
        UUID id,
        @Nullable Long ticket,
        String hash,
        @Nullable Long event,
        @Nullable Integer list,
        @Nullable LocalDate day,
        @Nullable String device,
        String by,
        @Nullable String gate,
        Direction direction,
        Instant receivedAt,
        Instant happenedAt,
        Duration uncertain,
        boolean passed,
        @Nullable Outcome shown,
        Outcome result,
        @Nullable Instant seenAt,
        @Nullable String seenGate,
        @Nullable String seenDevice,
        @Nullable String forcedBy,
        @Nullable Instant undoneAt) {}
