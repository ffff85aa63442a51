package dev.marquee.event.web;

import static dev.marquee.event.catalogue.EventTimes.exact;
import static dev.marquee.event.catalogue.EventTimes.local;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.editing.TicketTypeRequest;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.value.MoneyInput;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A ticket type as it is typed into the page. A row that is left empty is none.
 *
 * @param needsCode "true" where only who has a code may buy it
 * @param taxIncluded "false" where the tax comes on top of the price
 * @param pool the number of the pool that it shares, from 1 on; empty if its places are its own
 */
record TicketTypeRow(
        @Nullable String id,
        @Nullable String name,
        @Nullable String price,
        @Nullable String quantity,
        @Nullable String saleStartsAt,
        @Nullable String saleEndsAt,
        @Nullable String quota,
        @Nullable String minPrice,
        @Nullable String taxRate,
        @Nullable String taxIncluded,
        @Nullable String minPerBooking,
        @Nullable String maxPerBooking,
        @Nullable String needsCode,
        @Nullable String pool) {

    static final TicketTypeRow EMPTY = named(null, null);

    static TicketTypeRow named(@Nullable String name, @Nullable String price) {
        return new TicketTypeRow(
                null, name, price, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    static TicketTypeRow of(EventView.Type type, Currency currency) {
        return new TicketTypeRow(
                String.valueOf(type.id()),
                type.name(),
                MoneyInput.spelling(new BigDecimal(type.price()), currency),
                text(type.quantity()),
                local(type.saleStartsAt()),
                local(type.saleEndsAt()),
                text(type.quota()),
                type.minPrice() == null
                        ? null
                        : MoneyInput.spelling(new BigDecimal(type.minPrice()), currency),
                percent(type.taxRate()),
                String.valueOf(type.taxIncluded()),
                text(type.minPerBooking()),
                text(type.maxPerBooking()),
                type.needsCode() ? "true" : null,
                null);
    }

    /** The number of the pool that it shares, if it says one. */
    @Nullable Integer poolNumber() {
        return pool != null && pool.matches("[1-9]\\d?") ? Integer.valueOf(pool) : null;
    }

    TicketTypeRow sharing(@Nullable Integer number) {
        return new TicketTypeRow(
                id,
                name,
                price,
                quantity,
                saleStartsAt,
                saleEndsAt,
                quota,
                minPrice,
                taxRate,
                taxIncluded,
                minPerBooking,
                maxPerBooking,
                needsCode,
                text(number));
    }

    /** 19.00 is 19, and nothing is empty. */
    static @Nullable String percent(String stored) {
        var percent = new BigDecimal(stored);
        return percent.signum() == 0 ? null : percent.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    boolean isEmpty() {
        return blank(name) && blank(price) && blank(quantity) && blank(pool) && !isLimited();
    }

    /** Whether it says more than name, price and number. */
    public boolean isLimited() {
        return Stream.of(saleStartsAt, saleEndsAt, quota, minPerBooking, maxPerBooking)
                        .anyMatch(text -> !blank(text))
                || isPricedFurther()
                || isHidden();
    }

    /** Whether only who has a code may buy it. */
    boolean isHidden() {
        return "true".equals(needsCode);
    }

    /** Whether it says more of its price than what it costs. */
    private boolean isPricedFurther() {
        return !blank(minPrice) || !blank(taxRate) || "false".equals(taxIncluded);
    }

    /** Whether it may cost something. */
    boolean isPriced() {
        return isPricedFurther()
                || price != null && price.codePoints().anyMatch(c -> c >= '1' && c <= '9');
    }

    /** What a price means in which a sign was read as grouping; null for all others. */
    static @Nullable String understood(@Nullable String typed, Currency currency, Locale locale) {
        return Optional.ofNullable(typed)
                .map(text -> MoneyInput.read(text, currency))
                .filter(read -> read instanceof MoneyInput.Amount amount && amount.grouped())
                .map(read -> ((MoneyInput.Amount) read).value().toPlainString())
                .map(amount -> MoneyFormat.text(amount, currency.getCurrencyCode(), locale))
                .orElse(null);
    }

    /**
     * The same as a request of the API; numbers that are none are rejected.
     *
     * @param path of its fields
     * @param stored the type before, if there was one in the same time zone: its times keep their
     *     offsets
     * @param shared the name of its pool; null if its places are its own
     */
    TicketTypeRequest toRequest(
            String path,
            Currency currency,
            EventView.@Nullable Type stored,
            @Nullable String shared,
            Errors errors) {
        return new TicketTypeRequest(
                TypedNumbers.number(path + "id", id, errors),
                name,
                MoneyInput.amount(path + "price", price, currency, errors),
                TypedNumbers.number(path + "quantity", quantity, errors),
                stored == null ? saleStartsAt : exact(saleStartsAt, stored.saleStartsAt()),
                stored == null ? saleEndsAt : exact(saleEndsAt, stored.saleEndsAt()),
                TypedNumbers.number(path + "quota", quota, errors),
                MoneyInput.amount(path + "minPrice", minPrice, currency, errors),
                TypedNumbers.percent(path + "taxRate", taxRate, errors),
                !"false".equals(taxIncluded),
                TypedNumbers.number(path + "minPerBooking", minPerBooking, errors),
                TypedNumbers.number(path + "maxPerBooking", maxPerBooking, errors),
                isHidden(),
                shared);
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
