package dev.marquee.site.assistant.tool;

import dev.marquee.platform.reason.Reason;
import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Price;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Facts in the words of a language, as the pages say them. */
public final class Speech {

    private final MessageSource messages;
    private final Locale locale;

    public Speech(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public String text(String key, @Nullable Object... values) {
        return messages.getMessage(key, values, locale);
    }

    /** A text that may not exist. */
    public String textOr(String key, String other, @Nullable Object... values) {
        return String.valueOf(messages.getMessage(key, values, text(other), locale));
    }

    /** What a reason means, and what would help. */
    String reason(Reason reason) {
        return reason.text(messages, locale) + " " + reason.help(messages, locale);
    }

    /** When an event begins, with the name of its zone. */
    public String when(Event event) {
        return when(EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), locale));
    }

    public String when(EventTime time) {
        return text("refund.time", time.date(), time.time(), zone(time));
    }

    /** The zone of a time, by its city. */
    public String zone(EventTime time) {
        return time.city() == null ? time.zone() : text("place.zone", time.city());
    }

    /** An amount, or that it is free. */
    public String price(String amount, String currency) {
        var price = Price.of(amount, currency, locale);
        return price.free() ? text("free") : price.text();
    }

    /** An amount, zero too. */
    public String money(String amount, String currency) {
        return Price.of(amount, currency, locale).text();
    }
}
