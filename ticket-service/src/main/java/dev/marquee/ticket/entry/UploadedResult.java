package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.ticket.entry.EntryResult.Admitted;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a scan that a phone had kept. Once it is said, the phone need not keep it.
 *
 * @param scanId as the phone sent it
 * @param result what the answer is, now that all is known; null if the scan was not understood
 * @param conflict what is wrong with it, for a person to look at; null if all is well
 */
@Schema(name = "UploadedScanResult")
record UploadedResult(
        @Schema(example = "0b8f6c1e-6d0e-4e0e-9a53-4f0a1c6f7d11") @Nullable String scanId,
        Done outcome,
        @Nullable Outcome result,
        @Nullable Admitted ticket,
        @Nullable ConflictView conflict) {

    /** What was done with it. */
    @Schema(name = "UploadOutcome")
    enum Done {
        STORED,
        /** It was stored before. */
        REPEATED,
        /** It has no id, or says nothing that could have been read; it is not stored. */
        UNREADABLE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
