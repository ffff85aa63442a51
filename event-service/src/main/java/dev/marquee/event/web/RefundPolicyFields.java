package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.editing.RefundPolicyRequest;
import dev.marquee.platform.value.MoneyInput;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What buyers get back, as it is typed into the page. */
record RefundPolicyFields(
        @Nullable String mode,
        @Nullable String untilHours,
        @Nullable String fee,
        @Nullable String feePercent,
        @Nullable String keepsDiscount) {

    static final RefundPolicyFields DEFAULT =
            new RefundPolicyFields("request", null, null, null, null);

    static RefundPolicyFields of(EventView.RefundPolicy policy, Currency currency) {
        var fee = new BigDecimal(policy.fee());
        return new RefundPolicyFields(
                policy.mode().word(),
                policy.untilHours() == 0 ? null : String.valueOf(policy.untilHours()),
                fee.signum() == 0 ? null : MoneyInput.spelling(fee, currency),
                TicketTypeRow.percent(policy.feePercent()),
                policy.keepsDiscount() ? "true" : null);
    }

    boolean isDefault() {
        return equals(DEFAULT) || equals(new RefundPolicyFields(DEFAULT.mode, "", "", "", null));
    }

    RefundPolicyRequest toRequest(Currency currency, Errors errors) {
        return new RefundPolicyRequest(
                mode,
                TypedNumbers.number("refundPolicy.untilHours", untilHours, errors),
                MoneyInput.amount("refundPolicy.fee", fee, currency, errors),
                TypedNumbers.percent("refundPolicy.feePercent", feePercent, errors),
                keepsDiscount != null);
    }
}
