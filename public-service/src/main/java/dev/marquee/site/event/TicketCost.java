package dev.marquee.site.event;

import dev.marquee.platform.value.MoneyInput;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.wording.Percent;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket of a kind costs.
 *
 * @param price without a tax that comes on top
 * @param minimum the least that the buyer may choose; null where the price is fixed
 * @param typed the chosen price as it was typed, or what is suggested
 * @param unit what one costs with all taxes, decimal; null where the typed price is none
 * @param taxRate in the reader's spelling, such as 19%; null for none
 * @param taxIncluded whether the price contains the tax
 * @param onTop the tax that comes on top, in hundredths of a percent; null for none
 * @param least how many a booking has at least
 * @param limit how many it has at most, if it says so
 */
record TicketCost(
        Price price,
        @Nullable Price minimum,
        String typed,
        @Nullable BigDecimal unit,
        @Nullable String taxRate,
        boolean taxIncluded,
        @Nullable Integer onTop,
        int least,
        @Nullable Integer limit) {

    /**
     * What one costs.
     *
     * @param limit how many a booking has at most, if no quota says so already
     * @param sent the form's fields, if it was sent
     */
    static TicketCost of(
            TicketType type,
            @Nullable Integer limit,
            @Nullable Map<String, String> sent,
            Locale locale) {
        var suggested = new BigDecimal(type.price()).setScale(type.digits());
        var minimum = type.minPrice();
        var currency = Currency.getInstance(type.currency());
        var typed = MoneyInput.spelling(suggested, currency);
        var price = suggested;
        if (minimum != null && sent != null) {
            typed = sent.getOrDefault(TicketChoice.priceField(type.id()), typed);
            price = typed(typed, type).orElse(null);
        }
        var rate = rate(type);
        var onTop = type.taxOnTop();
        return new TicketCost(
                Price.of(type.price(), type.currency(), locale),
                minimum == null ? null : Price.of(minimum, type.currency(), locale),
                typed,
                price == null ? null : type.costs(price),
                rate == null ? null : Percent.text(rate, locale),
                onTop.signum() == 0,
                onTop.signum() == 0 ? null : onTop.movePointRight(2).intValueExact(),
                Objects.requireNonNullElse(type.minPerBooking(), 1),
                limit);
    }

    /** The amount of a text that has one reading; empty for all other texts. */
    static Optional<BigDecimal> typed(String text, TicketType type) {
        return MoneyInput.read(text, Currency.getInstance(type.currency()))
                                instanceof MoneyInput.Amount amount
                        && amount.value().signum() >= 0
                ? Optional.of(amount.value().setScale(type.digits()))
                : Optional.empty();
    }

    private static @Nullable BigDecimal rate(TicketType type) {
        if (type.taxRate() == null) return null;
        var rate = new BigDecimal(type.taxRate());
        return rate.signum() == 0 ? null : rate;
    }

    /** Whether anything is to be paid for it, or can be. */
    public boolean free() {
        return minimum == null && price.free();
    }

    /** What one costs in the currency's smallest unit, for the script. */
    public @Nullable String unitMinor() {
        return unit == null ? null : unit.unscaledValue().toString();
    }
}
