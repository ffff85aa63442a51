package dev.marquee.ticket.offer;

import dev.marquee.platform.value.MoneyInput;
import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * An offer as it is typed into the page.
 *
 * @param kind {@code code}, {@code many} or {@code automatic}
 * @param startsAt by the clock of whoever types it, as is {@code endsAt}
 * @param perTicket "true" where every ticket is a use
 * @param version that was shown; null for a new one
 */
record OfferForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String code,
        @Nullable String percent,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Long eventId,
        @Nullable List<Long> ticketTypeIds,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String useLimit,
        @Nullable String perBuyer,
        @Nullable String minQuantity,
        @Nullable String perTicket,
        @Nullable Long version) {

    static final String CODE = "code";
    static final String MANY = "many";
    static final String AUTOMATIC = "automatic";

    static OfferForm empty(String currency) {
        return new OfferForm(
                null, CODE, null, null, null, currency, null, null, null, null, null, null, null,
                "false", null);
    }

    /** The same for an event, or for all. */
    OfferForm forEvent(@Nullable Long event) {
        return new OfferForm(
                name,
                kind,
                code,
                percent,
                amount,
                currency,
                event,
                ticketTypeIds,
                startsAt,
                endsAt,
                useLimit,
                perBuyer,
                minQuantity,
                perTicket,
                version);
    }

    static OfferForm of(OfferView offer, ZoneId zone, String usualCurrency) {
        var currency = Objects.requireNonNullElse(offer.currency(), usualCurrency);
        return new OfferForm(
                offer.name(),
                offer.automatic() ? AUTOMATIC : offer.codes() == 1 ? CODE : MANY,
                offer.code(),
                offer.percent() == null
                        ? null
                        : new BigDecimal(offer.percent()).stripTrailingZeros().toPlainString(),
                offer.amount() == null
                        ? null
                        : MoneyInput.spelling(
                                new BigDecimal(offer.amount()), MoneyInput.currency(currency)),
                currency,
                offer.eventId(),
                offer.ticketTypeIds(),
                local(offer.startsAt(), zone),
                local(offer.endsAt(), zone),
                text(offer.useLimit()),
                text(offer.perBuyer()),
                offer.minQuantity() == 1 ? null : text(offer.minQuantity()),
                String.valueOf(offer.perTicket()),
                offer.version());
    }

    private static @Nullable String local(@Nullable Instant time, ZoneId zone) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    /** Whether an amount in that currency is meant, or none at all. */
    boolean isAmount() {
        return !blank(amount);
    }

    public boolean isOfType(long type) {
        return ticketTypeIds != null && ticketTypeIds.contains(type);
    }

    /**
     * The same as a request of the API; what is no number, amount or time is rejected.
     *
     * @param stored the offer before; null for a new one
     */
    OfferRequest toRequest(ZoneId zone, @Nullable OfferView stored, Errors errors) {
        if (CODE.equals(kind) && blank(code))
            Text.of("invalid.required").reject(errors, "code", "offer_code_missing");
        return new OfferRequest(
                name == null ? null : name.strip(),
                CODE.equals(kind) ? code : null,
                AUTOMATIC.equals(kind),
                percent(errors),
                MoneyInput.amount("amount", amount, MoneyInput.currency(currency), errors),
                isAmount() ? currency : null,
                eventId,
                eventId == null ? List.of() : ticketTypeIds,
                time("startsAt", startsAt, zone, errors),
                time("endsAt", endsAt, zone, errors),
                AUTOMATIC.equals(kind) ? null : number("useLimit", useLimit, errors),
                AUTOMATIC.equals(kind) ? null : number("perBuyer", perBuyer, errors),
                number("minQuantity", minQuantity, errors),
                "true".equals(perTicket),
                stored == null || stored.active(),
                stored == null ? null : Long.valueOf(stored.organizerId()));
    }

    private @Nullable BigDecimal percent(Errors errors) {
        if (percent == null || blank(percent)) return null;
        try {
            return new BigDecimal(percent.strip().replace("%", "").strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            Text.of("invalid.0-to-100").reject(errors, "percent", "offer_percent");
            return null;
        }
    }

    private static @Nullable Integer number(String field, @Nullable String text, Errors errors) {
        if (text == null || blank(text)) return null;
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            Text.of("invalid.whole-number").reject(errors, field, "offer_number");
            return null;
        }
    }

    private static @Nullable Instant time(
            String field, @Nullable String text, ZoneId zone, Errors errors) {
        if (text == null || blank(text)) return null;
        try {
            return LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            Text.of("invalid.a-day-and-a").reject(errors, field, "offer_time");
            return null;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
