package dev.marquee.ticket.offer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The offer that counts, in the API.
 *
 * @param code that the buyer had, in the spelling in which codes are compared; null for an
 *     automatic discount
 */
public record AppliedOffer(
        @Schema(example = "Early bird") String name,
        @Schema(example = "EARLY10") @Nullable String code) {

    public static @Nullable AppliedOffer of(@Nullable OfferUse use) {
        return use == null ? null : new AppliedOffer(use.name(), use.code());
    }
}
