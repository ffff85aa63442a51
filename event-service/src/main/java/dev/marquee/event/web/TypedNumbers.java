package dev.marquee.event.web;

import dev.marquee.platform.value.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Numbers as they are typed into a page: what is none is rejected, empty is null. */
final class TypedNumbers {

    private TypedNumbers() {}

    /** As many as every price may have; two zeros do no harm where there are none. */
    static int decimals(@Nullable String currency) {
        return Math.max(
                2,
                Optional.ofNullable(currency)
                        .flatMap(Money::currency)
                        .map(Currency::getDefaultFractionDigits)
                        .orElse(2));
    }

    static @Nullable Long number(String field, @Nullable String text, Errors errors) {
        if (text == null || text.isBlank()) return null;
        var digits = text.strip();
        if (digits.matches("-?\\d{1,18}")) return Long.valueOf(digits);
        errors.rejectValue(field, "typeMismatch.java.lang.Long", "must be a whole number");
        return null;
    }

    /** A comma is a point; what may be a thousand with a separator is not guessed at. */
    static @Nullable BigDecimal amount(
            String field, @Nullable String text, int decimals, Errors errors) {
        if (text == null || text.isBlank()) return null;
        var digits = text.strip().replace(',', '.');
        if (!digits.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            errors.rejectValue(field, "typeMismatch.java.math.BigDecimal", "must be an amount");
            return null;
        }
        var amount = new BigDecimal(digits);
        if (amount.scale() <= decimals) return amount;
        errors.rejectValue(field, "price_decimals", "has more decimals than its currency");
        return null;
    }
}
