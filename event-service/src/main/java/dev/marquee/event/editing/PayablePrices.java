package dev.marquee.event.editing;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.client.TicketClient;
import dev.marquee.event.client.TicketClient.PaymentLimits;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.web.client.RestClientException;

/**
 * Refuses prices that nobody could pay online, where they are written and not where somebody wants
 * to pay: amounts below the least that the payment provider charges, and currencies that it does
 * not take. While ticket-service does not answer, nothing is refused here; it is when the price is
 * published, or at last when somebody pays.
 */
@Component
public class PayablePrices {

    private static final Logger log = LoggerFactory.getLogger(PayablePrices.class);

    private final TicketClient tickets;

    PayablePrices(TicketClient tickets) {
        this.tickets = tickets;
    }

    /**
     * Rejects what is wrong with the prices of ticket types, in the order of the request.
     *
     * @param only whether the one type was made from a price beside a total
     */
    void check(Currency currency, List<TicketType> types, boolean only, Errors errors) {
        if (types.stream().allMatch(type -> type.priceMinor() == 0)) return;
        var limits = limits(currency.getCurrencyCode());
        if (limits.isEmpty()) return;
        if (!limits.get().taken()) {
            Text.of("invalid.not-taken-by-the", currency.getCurrencyCode())
                    .reject(errors, "currency", "not_taken");
            return;
        }
        for (int i = 0; i < types.size(); i++)
            if (isTooLittle(types.get(i), limits.get()))
                Text.of("invalid.below-least", shown(limits.get()), least(limits.get()))
                        .reject(
                                errors,
                                only ? "price" : "ticketTypes[" + i + "].price",
                                "below_least");
    }

    private static boolean isTooLittle(TicketType type, PaymentLimits limits) {
        var least = type.pricing().minMinor();
        return Stream.of(LongStream.of(type.priceMinor()), LongStream.of(least == null ? 0 : least))
                .flatMapToLong(one -> one)
                .anyMatch(minor -> minor > 0 && minor < limits.minimumMinor());
    }

    /** As whoever fills in the form writes it. */
    private static String shown(PaymentLimits limits) {
        return MoneyFormat.text(
                Money.text(limits.minimumMinor(), limits.currency()),
                limits.currency(),
                LocaleContextHolder.getLocale());
    }

    private static String least(PaymentLimits limits) {
        return Money.text(limits.minimumMinor(), limits.currency()) + " " + limits.currency();
    }

    /**
     * Refuses to publish what could not be paid.
     *
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input}
     */
    public void checkToPublish(EventView event) {
        if (!event.costs() || !event.paymentMethods().card()) return;
        limits(event.currency())
                .ifPresent(limits -> {
                    if (!limits.taken())
                        throw Problems.invalid("currency", Text.of("invalid.not-taken-by-the"));
                    var minimum = limits.minimumMinor();
                    var currency = Currency.getInstance(event.currency());
                    event.ticketTypes().stream()
                            .map(type -> Money.minor(new BigDecimal(type.price()), currency))
                            .filter(minor -> minor > 0 && minor < minimum)
                            .findFirst()
                            .ifPresent(minor -> {
                                throw Problems.invalid(
                                        "ticket_types",
                                        Text.of("invalid.must-cost-nothing-or", least(limits)));
                            });
                });
    }

    private Optional<PaymentLimits> limits(String currency) {
        try {
            return Optional.of(tickets.paymentLimits(currency));
        } catch (RestClientException e) {
            log.info("what can be paid in {} is not known now: {}", currency, e.toString());
            return Optional.empty();
        }
    }
}
