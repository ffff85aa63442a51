package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.value.PersonName;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sold at the door.
 *
 * @param saleId an id of this sale, a new UUID for each; the same again has the same answer
 */
@Schema(name = "BoxOfficeSaleRequest")
record SaleRequest(
        @Schema(example = "3") @NotNull @Positive Long ticketTypeId,
        @Schema(example = "2") @NotNull @Positive @Max(MOST) Integer quantity,
        @Schema(
                        description =
                                "free for what costs nothing; cash or card for what was taken before this request")
                @NotNull
                SalePayment payment,
        @Schema(description = "Whose they are; left out for Box office", example = "Rui Costa")
                @PlainText
                @PersonName
                @Size(max = 100)
                @Nullable String name,
        @Schema(
                        description = "Where the tickets are sent; left out to send none",
                        example = "rui@example.org")
                @Size(max = 254)
                @Nullable String email,
        @Schema(example = "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13") @NotNull UUID saleId) {

    static final int MOST = 100;
}
