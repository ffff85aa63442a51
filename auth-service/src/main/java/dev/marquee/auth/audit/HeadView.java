package dev.marquee.auth.audit;

import dev.marquee.auth.audit.chain.HeadTable;
import dev.marquee.platform.chain.ChainLines;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain was on a day, signed.
 *
 * @param day in UTC
 * @param seq of the last entry then
 * @param prevHead the hash of the head before; 64 zeros for the first
 * @param nextKey the public key that signs from the next head on; null for the same
 * @param signature Ed25519 over the byte 2 and the head in its one spelling (RFC 8785)
 * @param line head and signature as {@code ./run --verify-audit FILE --heads FILE} reads them
 */
@Schema(name = "AuditHead")
record HeadView(
        @Schema(example = "1") int v,
        @Schema(example = "0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77") String chain,
        @Schema(example = "2026-11-29") String day,
        @Schema(example = "1202") long seq,
        @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String hash,
        @Schema(example = "0000000000000000000000000000000000000000000000000000000000000000")
                String prevHead,
        @Schema(example = "6f1c2a9d4b7e8035") String keyId,
        @Schema(example = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                @Nullable String nextKey,
        @Schema(
                        example =
                                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
                String signature,
        @Schema(
                        example =
                                "{\"head\":{\"chain\":\"0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77\"},\"type\":\"head\"}")
                String line,
        Instant madeAt) {

    static HeadView of(HeadTable.Numbered one) {
        var head = one.head();
        return new HeadView(
                1,
                head.chain(),
                head.day(),
                head.seq(),
                head.hash(),
                head.prevHead(),
                head.keyId(),
                head.nextKey(),
                one.signed().signature(),
                new String(ChainLines.head(one.signed()), StandardCharsets.UTF_8),
                one.madeAt().toInstant());
    }
}
