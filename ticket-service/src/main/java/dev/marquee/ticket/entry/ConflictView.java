package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryResult.Admitted;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.list.DoorEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was let in who should not have been.
 *
 * @param kind {@code twice}, or what was wrong with the ticket, whether or not it was let in twice
 *     as well: {@code cancelled}, {@code blocked} …
 * @param scan the scan that should not have let in
 * @param first the scan that had let in the same ticket; null where it is not that
 * @param orderKnown whether the phones' clocks tell which of them was first
 * @param since since when the ticket was what is wrong with it
 */
@Schema(name = "EntryConflict")
record ConflictView(
        @Schema(
                        example = "twice",
                        allowableValues = {
                            "twice",
                            "not_assigned",
                            "cancelled",
                            "refund_requested",
                            "not_confirmed",
                            "not_paid",
                            "replaced",
                            "blocked",
                            "too_early",
                            "too_late",
                            "wrong_event",
                            "wrong_gate",
                            "forged",
                            "unknown"
                        })
                String kind,
        @Nullable Admitted ticket,
        ScanView scan,
        @Nullable ScanView first,
        @Schema(example = "true") boolean orderKnown,
        @Nullable OffsetDateTime since,
        OffsetDateTime foundAt,
        @Nullable OffsetDateTime settledAt,
        @Schema(example = "Tomás Reis") @Nullable String settledBy,
        @Schema(example = "Both are inside") @Nullable String note) {

    /**
     * A scan, as those at the door see it.
     *
     * @param by whose phone it was
     * @param happenedAt by the event's clock
     * @param resultShown what the phone showed without network; null if it was answered here
     */
    record ScanView(
            @Schema(example = "0b8f6c1e-6d0e-4e0e-9a53-4f0a1c6f7d11") UUID scanId,
            @Schema(example = "North") @Nullable String gate,
            @Schema(example = "phone-4f0a1c6f") @Nullable String device,
            @Schema(example = "Ana Ribeiro") String by,
            Direction direction,
            OffsetDateTime happenedAt,
            @Nullable Outcome resultShown,
            Outcome result,
            @Nullable OffsetDateTime undoneAt) {

        static ScanView of(Scan scan, DoorEvent event) {
            return new ScanView(
                    scan.id(),
                    scan.gate(),
                    scan.device(),
                    scan.by(),
                    scan.direction(),
                    event.local(scan.happenedAt()),
                    scan.shown(),
                    scan.result(),
                    scan.undoneAt() == null ? null : event.local(scan.undoneAt()));
        }
    }
}
