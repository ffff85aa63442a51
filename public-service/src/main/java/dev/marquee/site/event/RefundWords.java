package dev.marquee.site.event;

import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Percent;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer who cannot come gets back, for the page.
 *
 * @param mode none, request or automatic
 * @param until until when; null if that is when the event begins
 * @param fee what is kept; null for nothing
 * @param percent what is kept besides; null for nothing
 * @param discount whether whoever keeps too few tickets for a discount by quantity loses it
 */
public record RefundWords(
        String mode,
        @Nullable EventTime until,
        @Nullable String fee,
        @Nullable String percent,
        boolean discount) {

    public static RefundWords of(Event event, Locale locale) {
        var policy = Objects.requireNonNullElse(event.refundPolicy(), Event.RefundPolicy.DEFAULT);
        var until = event.startsAt().minus(Duration.ofHours(policy.untilHours()));
        return new RefundWords(
                policy.mode(),
                policy.untilHours() == 0
                        ? null
                        : EventTime.of(until, null, event.timeZone(), locale),
                isSome(policy.fee())
                        ? Price.of(String.valueOf(policy.fee()), event.currency(), locale).text()
                        : null,
                isSome(policy.feePercent())
                        ? Percent.text(new BigDecimal(String.valueOf(policy.feePercent())), locale)
                        : null,
                Boolean.TRUE.equals(policy.keepsDiscount()) && !policy.mode().equals("none"));
    }

    private static boolean isSome(@Nullable String amount) {
        return amount != null && new BigDecimal(amount).signum() > 0;
    }

    /** The end of the name of the message that says what is kept. */
    public String kept() {
        if (mode.equals("none")) return "none";
        if (fee == null) return percent == null ? "nothing" : "percent";
        return percent == null ? "fee" : "both";
    }
}
