package dev.marquee.ticket.support;

import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.refund.DecideRefund.Decision;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What staff decide about a refund.
 *
 * @param tickets ids of the tickets that it is granted for; none for those that were asked for
 * @param keep what is kept of their price; absent for what the event's terms keep
 */
record RefundDecisionRequest(
        @NotNull Boolean approve,
        @Size(max = 1000) @Nullable List<@NotNull @Positive Long> tickets,
        @Schema(type = "string", example = "5.00")
                @JsonDeserialize(using = Amount.class)
                @DecimalMin("0")
                @Digits(integer = 12, fraction = 4)
                @Nullable BigDecimal keep,
        @Schema(example = "Get well soon") @Size(max = 500) @Nullable String reason) {

    /** In the smallest unit of the booking's currency. */
    Decision in(String currency) {
        return new Decision(
                approve, tickets == null ? List.of() : tickets, keepMinor(currency), reason);
    }

    private @Nullable Long keepMinor(String currency) {
        if (keep == null) return null;
        var unit = Currency.getInstance(currency);
        if (keep.scale() > unit.getDefaultFractionDigits())
            throw Problems.invalid("keep", Text.of("invalid.more-decimals-than", currency));
        return Money.minor(keep, unit);
    }
}
