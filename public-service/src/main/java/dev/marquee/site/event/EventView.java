package dev.marquee.site.event;

import dev.marquee.platform.value.Markdown;
import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Image;
import dev.marquee.site.wording.Price;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as its page shows it.
 *
 * @param lead the first paragraph of its description in plain words, if it is short
 * @param about the rest of the description, in Markdown
 * @param test whether it is only tried out
 * @param summary its first words, for search engines and previews
 * @param nameLang the tag of the language of its name, where that is not the page's
 * @param descriptionLang the same of its description
 */
record EventView(
        String code,
        String name,
        String status,
        @Nullable String lead,
        String about,
        String summary,
        EventTime time,
        @Nullable String location,
        Price price,
        boolean severalPrices,
        Image image,
        boolean test,
        @Nullable String nameLang,
        @Nullable String descriptionLang) {

    private static final int LEAD = 200;

    /** What makes a paragraph more than words: a heading, a list, a quotation, code, a link. */
    private static final Pattern SET_IN_TYPE =
            Pattern.compile("(?s)\\s*(?:[#>*+-]|\\d{1,9}[.)]|```|~~~).*|.*[*_`\\[<].*");

    private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\s*\\R");

    static EventView of(Event event, Markdown markdown, Locale locale) {
        var description = Objects.requireNonNullElse(event.description(), "").strip();
        var parts = EMPTY_LINE.split(description, 2);
        var lead = isLead(parts[0]) ? parts[0] : null;
        return new EventView(
                event.code(),
                event.name(),
                event.status(),
                lead,
                lead == null ? description : parts.length > 1 ? parts[1] : "",
                shortened(markdown.text(description).replaceAll("\\s+", " ")),
                EventTime.of(event.startsAt(), event.endsAt(), event.timeZone(), locale),
                event.location(),
                Price.of(Objects.requireNonNullElse(event.price(), "0"), event.currency(), locale),
                event.severalPrices(),
                Image.large(event),
                event.isTest(),
                event.langOf("name", locale),
                event.langOf("description", locale));
    }

    private static boolean isLead(String paragraph) {
        return !paragraph.isEmpty()
                && paragraph.length() <= LEAD
                && !SET_IN_TYPE.matcher(paragraph).matches();
    }

    private static String shortened(String text) {
        if (text.length() <= LEAD) return text;
        var end = text.lastIndexOf(' ', LEAD);
        return text.substring(0, end > 0 ? end : LEAD) + "…";
    }
}
