package dev.marquee.auth.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail.
 *
 * @param seq its place in the chain; null for the seconds before it has one
 * @param actor the name of who did it; empty once that person is forgotten
 * @param person whom the target is about, where that is not an account
 * @param address where it came from
 * @param erased whether a person in it was forgotten
 */
@Schema(name = "AuditEntry")
record EntryView(
        @Schema(example = "17") @Nullable Long seq,
        Instant at,
        @Schema(example = "event-service") String service,
        @Schema(example = "2") String actorId,
        @Schema(example = "organizer@ticket.local") String actor,
        @Schema(example = "event.cancelled") String action,
        @Schema(example = "event:EV07") String target,
        @Schema(example = "ana@example.org") String person,
        @Schema(example = "was published") String detail,
        @Schema(example = "203.0.113.9") String address,
        @Schema(example = "bc605167-777d-4db2-a5db-09dda44f5de6") String requestId,
        boolean erased) {

    static EntryView of(AuditLog.Line line) {
        return new EntryView(
                line.seq(),
                line.at().toInstant(),
                line.service(),
                line.actorId(),
                line.actor(),
                line.action(),
                line.target(),
                line.person(),
                line.detail(),
                line.address(),
                line.requestId(),
                line.erased());
    }
}
