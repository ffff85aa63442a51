package dev.marquee.event.editing;

import static dev.marquee.event.editing.EventReader.stripped;

import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.Percent;
import dev.marquee.event.pricing.RefundMode;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Reads what was sent about money, or says what is wrong with it. What annotations found wrong is
 * read as if nothing was said.
 */
record PricingReader(Currency currency, Errors errors) {

    private static final RefundPolicyRequest NO_POLICY =
            new RefundPolicyRequest(null, null, null, null, null);
    private static final PaymentMethodsRequest BY_CARD =
            new PaymentMethodsRequest(true, false, false, null, null);
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal(10_000_000);

    /** An amount in the smallest unit; 0 where there is none. */
    long minor(String field, @Nullable BigDecimal amount) {
        if (amount == null) return 0;
        if (amount.signum() < 0 || amount.compareTo(HIGHEST_PRICE) > 0) {
            Text.of("invalid.from-0-to-10000000").reject(errors, field, "price_range");
            return 0;
        }
        try {
            return Money.minor(amount, currency);
        } catch (ArithmeticException e) {
            Text.of("invalid.more-decimals-than-currency", currency.getCurrencyCode())
                    .reject(errors, field, "price_decimals");
            return 0;
        }
    }

    /**
     * What a ticket type says beside its price.
     *
     * @param price of it, in the smallest unit
     * @param quota how many tickets one buyer may have
     */
    TypePricing pricing(String path, TicketTypeRequest type, long price, int quota) {
        var least = type.minPrice() == null ? null : minor(path + "minPrice", type.minPrice());
        if (least != null && least > price) {
            Text.of("invalid.at-most-the-price").reject(errors, path + "minPrice", "above_price");
            least = null;
        }
        var min = type.minPerBooking() == null ? null : number(type.minPerBooking(), 1, 100, 1);
        var max = type.maxPerBooking() == null ? null : number(type.maxPerBooking(), 1, 100, 100);
        if (min != null && min > quota)
            Text.of("invalid.over-quota", quota)
                    .reject(errors, path + "minPerBooking", "over_quota");
        if (min != null && max != null && min > max) {
            Text.of("invalid.at-least-min-per")
                    .reject(errors, path + "maxPerBooking", "below_minimum");
            max = min;
        }
        return new TypePricing(
                least,
                basisPoints(path + "taxRate", type.taxRate()),
                !Boolean.FALSE.equals(type.taxIncluded()),
                min,
                max);
    }

    /** What the event says. */
    PaymentTerms payment(EventRequest request) {
        var otherwise = PaymentTerms.DEFAULT;
        var hold =
                number(
                        request.holdMinutes(),
                        PaymentTerms.SHORTEST_HOLD,
                        PaymentTerms.LONGEST_HOLD,
                        otherwise.holdMinutes());
        var retries = !Boolean.FALSE.equals(request.paymentRetries());
        var policy = request.refundPolicy();
        if (policy == null) policy = NO_POLICY;
        var methods = request.paymentMethods();
        if (methods == null) methods = BY_CARD;
        var card = !Boolean.FALSE.equals(methods.card());
        var transfer = Boolean.TRUE.equals(methods.bankTransfer());
        var cash = Boolean.TRUE.equals(methods.cash());
        var details = stripped(methods.bankDetails());
        if (!card && !transfer && !cash) {
            Text.of("invalid.must-leave-one-way")
                    .reject(errors, "paymentMethods.card", "no_method");
            card = true;
        }
        if (transfer && details == null) {
            Text.of("invalid.required-where-buyers-may")
                    .reject(errors, "paymentMethods.bankDetails", "no_account");
            transfer = false;
            card = true;
        }
        return new PaymentTerms(
                hold,
                retries,
                mode(policy.mode()),
                number(policy.untilHours(), 0, PaymentTerms.MAX_HOURS, 0),
                minor("refundPolicy.fee", policy.fee()),
                basisPoints("refundPolicy.feePercent", policy.feePercent()),
                Boolean.TRUE.equals(policy.keepsDiscount()),
                card,
                transfer,
                cash,
                number(
                        methods.transferDays(),
                        1,
                        PaymentTerms.MOST_TRANSFER_DAYS,
                        PaymentTerms.TRANSFER_DAYS),
                details);
    }

    private RefundMode mode(@Nullable String given) {
        var word = stripped(given);
        var mode = RefundMode.of(word);
        if (word != null && mode.isEmpty())
            Text.of("invalid.none-request-or-automatic")
                    .reject(errors, "refundPolicy.mode", "unknown_mode");
        return mode.orElse(PaymentTerms.DEFAULT.refundMode());
    }

    private int basisPoints(String field, @Nullable BigDecimal percent) {
        if (percent == null) return 0;
        if (Percent.isOne(percent)) return Percent.basisPoints(percent);
        Text.of("invalid.from-0-to-100").reject(errors, field, "percent");
        return 0;
    }

    static int number(@Nullable Long given, int least, int most, int otherwise) {
        return given == null || given < least || given > most ? otherwise : given.intValue();
    }
}
