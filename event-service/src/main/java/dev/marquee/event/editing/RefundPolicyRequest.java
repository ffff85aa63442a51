package dev.marquee.event.editing;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a buyer who gives tickets back gets, as it is sent.
 *
 * @param mode none, request or automatic; request where nothing is said
 * @param untilHours until how many hours before the start a buyer may ask; 0 where nothing is said
 * @param fee kept of each refund, in the event's currency
 * @param feePercent kept besides, of what was paid, with at most two decimals
 * @param keepsDiscount whether a buyer who keeps fewer tickets than a discount by quantity needs
 *     loses it for those; no where nothing is said
 */
public record RefundPolicyRequest(
        @Schema(
                        allowableValues = {"none", "request", "automatic"},
                        example = "automatic")
                @Nullable String mode,
        @Schema(example = "48")
                @JsonAlias("untilHours")
                @Min(value = 0, message = "{invalid.at-least-0}")
                @Max(value = PaymentTerms.MAX_HOURS, message = "{invalid.at-most-8760}")
                @Nullable Long untilHours,
        @Schema(type = "string", example = "2.50") @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal fee,
        @Schema(type = "string", example = "10.00")
                @JsonAlias("feePercent")
                @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal feePercent,
        @Schema(example = "true") @JsonAlias("keepsDiscount") @Nullable Boolean keepsDiscount) {

    /** What is stored. */
    static RefundPolicyRequest of(EventView.RefundPolicy policy) {
        return new RefundPolicyRequest(
                policy.mode().word(),
                (long) policy.untilHours(),
                Money.amount(policy.fee()),
                new BigDecimal(policy.feePercent()),
                policy.keepsDiscount());
    }
}
