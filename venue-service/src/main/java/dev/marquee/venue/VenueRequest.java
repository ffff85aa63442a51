package dev.marquee.venue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A venue as it is sent, by the API or by the page.
 *
 * @param pricePerHour none is free
 * @param currency ISO 4217, or the suite's own
 * @param timeZone where its clock stands, or what it was before, or the suite's own
 */
@Schema(name = "VenueRequest")
record VenueRequest(
        @Schema(example = "Harbour Hall")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(example = "Concert hall")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 50, message = "{invalid.at-most-50-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String type,
        @Schema(example = "250")
                @NotNull(message = "{invalid.required}")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Nullable Long capacity,
        @Schema(example = "Doca de Santo Amaro 2, Lisbon")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 200, message = "{invalid.at-most-200-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String address,
        @Schema(
                        type = "string",
                        description = "For each hour begun; without it, free of charge",
                        example = "140.00")
                @JsonAlias("pricePerHour")
                @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal pricePerHour,
        @Schema(description = "ISO 4217; without it, the suite's own", example = "EUR")
                @Nullable String currency,
        @Schema(
                        description = "Without it, what it was before, or else the suite's own",
                        example = "Europe/Lisbon")
                @JsonAlias("timeZone")
                @Nullable String timeZone) {

    private static final BigDecimal HIGHEST_PRICE = new BigDecimal(10_000_000);

    /** What is stored of a venue, to be changed. */
    static VenueRequest of(VenueView venue) {
        return new VenueRequest(
                venue.name(),
                venue.type(),
                (long) venue.capacity(),
                venue.address(),
                Money.amount(venue.pricePerHour()),
                venue.currency(),
                venue.timeZone());
    }

    /** Checks what annotations cannot: the time zone, and the price in its currency. */
    void check(Errors errors, VenueSettings settings) {
        if (!LocalTimes.isBlank(timeZone) && LocalTimes.zone(given(timeZone)).isEmpty())
            Text.of("invalid.time-zone").reject(errors, "timeZone", "unknown_zone");
        var money = Money.currency(currencyOr(settings));
        if (money.isEmpty()) {
            Text.of("invalid.currency-such-as").reject(errors, "currency", "unknown_currency");
            return;
        }
        if (pricePerHour == null) return;
        if (pricePerHour.signum() < 0 || pricePerHour.compareTo(HIGHEST_PRICE) > 0)
            Text.of("invalid.from-0-to-10000000").reject(errors, "pricePerHour", "price_range");
        else if (pricePerHour.scale() > money.get().getDefaultFractionDigits())
            Text.of("invalid.more-decimals-than-currency", money.get().getCurrencyCode())
                    .reject(errors, "pricePerHour", "price_decimals");
    }

    /** What it says, once everything is checked. */
    VenueDetails toDetails(VenueSettings settings) {
        return toDetails(settings, settings.zone());
    }

    /**
     * The same in place of another.
     *
     * @param zone where the other's clock stands
     */
    VenueDetails toDetails(VenueSettings settings, ZoneId zone) {
        var money = Money.currency(currencyOr(settings)).orElseThrow();
        return new VenueDetails(
                given(name).strip(),
                given(type).strip(),
                given(capacity).intValue(),
                given(address).strip(),
                new Price(
                        Money.minor(
                                Objects.requireNonNullElse(pricePerHour, BigDecimal.ZERO), money),
                        money.getCurrencyCode()),
                LocalTimes.isBlank(timeZone)
                        ? zone
                        : LocalTimes.zone(given(timeZone)).orElseThrow());
    }

    private String currencyOr(VenueSettings settings) {
        return currency == null || currency.isBlank() ? settings.currency() : currency;
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, "checked before");
    }
}
