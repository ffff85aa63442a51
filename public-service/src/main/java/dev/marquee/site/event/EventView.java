package dev.marquee.site.event;

import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Poster;
import dev.marquee.site.wording.Price;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as its page shows it.
 *
 * @param paragraphs of the description
 * @param summary its first words, for search engines and previews
 */
record EventView(
        String code,
        String name,
        String status,
        @Nullable String lead,
        List<String> paragraphs,
        String summary,
        EventTime time,
        @Nullable String location,
        Price price,
        boolean severalPrices,
        String poster) {

    private static final int LEAD = 200;

    static EventView of(Event event, Locale locale) {
        var description = Objects.requireNonNullElse(event.description(), "").strip();
        var paragraphs =
                description.isEmpty()
                        ? List.<String>of()
                        : Arrays.asList(description.split("\\R\\s*\\R"));
        var lead =
                !paragraphs.isEmpty() && paragraphs.getFirst().length() <= LEAD
                        ? paragraphs.getFirst()
                        : null;
        return new EventView(
                event.code(),
                event.name(),
                event.status(),
                lead,
                lead == null ? paragraphs : paragraphs.subList(1, paragraphs.size()),
                shortened(description.replaceAll("\\s+", " ")),
                EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), locale),
                event.location(),
                Price.of(Objects.requireNonNullElse(event.price(), "0"), event.currency(), locale),
                event.severalPrices(),
                Poster.of(event.category()));
    }

    private static String shortened(String text) {
        if (text.length() <= LEAD) return text;
        var end = text.lastIndexOf(' ', LEAD);
        return text.substring(0, end > 0 ? end : LEAD) + "…";
    }
}
