package dev.marquee.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.chain.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a verification.
 *
 * @param valid whether nothing is wrong
 * @param fault the first that is wrong; null for nothing
 * @param seq the entry where it is; null for nothing
 * @param entries how many entries were good
 * @param keptHeads how many heads that somebody kept elsewhere it was compared with
 * @param lastSigned the last entry that a signed head vouches for; null where there is no head
 * @param lastSignedDay the day of that head
 * @param beginsAfter the entry that a pruned chain begins after; null for a whole one
 * @param erased how many personal parts are gone by erasures that the chain tells of
 */
@Schema(name = "AuditVerdict")
@JsonInclude(JsonInclude.Include.ALWAYS)
record VerdictView(
        boolean valid,
        @Schema(
                        example = "link",
                        allowableValues = {
                            "hash",
                            "link",
                            "gap",
                            "order",
                            "head",
                            "signature",
                            "part",
                            "part missing",
                            "truncated"
                        })
                @Nullable String fault,
        @Schema(example = "17") @Nullable Long seq,
        @Schema(example = "0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77") String chain,
        @Schema(example = "1203") long entries,
        @Schema(example = "12") long heads,
        @Schema(example = "1") long keptHeads,
        @Schema(example = "1202") long lastSeq,
        @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String lastHash,
        @Schema(example = "1180") @Nullable Long lastSigned,
        @Schema(example = "2026-11-29") @Nullable String lastSignedDay,
        @Schema(example = "800") @Nullable Long beginsAfter,
        @Schema(example = "4") long erased) {

    static VerdictView of(Verdict verdict) {
        var fault = verdict.fault();
        var signed = verdict.lastSigned();
        var base = verdict.base();
        return new VerdictView(
                verdict.good(),
                fault == null ? null : fault.word(),
                fault == null ? null : verdict.seq(),
                verdict.chain(),
                verdict.entries(),
                verdict.heads(),
                verdict.outside(),
                verdict.lastSeq(),
                verdict.lastHash(),
                signed == null ? null : signed.seq(),
                signed == null ? null : signed.day(),
                base == null ? null : base.seq(),
                verdict.erased());
    }
}
