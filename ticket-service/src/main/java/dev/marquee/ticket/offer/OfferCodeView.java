package dev.marquee.ticket.offer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One code of an offer.
 *
 * @param useLimit how often this code may be used; null where only the offer's limit counts
 */
@Schema(name = "OfferCode")
public record OfferCodeView(
        @Schema(example = "VIP-7K3Q-M2XW") String code,
        @Schema(example = "0") int uses,
        @Schema(example = "1") @Nullable Integer useLimit) {}
