package dev.marquee.site.browse;

import dev.marquee.site.client.Event;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The events of a month, under its name.
 *
 * @param id such as 2026-11
 */
record Month(String id, String title, List<EventCard> events) {

    /** The events, which are in order of time, by the month it then is at their place. */
    static List<Month> of(List<Event> events, LocalDate today, Locale locale) {
        var months = new LinkedHashMap<YearMonth, List<EventCard>>();
        for (var event : events) {
            var month = YearMonth.from(event.startsAt().atZone(event.timeZone()));
            months.computeIfAbsent(month, m -> new ArrayList<>()).add(EventCard.of(event, locale));
        }
        return months.entrySet().stream()
                .map(entry ->
                        new Month(
                                entry.getKey().toString(),
                                title(entry.getKey(), today, locale),
                                entry.getValue()))
                .toList();
    }

    private static String title(YearMonth month, LocalDate today, Locale locale) {
        var format =
                month.getYear() == today.getYear()
                        ? DateTimeFormatter.ofPattern("LLLL", locale)
                        : DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale);
        return format.format(month.atDay(1));
    }
}
