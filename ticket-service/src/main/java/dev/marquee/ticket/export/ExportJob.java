package dev.marquee.ticket.export;

import dev.marquee.ticket.search.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An export that was ordered.
 *
 * @param everybody whether it is of all organisers, for an admin
 * @param eventCode of the event that it is of
 * @param attempt how often it was begun
 * @param rowsTotal null until they are counted
 * @param asOf the moment that it is of
 * @param problem why it failed, or is tried again, in a word
 */
record ExportJob(
        long id,
        long ownerId,
        boolean everybody,
        ExportOrder order,
        @Nullable String eventCode,
        ExportState state,
        int attempt,
        long rowsDone,
        @Nullable Long rowsTotal,
        @Nullable Instant asOf,
        long size,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    Scope scope() {
        return new Scope(everybody ? null : Long.valueOf(ownerId));
    }

    public String fileName() {
        var moment = Objects.requireNonNullElse(asOf, createdAt);
        return order.fileName(eventCode, LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }
}
