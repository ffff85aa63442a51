package dev.marquee.venue;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A venue as it is sent, by the API or by the page.
 *
 * @param pricePerHour none is free
 * @param currency ISO 4217, or the suite's own
 */
record VenueRequest(
        @NotBlank(message = "is required")
                @Size(max = 100, message = "must have at most 100 characters")
                @Pattern(regexp = LINE, message = CONTROLS)
                @Nullable String name,
        @NotBlank(message = "is required")
                @Size(max = 50, message = "must have at most 50 characters")
                @Pattern(regexp = LINE, message = CONTROLS)
                @Nullable String type,
        @NotNull(message = "is required")
                @Min(value = 1, message = "must be at least 1")
                @Max(value = 1_000_000, message = "must be at most 1000000")
                @Nullable Long capacity,
        @NotBlank(message = "is required")
                @Size(max = 200, message = "must have at most 200 characters")
                @Pattern(regexp = LINE, message = CONTROLS)
                @Nullable String address,
        @JsonAlias("pricePerHour") @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal pricePerHour,
        @Nullable String currency) {

    static final String LINE = "[^\\p{Cc}\\p{Cs}]*";
    static final String CONTROLS = "must not contain control characters";
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal(10_000_000);

    /** Checks what annotations cannot: the price in its currency. */
    void check(Errors errors, VenueSettings settings) {
        var money = Money.currency(currencyOr(settings));
        if (money.isEmpty()) {
            errors.rejectValue(
                    "currency", "unknown_currency", "must be a currency of ISO 4217, such as EUR");
            return;
        }
        if (pricePerHour == null) return;
        if (pricePerHour.signum() < 0 || pricePerHour.compareTo(HIGHEST_PRICE) > 0)
            errors.rejectValue("pricePerHour", "price_range", "must be from 0 to 10000000");
        else if (pricePerHour.stripTrailingZeros().scale() > money.get().getDefaultFractionDigits())
            errors.rejectValue(
                    "pricePerHour",
                    "price_decimals",
                    "has more decimals than %s has".formatted(money.get().getCurrencyCode()));
    }

    /** The venue, once everything is checked. */
    Venue toVenue(VenueSettings settings) {
        var money = Money.currency(currencyOr(settings)).orElseThrow();
        return new Venue(
                null,
                given(name).strip(),
                given(type).strip(),
                given(capacity).intValue(),
                given(address).strip(),
                Money.minor(Objects.requireNonNullElse(pricePerHour, BigDecimal.ZERO), money),
                money.getCurrencyCode());
    }

    private String currencyOr(VenueSettings settings) {
        return currency == null || currency.isBlank() ? settings.currency() : currency;
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, "checked before");
    }
}
