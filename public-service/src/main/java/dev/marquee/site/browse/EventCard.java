package dev.marquee.site.browse;

import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Image;
import dev.marquee.site.wording.Price;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as a row of the front page.
 *
 * @param running whether it has begun and not ended
 * @param nameLang the tag of the language of its name, where that is not the page's
 */
record EventCard(
        String code,
        String name,
        EventTime time,
        @Nullable String location,
        Price price,
        boolean severalPrices,
        int taken,
        int total,
        int left,
        boolean soldOut,
        boolean running,
        Image small,
        Image large,
        @Nullable String nameLang) {

    static EventCard of(Event event, Instant now, Locale locale) {
        return new EventCard(
                event.code(),
                event.name(),
                EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), locale),
                event.location(),
                Price.of(Objects.requireNonNullElse(event.price(), "0"), event.currency(), locale),
                event.severalPrices(),
                event.totalTickets() - event.left(),
                event.totalTickets(),
                event.left(),
                event.soldOut(),
                event.isRunning(now),
                Image.small(event),
                Image.large(event),
                event.langOf("name", locale));
    }

    /** How full it is, 0 to 1. */
    double share() {
        return total == 0 ? 1 : (double) taken / total;
    }
}
