package dev.marquee.ticket.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A check in short.
 *
 * @param broken names of what did not agree
 */
@Schema(name = "LedgerCheckSummary")
record LedgerSummary(
        @Schema(example = "31") long id,
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "2026-11-25T04:20:01Z") Instant checkedAt,
        @Schema(description = "Whether it was the nightly one", example = "true") boolean nightly,
        @Schema(description = "Whether the event was only tried out", example = "false")
                boolean testMode,
        @Schema(description = "Whether all agrees", example = "true") boolean ok,
        @Schema(description = "What does not agree", example = "[]") List<String> broken,
        @Schema(description = "How long it took", example = "180") int ms) {

    static LedgerSummary of(LedgerCheck check) {
        return new LedgerSummary(
                check.id(),
                check.eventId(),
                check.code(),
                check.name(),
                check.at(),
                check.nightly(),
                check.testMode(),
                check.ok(),
                check.broken(),
                check.ms());
    }
}
