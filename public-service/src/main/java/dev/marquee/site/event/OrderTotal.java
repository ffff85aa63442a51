package dev.marquee.site.event;

import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.site.client.Availability;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the present choice costs, for a form with priced tickets.
 *
 * @param total null where a typed price or number is none
 * @param digits how many decimals the currency has
 * @param shown how many of them a whole amount is shown with
 * @param locale the reader's, as a language tag
 */
record OrderTotal(@Nullable Price total, String currency, int digits, int shown, String locale) {

    /** Null for an event whose tickets are all free. */
    static @Nullable OrderTotal of(Availability stock, List<TicketChoice> choices, Locale locale) {
        if (choices.stream().allMatch(choice -> choice.cost().free())) return null;
        var currency = stock.ticketTypes().getFirst().currency();
        BigDecimal sum = BigDecimal.ZERO;
        for (var choice : choices) {
            var total = choice.total();
            sum = sum == null || total == null ? null : sum.add(total);
        }
        return new OrderTotal(
                sum == null ? null : Price.of(sum.toPlainString(), currency, locale),
                currency,
                Currency.getInstance(currency).getDefaultFractionDigits(),
                MoneyFormat.of(currency, locale, List.of()).decimals(),
                locale.toLanguageTag());
    }

    /** The same choice at another price. */
    OrderTotal costing(Price other) {
        return new OrderTotal(other, currency, digits, shown, locale);
    }

    /** Whether the present choice costs nothing. */
    public boolean free() {
        return total != null && total.free();
    }
}
