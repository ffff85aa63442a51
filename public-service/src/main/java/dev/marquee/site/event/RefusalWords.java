package dev.marquee.site.event;

import dev.marquee.site.client.Refusal;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says to a buyer why nothing was booked, and what to do. */
@Component
class RefusalWords {

    /**
     * A refusal in words.
     *
     * @param retry whether the same form, sent again, is to find out what became of it; otherwise
     *     another try is decided anew
     */
    record Said(HttpStatus status, String text, boolean retry) {}

    private final MessageSource messages;

    RefusalWords(MessageSource messages) {
        this.messages = messages;
    }

    Said of(Refusal refusal, Locale locale) {
        var left = Objects.requireNonNullElse(refusal.left(), 0);
        var quota = Objects.requireNonNullElse(refusal.quota(), 0);
        var held = Objects.requireNonNullElse(refusal.held(), 0);
        return switch (refusal.type()) {
            case "sold-out" ->
                    left > 0
                            ? conflict("refused.few-left", locale, left)
                            : conflict("refused.sold-out", locale);
            case "quota-exceeded" -> {
                if (held == 0) yield conflict("refused.quota", locale, quota);
                yield held < quota
                        ? conflict("refused.quota.some", locale, held, quota, quota - held)
                        : conflict("refused.quota.all", locale, held, quota);
            }
            case "request-in-progress" ->
                    new Said(HttpStatus.CONFLICT, text("refused.in-progress", locale), true);
            case "idempotency-key-reused" -> conflict("refused.changed", locale);
            case "busy" ->
                    new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.busy", locale), true);
            case "service-unavailable" ->
                    new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.failed", locale), true);
            case "event-not-on-sale" -> conflict("refused.not-on-sale", locale);
            default ->
                    refusal.status() == 429
                            ? new Said(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    text("refused.too-often", locale),
                                    true)
                            : conflict("refused.other", locale);
        };
    }

    /** Before any attempt: the box office does not answer. */
    Said unavailable(Locale locale) {
        return new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.unavailable", locale), true);
    }

    /** For an attempt whose end is not known. */
    Said unknown(Locale locale) {
        return new Said(HttpStatus.SERVICE_UNAVAILABLE, text("refused.unknown", locale), true);
    }

    private Said conflict(String key, Locale locale, Object... numbers) {
        return new Said(HttpStatus.CONFLICT, text(key, locale, numbers), false);
    }

    private String text(String key, Locale locale, Object... numbers) {
        return messages.getMessage(key, numbers, locale);
    }
}
