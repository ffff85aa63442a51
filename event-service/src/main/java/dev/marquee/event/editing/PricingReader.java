package dev.marquee.event.editing;

import static dev.marquee.event.editing.EventReader.stripped;

import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.Percent;
import dev.marquee.event.pricing.RefundMode;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.platform.value.Money;
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
            errors.rejectValue(field, "price_range", "must be from 0 to 10000000");
            return 0;
        }
        try {
            return Money.minor(amount, currency);
        } catch (ArithmeticException e) {
            errors.rejectValue(
                    field,
                    "price_decimals",
                    "has more decimals than %s has".formatted(currency.getCurrencyCode()));
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
            errors.rejectValue(
                    path + "minPrice",
                    "above_price",
                    "must be at most the price, which is what is suggested");
            least = null;
        }
        var min = type.minPerBooking() == null ? null : number(type.minPerBooking(), 1, 100, 1);
        var max = type.maxPerBooking() == null ? null : number(type.maxPerBooking(), 1, 100, 100);
        if (min != null && min > quota)
            errors.rejectValue(
                    path + "minPerBooking",
                    "over_quota",
                    new Object[] {quota},
                    "must be at most what one buyer may have, " + quota);
        if (min != null && max != null && min > max) {
            errors.rejectValue(
                    path + "maxPerBooking", "below_minimum", "must be at least min_per_booking");
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
            errors.rejectValue(
                    "paymentMethods.card", "no_method", "must leave one way to pay at least");
            card = true;
        }
        if (transfer && details == null) {
            errors.rejectValue(
                    "paymentMethods.bankDetails",
                    "no_account",
                    "is required where buyers may pay by bank transfer");
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
            errors.rejectValue(
                    "refundPolicy.mode", "unknown_mode", "must be none, request or automatic");
        return mode.orElse(PaymentTerms.DEFAULT.refundMode());
    }

    private int basisPoints(String field, @Nullable BigDecimal percent) {
        if (percent == null) return 0;
        if (Percent.isOne(percent)) return Percent.basisPoints(percent);
        errors.rejectValue(field, "percent", "must be from 0 to 100, with at most two decimals");
        return 0;
    }

    static int number(@Nullable Long given, int least, int most, int otherwise) {
        return given == null || given < least || given > most ? otherwise : given.intValue();
    }
}
