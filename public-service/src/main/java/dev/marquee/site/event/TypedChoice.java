package dev.marquee.site.event;

import dev.marquee.platform.value.MoneyInput;
import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How many tickets of which kinds a buyer chose, what they cost, and what is wrong with it.
 *
 * @param shown what the buyer was shown that it costs
 * @param mistakes the messages of prices that cannot be taken, by kind
 */
record TypedChoice(List<NewBooking.Item> items, BigDecimal shown, Map<Long, Mistake> mistakes) {

    /** A message's name and its values. */
    record Mistake(String code, List<String> values) {

        Object[] arguments() {
            return values.toArray();
        }
    }

    /** Reads the fields of an event's form. */
    static TypedChoice of(
            Availability stock, Map<String, String> sent, Errors errors, Locale locale) {
        var items = new ArrayList<NewBooking.Item>();
        var mistakes = new HashMap<Long, Mistake>();
        var shown = BigDecimal.ZERO;
        for (var type : stock.ticketTypes()) {
            var quantity = quantity(type, sent, errors);
            if (quantity == 0) continue;
            var price = type.open() ? price(type, sent, locale, mistakes) : null;
            items.add(
                    new NewBooking.Item(
                            type.id(), quantity, price == null ? null : price.toPlainString()));
            var one = price == null ? shownUnit(type, sent) : type.costs(price);
            shown = shown.add(one.multiply(BigDecimal.valueOf(quantity)));
        }
        for (var mistake : mistakes.values())
            errors.reject(mistake.code(), mistake.arguments(), mistake.code());
        if (items.isEmpty() && !errors.hasGlobalErrors()) errors.reject("quantity.none");
        return new TypedChoice(items, shown, mistakes);
    }

    private static int quantity(TicketType type, Map<String, String> sent, Errors errors) {
        var text = sent.getOrDefault(TicketChoice.field(type.id()), "0").strip();
        if (text.matches("\\d{1,6}")) return Integer.parseInt(text);
        errors.reject("quantity.invalid");
        return 0;
    }

    /** The price that the buyer chose; null, and a mistake, if it is none that can be taken. */
    private static @Nullable BigDecimal price(
            TicketType type, Map<String, String> sent, Locale locale, Map<Long, Mistake> mistakes) {
        var text = sent.getOrDefault(TicketChoice.priceField(type.id()), "");
        var currency = Currency.getInstance(type.currency());
        var price = TicketCost.typed(text, type).orElse(null);
        if (price == null) {
            mistakes.put(
                    type.id(), mistake(type.name(), MoneyInput.read(text, currency), currency));
            return null;
        }
        var least = new BigDecimal(String.valueOf(type.minPrice()));
        if (price.compareTo(least) >= 0) return price;
        var words = Price.of(least.toPlainString(), type.currency(), locale).text();
        mistakes.put(type.id(), new Mistake("price.too-low", List.of(type.name(), words)));
        return null;
    }

    private static Mistake mistake(String type, MoneyInput read, Currency currency) {
        return read instanceof MoneyInput.Ambiguous(var decimals, var groups)
                ? new Mistake(
                        "price.ambiguous",
                        List.of(
                                type,
                                MoneyInput.spelling(decimals, currency),
                                MoneyInput.spelling(groups, currency)))
                : new Mistake("price.invalid", List.of(type));
    }

    /** What one cost on the page that the form was on; nothing where the page said so. */
    private static BigDecimal shownUnit(TicketType type, Map<String, String> sent) {
        var text = sent.getOrDefault(TicketChoice.unitField(type.id()), "0");
        return text.matches("\\d{1,12}(\\.\\d{1,4})?")
                ? new BigDecimal(text).setScale(type.digits(), RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }
}
