package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.PersonName;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

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
        @Schema(
                        description =
                                "For a discount, or for tickets that are sold by code alone. A code that does not count is refused, never ignored",
                        example = "MEMBERS")
                @Size(max = 100)
                @Nullable String offerCode,
        @Schema(
                        description =
                                "What was asked for, such as 48.00. If it costs something else, nothing is sold: price-changed",
                        type = "string",
                        example = "48.00")
                @JsonDeserialize(using = Amount.class)
                @DecimalMin("0")
                @Digits(integer = 12, fraction = 4)
                @Nullable BigDecimal expectedTotal,
        @Schema(example = "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13") @NotNull UUID saleId) {

    static final int MOST = 100;

    /** What tells it from another one; of what was left out nothing is said, as it always was. */
    String bodyHash() {
        var told =
                new StringBuilder(
                        "%d\n%d\n%s\n%s\n%s"
                                .formatted(
                                        ticketTypeId,
                                        quantity,
                                        payment,
                                        blankIsNull(name),
                                        blankIsNull(email)));
        if (blankIsNull(offerCode) != null) told.append("\noffer ").append(offerCode);
        if (expectedTotal != null) told.append("\ntotal ").append(expectedTotal);
        return Sha256.of(told.toString());
    }

    /** Nothing was typed. */
    static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
