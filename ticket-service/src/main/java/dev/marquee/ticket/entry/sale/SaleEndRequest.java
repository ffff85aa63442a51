package dev.marquee.ticket.entry.sale;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** How a sale that was begun is ended. */
@Schema(name = "BoxOfficeSaleEnd")
record SaleEndRequest(
        @Schema(example = "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13") @NotNull UUID saleId,
        @Schema(
                        description =
                                "cash or card for what was paid; release for what was not, so that its tickets are on sale again")
                @NotNull
                SaleEnd end) {}
