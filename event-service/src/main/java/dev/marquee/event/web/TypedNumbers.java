package dev.marquee.event.web;

import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Numbers as they are typed into a page: what is none is rejected, empty is null. */
final class TypedNumbers {

    private TypedNumbers() {}

    static @Nullable Long number(String field, @Nullable String text, Errors errors) {
        if (text == null || text.isBlank()) return null;
        var digits = text.strip();
        if (digits.matches("-?\\d{1,18}")) return Long.valueOf(digits);
        Text.of("invalid.whole-number").reject(errors, field, "typeMismatch.java.lang.Long");
        return null;
    }

    /** A percentage: a comma is a point, and its sign may stand behind it. */
    static @Nullable BigDecimal percent(String field, @Nullable String text, Errors errors) {
        if (text == null || text.isBlank()) return null;
        var digits = text.strip().replaceFirst("\\s*%$", "").replace(',', '.');
        if (digits.matches("-?\\d{1,6}(\\.\\d{1,6})?")) return new BigDecimal(digits);
        Text.of("invalid.a-percentage").reject(errors, field, "typeMismatch.percent");
        return null;
    }
}
