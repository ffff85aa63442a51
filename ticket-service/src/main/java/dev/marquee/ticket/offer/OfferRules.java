package dev.marquee.ticket.offer;

import dev.marquee.platform.value.Money;
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
            errors.rejectValue("eventId", "offer_event", "is no event of yours on sale");
        if (!offer.types().isEmpty() && !new HashSet<>(types).containsAll(offer.types()))
            errors.rejectValue("ticketTypeIds", "offer_types", "must be types of the event");
        var start = offer.startsAt();
        var end = offer.endsAt();
        if (start != null && end != null && !end.isAfter(start))
            errors.rejectValue("endsAt", "offer_ends", "must be after starts_at");
    }

    private static void checkCode(OfferRequest offer, Errors errors) {
        if (offer.isAutomatic()) {
            if (offer.hasCode())
                errors.rejectValue("code", "offer_automatic", "is not for an automatic discount");
            if (offer.useLimit() != null)
                errors.rejectValue("useLimit", "offer_automatic", "is for offers with codes");
            if (offer.perBuyer() != null)
                errors.rejectValue("perBuyer", "offer_automatic", "is for offers with codes");
        } else if (offer.code() != null
                && offer.hasCode()
                && OfferCode.fold(offer.code()).isEmpty()) {
            errors.rejectValue(
                    "code", "offer_code", "must have 1 to 40 letters and digits, hyphens left out");
        }
    }

    private static void checkDiscount(
            OfferRequest offer, OfferEvents.@Nullable Event event, Errors errors) {
        var percent = offer.percent();
        var amount = offer.amount();
        if (percent == null && amount == null)
            errors.rejectValue("percent", "offer_discount", "is required, or an amount");
        else if (percent != null && amount != null)
            errors.rejectValue("amount", "offer_both", "must be left out beside percent");
        else if (percent != null) checkPercent(offer, percent, errors);
        else if (amount != null) checkAmount(offer, amount, event, errors);
    }

    private static void checkPercent(OfferRequest offer, BigDecimal percent, Errors errors) {
        if (percent.signum() < 0 || percent.compareTo(WHOLE) > 0 || percent.scale() > 2)
            errors.rejectValue(
                    "percent", "offer_percent", "must be 0 to 100, with at most two decimals");
        else if (percent.signum() == 0 && offer.isAutomatic())
            errors.rejectValue("percent", "offer_nothing", "must be more than 0");
    }

    private static void checkAmount(
            OfferRequest offer,
            BigDecimal amount,
            OfferEvents.@Nullable Event event,
            Errors errors) {
        var code = currency(offer, event);
        var currency = code == null ? null : Money.currency(code).orElse(null);
        if (currency == null) {
            errors.rejectValue("currency", "offer_currency", "must be a currency of ISO 4217");
            return;
        }
        if (event != null && !event.currency().equals(code))
            errors.rejectValue("currency", "offer_other_currency", "is not that of the event");
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0)
            errors.rejectValue("amount", "offer_amount", "must be more than 0");
        else if (amount.scale() > currency.getDefaultFractionDigits())
            errors.rejectValue("amount", "price_decimals", "has more decimals than " + currency);
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
