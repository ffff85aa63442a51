package dev.marquee.site.browse;

import dev.marquee.site.client.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The events of a month, under its name.
 *
 * @param id such as 2026-11
 * @param title null for what is running, which stands before all months
 */
record Month(String id, @Nullable String title, List<EventCard> events) {

    /**
     * The events, which are in order of time, by the month it then is at their place; what is
     * running comes first.
     */
    static List<Month> of(List<Event> events, Instant now, ZoneId zone, Locale locale) {
        var today = LocalDate.ofInstant(now, zone);
        var running = new ArrayList<EventCard>();
        var months = new LinkedHashMap<YearMonth, List<EventCard>>();
        for (var event : events) {
            var card = EventCard.of(event, now, locale);
            var month = YearMonth.from(event.startsAt().atZone(event.timeZone()));
            if (card.running()) running.add(card);
            else months.computeIfAbsent(month, m -> new ArrayList<>()).add(card);
        }
        var shown = new ArrayList<Month>();
        if (!running.isEmpty()) shown.add(new Month("now", null, running));
        months.forEach((month, cards) ->
                shown.add(new Month(month.toString(), title(month, today, locale), cards)));
        return shown;
    }

    private static String title(YearMonth month, LocalDate today, Locale locale) {
        var format =
                month.getYear() == today.getYear()
                        ? DateTimeFormatter.ofPattern("LLLL", locale)
                        : DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale);
        return format.format(month.atDay(1));
    }
}
