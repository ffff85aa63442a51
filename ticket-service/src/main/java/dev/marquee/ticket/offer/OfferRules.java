package dev.marquee.ticket.offer;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.pricing.Discount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What annotations cannot check of an offer that is sent. */
final class OfferRules {

    private static final BigDecimal WHOLE = new BigDecimal(100);
    private static final BigDecimal MOST = new BigDecimal("100000000");

    private OfferRules() {}

    /**
     * Rejects fields that do not fit together.
     *
     * @param event the one that it is for; null if it is for all, or there is no such event
     * @param types the ticket types of that event
     */
    static void check(
            OfferRequest offer,
            OfferEvents.@Nullable Event event,
            List<Long> types,
            Errors errors) {
        checkCode(offer, errors);
        checkDiscount(offer, event, errors);
        if (offer.eventId() != null && event == null)
            Text.of("invalid.no-event-of-yours").reject(errors, "eventId", "offer_event");
        if (!offer.types().isEmpty() && !new HashSet<>(types).containsAll(offer.types()))
            Text.of("invalid.types-of-the-event").reject(errors, "ticketTypeIds", "offer_types");
        var start = offer.startsAt();
        var end = offer.endsAt();
        if (start != null && end != null && !end.isAfter(start))
            Text.of("invalid.after-starts-at").reject(errors, "endsAt", "offer_ends");
    }

    private static void checkCode(OfferRequest offer, Errors errors) {
        if (offer.isAutomatic()) {
            if (offer.hasCode())
                Text.of("invalid.not-for-an-automatic").reject(errors, "code", "offer_automatic");
            if (offer.useLimit() != null)
                Text.of("invalid.for-offers-with-codes")
                        .reject(errors, "useLimit", "offer_automatic");
            if (offer.perBuyer() != null)
                Text.of("invalid.for-offers-with-codes")
                        .reject(errors, "perBuyer", "offer_automatic");
        } else if (offer.code() != null
                && offer.hasCode()
                && OfferCode.fold(offer.code()).isEmpty()) {
            Text.of("invalid.1-to-40-letters").reject(errors, "code", "offer_code");
        }
    }

    private static void checkDiscount(
            OfferRequest offer, OfferEvents.@Nullable Event event, Errors errors) {
        var percent = offer.percent();
        var amount = offer.amount();
        if (percent == null && amount == null)
            Text.of("invalid.required-or-an-amount").reject(errors, "percent", "offer_discount");
        else if (percent != null && amount != null)
            Text.of("invalid.left-out-beside-percent").reject(errors, "amount", "offer_both");
        else if (percent != null) checkPercent(offer, percent, errors);
        else if (amount != null) checkAmount(offer, amount, event, errors);
    }

    private static void checkPercent(OfferRequest offer, BigDecimal percent, Errors errors) {
        if (percent.signum() < 0 || percent.compareTo(WHOLE) > 0 || percent.scale() > 2)
            Text.of("invalid.0-to-100-with").reject(errors, "percent", "offer_percent");
        else if (percent.signum() == 0 && offer.isAutomatic())
            Text.of("invalid.more-than-0").reject(errors, "percent", "offer_nothing");
    }

    private static void checkAmount(
            OfferRequest offer,
            BigDecimal amount,
            OfferEvents.@Nullable Event event,
            Errors errors) {
        var code = currency(offer, event);
        var currency = code == null ? null : Money.currency(code).orElse(null);
        if (currency == null) {
            Text.of("invalid.currency").reject(errors, "currency", "offer_currency");
            return;
        }
        if (event != null && !event.currency().equals(code))
            Text.of("invalid.not-that-of-the").reject(errors, "currency", "offer_other_currency");
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0)
            Text.of("invalid.more-than-0").reject(errors, "amount", "offer_amount");
        else if (amount.scale() > currency.getDefaultFractionDigits())
            Text.of("invalid.more-decimals-than", currency)
                    .reject(errors, "amount", "price_decimals");
    }

    /** Of an amount: as it is said, or that of the event. */
    static @Nullable String currency(OfferRequest offer, OfferEvents.@Nullable Event event) {
        if (offer.currency() != null && !offer.currency().isBlank()) return offer.currency();
        return event == null ? null : event.currency();
    }

    /** What a valid offer takes off. */
    static Discount discount(OfferRequest offer, OfferEvents.@Nullable Event event) {
        var percent = offer.percent();
        if (percent != null) return new Discount.Percent(percent.movePointRight(2).intValueExact());
        var currency = Objects.requireNonNull(currency(offer, event));
        return new Discount.Amount(minor(Objects.requireNonNull(offer.amount()), currency));
    }

    /** The amount in minor units. */
    static long minor(BigDecimal amount, String currency) {
        return Money.minor(amount, Currency.getInstance(currency));
    }
}
