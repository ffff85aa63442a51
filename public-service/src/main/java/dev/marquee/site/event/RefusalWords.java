package dev.marquee.site.event;

import dev.marquee.platform.reason.Reasons;
import dev.marquee.platform.value.TimeFormat;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.wording.Price;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says to a buyer why nothing was booked, and what to do. */
@Component
public class RefusalWords {

    /**
     * A refusal in words.
     *
     * @param retry whether the same form, sent again, is to find out what became of it; otherwise
     *     another try is decided anew
     */
    public record Said(HttpStatus status, String text, boolean retry) {}

    private final MessageSource messages;

    RefusalWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Why, to the buyer. */
    public Said of(Refusal refusal, Locale locale) {
        var left = Objects.requireNonNullElse(refusal.left(), 0);
        var quota = Objects.requireNonNullElse(refusal.quota(), 0);
        var held =
                Objects.requireNonNullElse(refusal.held(), 0); // told to the address's owner only
        return switch (refusal.type()) {
            case "sold-out" ->
                    left > 0
                            ? conflict("refused.few-left", locale, left)
                            : conflict("refused.sold-out", locale);
            case "quota-exceeded" -> {
                var kind = refusal.ticketType();
                if (kind != null) yield conflict("refused.quota.kind", locale, kind, quota, held);
                if (held == 0) yield conflict("refused.quota", locale, quota);
                yield held < quota
                        ? conflict("refused.quota.some", locale, held, quota, quota - held)
                        : conflict("refused.quota.all", locale, held, quota);
            }
            case "offer-refused" -> offer(refusal, locale);
            case "price-changed" -> priceChanged(refusal, locale);
            case "quantity-not-allowed" -> perBooking(refusal, locale);
            case "request-in-progress" ->
                    new Said(HttpStatus.CONFLICT, text("refused.in-progress", locale), true);
            case "idempotency-key-reused" -> conflict("refused.changed", locale);
            case "busy" ->
                    new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.busy", locale), true);
            case "service-unavailable" ->
                    new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.failed", locale), true);
            case "too-many-holds" -> catalogued(refusal, locale);
            default ->
                    refusal.status() == 429
                            ? new Said(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    text("refused.too-often", locale),
                                    true)
                            : catalogued(refusal, locale);
        };
    }

    /** Why a code counts for nothing, and what would help. */
    private Said offer(Refusal refusal, Locale locale) {
        var reason = Objects.requireNonNullElse(refusal.reason(), "");
        return switch (reason) {
            case "not-yet" -> conflict("offer.not-yet", locale, day(refusal.startsAt(), locale));
            case "over" -> conflict("offer.over", locale, day(refusal.endsAt(), locale));
            case "other-event" -> conflict("offer.other-event", locale);
            case "other-type" ->
                    conflict(
                            "offer.other-type",
                            locale,
                            Objects.requireNonNullElse(refusal.ticketType(), ""));
            case "minimum" ->
                    conflict(
                            "offer.minimum",
                            locale,
                            Objects.requireNonNullElse(refusal.minQuantity(), 1));
            case "used-up" ->
                    conflict(
                            "offer.used-up", locale, Objects.requireNonNullElse(refusal.left(), 0));
            case "used-by-buyer" ->
                    conflict(
                            "offer.used-by-buyer",
                            locale,
                            Objects.requireNonNullElse(refusal.quota(), 1));
            default -> conflict("offer.unknown", locale);
        };
    }

    /** Why the code of a choice counts for nothing. */
    String code(Refusal refusal, Locale locale) {
        if (refusal.status() == 429) return text("offer.too-often", locale);
        return refusal.type().equals("offer-refused")
                ? offer(refusal, locale).text()
                : text("offer.unknown", locale);
    }

    /** By the clock of the event, whose offset it has. */
    private static String day(@Nullable String at, Locale locale) {
        return at == null
                ? ""
                : TimeFormat.minute(OffsetDateTime.parse(at).toZonedDateTime(), locale);
    }

    private Said priceChanged(Refusal refusal, Locale locale) {
        var total = refusal.total();
        var currency = refusal.currency();
        return total == null || currency == null
                ? catalogued(refusal, locale)
                : conflict(
                        "refused.price-changed", locale, Price.of(total, currency, locale).text());
    }

    private Said perBooking(Refusal refusal, Locale locale) {
        var kind = Objects.requireNonNullElse(refusal.ticketType(), "");
        var least = refusal.minPerBooking();
        return least == null
                ? conflict(
                        "refused.at-most",
                        locale,
                        kind,
                        Objects.requireNonNullElse(refusal.maxPerBooking(), 0))
                : conflict("refused.at-least", locale, kind, least);
    }

    /** In the words that all have for this reason. */
    private Said catalogued(Refusal refusal, Locale locale) {
        var reason =
                Reasons.of(refusal.type(), refusal.reason())
                        .or(() -> Reasons.of("conflict"))
                        .orElseThrow();
        return new Said(
                HttpStatus.CONFLICT,
                reason.text(messages, locale) + " " + reason.help(messages, locale),
                false);
    }

    /** Before any attempt: the buyer holds tickets already, and may have forgotten. */
    Said held(Locale locale) {
        return conflict("refused.held", locale);
    }

    /** Before any attempt: the box office does not answer. */
    Said unavailable(Locale locale) {
        return new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.unavailable", locale), true);
    }

    /** For an attempt whose end is not known. */
    Said unknown(Locale locale) {
        return new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.unknown", locale), true);
    }

    private Said conflict(String key, Locale locale, Object... values) {
        return new Said(HttpStatus.CONFLICT, text(key, locale, values), false);
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
