package dev.marquee.ticket.figures;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came and went with an offer, in one currency.
 *
 * @param id of the offer; null for bookings without one
 * @param code the code that was used; null where there were several, and for automatic discounts
 * @param uses how often it is used now, holds included
 * @param discount what it took off the tickets that are valid or used, decimal
 */
@Schema(name = "SalesMoneyOfOffer")
public record MoneyOfOffer(
        @Schema(example = "3") @Nullable Long id,
        @Schema(example = "Winter sale") @Nullable String name,
        @Schema(example = "WINTER-26") @Nullable String code,
        @Schema(example = "12") long uses,
        @Schema(example = "57.60") String discount,
        MoneySum money) {}
