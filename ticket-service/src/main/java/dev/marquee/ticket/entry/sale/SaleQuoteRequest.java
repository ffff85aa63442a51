package dev.marquee.ticket.entry.sale;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody at the door would like to know the price of. */
@Schema(name = "BoxOfficeQuoteRequest")
record SaleQuoteRequest(
        @Schema(example = "3") @NotNull @Positive Long ticketTypeId,
        @Schema(example = "2") @NotNull @Positive @Max(SaleRequest.MOST) Integer quantity,
        @Schema(description = "As in a sale", example = "MEMBERS") @Size(max = 100)
                @Nullable String offerCode) {}
